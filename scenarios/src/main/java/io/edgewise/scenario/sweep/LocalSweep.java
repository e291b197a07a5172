package io.edgewise.scenario.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * Simulates the points of a sweep on this machine, as many at a time as there are threads.
 *
 * @param simulation simulates one of them
 * @param threads at least one
 */
public record LocalSweep(PointSimulation simulation, int threads) implements SweepEngine {

  private static final int GLANCE_MILLIS = 200;

  @Override
  public void run(List<Integer> points, SweepJournal journal, DoubleConsumer progress, BooleanSupplier cancelled)
      throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(threads, work -> {
      Thread thread = new Thread(work, "sweep");
      thread.setDaemon(true);
      return thread;
    });
    try {
      AtomicInteger done = new AtomicInteger();
      List<Future<?>> running = new ArrayList<>();
      for (int number : points) {
        running.add(executor.submit(() -> {
          journal.add(simulation.point(number, cancelled));
          done.incrementAndGet();
          return null;
        }));
      }
      // In the order of the points, so that of several wrong ones it is always the first that is told.
      for (Future<?> each : running) {
        while (!ended(each)) {
          progress.accept((double) done.get() / running.size());
        }
        progress.accept((double) done.get() / running.size());
      }
    } finally {
      executor.shutdownNow();
      try {
        // Nobody may write to the journal when it is closed.
        executor.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits a little, and tells whether the work has ended by then. */
  private static boolean ended(Future<?> task) throws IOException {
    try {
      task.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the sweep was interrupted");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw io;
        case UncheckedIOException io -> throw io.getCause();
        case RuntimeException other -> throw other;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
