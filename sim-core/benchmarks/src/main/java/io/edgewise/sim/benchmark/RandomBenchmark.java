package io.edgewise.sim.benchmark;

import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.random.Purpose;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.RandomStream;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One random draw: bits, an exponential and a lognormal variate, as the engine makes them and by the usual formulas. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class RandomBenchmark {

  private static final double SIGMA = 0.3;

  private final RandomStream stream = RandomStream.of(1, 0, Purpose.SERVICE, 0);
  private final Random javaRandom = new Random(1);
  private final SplittableRandom splittable = new SplittableRandom(1);
  private final QuantileTable exponential = QuantileTable.of(new Exponential(5), 1e6);
  private final QuantileTable lognormal = QuantileTable.of(Lognormal.ofMedianAndSigma(5, SIGMA), 1e6);
  private long counter;

  /** 64 bits of a counter-based stream. */
  @Benchmark
  public long bitsOfStream() {
    return stream.bits(counter++);
  }

  /** 64 bits of {@link SplittableRandom}. */
  @Benchmark
  public long bitsOfSplittableRandom() {
    return splittable.nextLong();
  }

  /** 64 bits of {@link Random}. */
  @Benchmark
  public long bitsOfJavaRandom() {
    return javaRandom.nextLong();
  }

  /** An exponential variate by a quantile table. */
  @Benchmark
  public long exponentialByTable() {
    return exponential.sampleNanos(stream.bits(counter++));
  }

  /** An exponential variate by the logarithm. */
  @Benchmark
  public long exponentialByLog() {
    return (long) (-5e6 * Math.log(stream.uniform(counter++)));
  }

  /** A lognormal variate by a quantile table. */
  @Benchmark
  public long lognormalByTable() {
    return lognormal.sampleNanos(stream.bits(counter++));
  }

  /** A lognormal variate by a normal one, from the JDK's ziggurat, and the exponential function. */
  @Benchmark
  public long lognormalByExp() {
    return (long) (5e6 * Math.exp(SIGMA * splittable.nextGaussian()));
  }
}
