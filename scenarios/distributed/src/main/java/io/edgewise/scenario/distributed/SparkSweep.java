package io.edgewise.scenario.distributed;

import io.edgewise.scenario.sweep.PortableSweep;
import io.edgewise.scenario.sweep.SweepEngine;
import io.edgewise.scenario.sweep.SweepJournal;
import io.edgewise.topology.text.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/**
 * Simulates the points of a sweep on the executors of a Spark cluster. The driver alone writes the journal, each point
 * when its task has ended, so that an interrupted sweep goes on as a local one does.
 *
 * @param sweep with the content of all its files
 * @param master URL of the cluster; empty for what the configuration of Spark says, else all processors of this machine
 */
public record SparkSweep(PortableSweep sweep, Optional<String> master) implements SweepEngine {

  /** More tasks than this cost the driver more memory than they spread the work; each then takes several points. */
  private static final int MOST_TASKS = 20_000;
  private static final Duration GLANCE = Duration.create(200, "ms");
  private static final String MASTER = "spark.master";
  private static final String LOOPBACK = "127.0.0.1";

  @Override
  public void run(List<Integer> points, SweepJournal journal, DoubleConsumer progress, BooleanSupplier cancelled)
      throws IOException {
    if (points.isEmpty()) {
      return;
    }
    try (JavaSparkContext spark = new JavaSparkContext(configuration())) {
      PointTask task = new PointTask(spark.broadcast(new SharedSweep(sweep)));
      JavaRDD<Integer> numbers = spark.parallelize(points, Math.min(points.size(), MOST_TASKS));
      List<Object> tasks = new ArrayList<>(IntStream.range(0, numbers.getNumPartitions()).boxed().toList());
      Collector collector = new Collector(journal);
      SimpleFutureAction<BoxedUnit> job = spark.sc().submitJob(numbers.rdd(), task,
          CollectionConverters.asScala(tasks).toSeq(), collector::apply, () -> BoxedUnit.UNIT);
      try {
        while (!ended(job, cancelled)) {
          check(collector, cancelled);
          progress.accept((double) collector.finished() / points.size());
        }
        check(collector, cancelled);
        job.get();
      } finally {
        job.cancel();
      }
    } catch (CancellationException | InvalidInputException e) {
      throw e;
    } catch (SparkException | RuntimeException e) {
      // Spark stops by itself when the process is told to end, and complains that somebody still uses it.
      if (cancelled.getAsBoolean()) {
        throw cancellation();
      }
      throw failure(e);
    }
  }

  /** Waits a little, and tells whether the job has ended by then. */
  private static boolean ended(SimpleFutureAction<BoxedUnit> job, BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw cancellation();
    }
    try {
      Await.ready(job, GLANCE);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the sweep was interrupted");
    }
  }

  private static CancellationException cancellation() {
    return new CancellationException("the sweep was cancelled");
  }

  private void check(Collector collector, BooleanSupplier cancelled) throws IOException {
    collector.throwIfFailed();
    if (collector.wrong().isPresent()) {
      // What is wrong is a list of problems with their places: found again here rather than sent around.
      sweep.open().point(collector.wrong().getAsInt(), cancelled);
      throw new IllegalStateException("point " + collector.wrong().getAsInt() + " is wrong on an executor alone");
    }
  }

  private SparkConf configuration() {
    SparkConf configuration = new SparkConf();
    master.ifPresent(url -> configuration.setMaster(url));
    configuration.setIfMissing(MASTER, "local[*]");
    configuration.setIfMissing("spark.app.name", "edgewise sweep " + Path.of(sweep.source()).getFileName());
    // Progress is told by the command, as that of a local sweep.
    configuration.setIfMissing("spark.ui.showConsoleProgress", "false");
    configuration.setIfMissing("spark.ui.enabled", "false");
    // Results are written down and forgotten; the limit is meant for programs that gather them.
    configuration.setIfMissing("spark.driver.maxResultSize", "0");
    if (configuration.get(MASTER).startsWith("local")) {
      configuration.setIfMissing("spark.driver.bindAddress", LOOPBACK);
      configuration.setIfMissing("spark.driver.host", LOOPBACK);
    }
    if (!configuration.contains("spark.jars")) {
      configuration.setJars(JavaSparkContext.jarOfClass(SparkSweep.class));
    }
    return configuration;
  }

  /** The first line of what is behind the failure: the rest are stack traces of executors. */
  private static IllegalStateException failure(Exception failed) {
    Throwable cause = failed;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
    return new IllegalStateException("Spark gave up: " + message, failed);
  }
}
