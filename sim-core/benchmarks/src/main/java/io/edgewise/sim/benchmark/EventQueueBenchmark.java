package io.edgewise.sim.benchmark;

import io.edgewise.sim.benchmark.reference.LadderQueue;
import io.edgewise.sim.kernel.EventQueue;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.random.QuantileTable;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The event list by the hold model: the first event is taken off and scheduled again after a random time, so that the
 * number of pending events stays (Jones, 1986, "An empirical comparison of priority-queue and event-set
 * implementations"). One operation is one removal and one insertion. The ladder queue of the reference loop beside it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class EventQueueBenchmark {

  /** How long after now an event is scheduled again. */
  public enum Increments {
    /** Exponential with a mean of 5 ms. */
    EXPONENTIAL,
    /** Lognormal with a median of 5 ms and sigma 0.3. */
    LOGNORMAL,
    /** Half of the events as exponential ones, the other half timers of 600 s. */
    TIMERS
  }

  private static final int SAMPLES = 1 << 16;
  private static final long TIMER_NANOS = 600_000_000_000L;

  /** Pending events. */
  @Param({"100", "1000", "10000", "100000", "1000000"})
  public int pending;

  /** The increments. */
  @Param({"EXPONENTIAL", "LOGNORMAL", "TIMERS"})
  public Increments increments;

  private final long[] samples = new long[SAMPLES];
  private EventQueue events;
  private LadderQueue ladder;
  private int firstTimer;
  private int at;

  /** Fills both lists. */
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(1);
    Distribution millis = increments == Increments.LOGNORMAL
        ? Lognormal.ofMedianAndSigma(5, 0.3)
        : new Exponential(5);
    QuantileTable table = QuantileTable.of(millis, 1e6);
    for (int i = 0; i < SAMPLES; i++) {
      samples[i] = table.sampleNanos(random.nextLong());
    }
    firstTimer = increments == Increments.TIMERS ? pending / 2 : pending;
    events = new EventQueue(pending);
    ladder = new LadderQueue(pending);
    for (int slot = 0; slot < pending; slot++) {
      long first = slot < firstTimer ? next() : random.nextLong(TIMER_NANOS);
      events.schedule(first, 0, slot);
      ladder.add(slot, first);
    }
  }

  private long next() {
    at = (at + 1) & (SAMPLES - 1);
    return samples[at];
  }

  /** The engine's event list. */
  @Benchmark
  public long eventQueue() {
    events.advance();
    long now = events.timeNanos();
    int slot = events.slot();
    events.schedule(now + (slot < firstTimer ? next() : TIMER_NANOS), 0, slot);
    return now;
  }

  /** The reference loop's. */
  @Benchmark
  public long ladderQueue() {
    int node = ladder.remove();
    long now = ladder.timeNanos(node);
    ladder.add(node, now + (node < firstTimer ? next() : TIMER_NANOS));
    return now;
  }
}
