package io.edgewise.scenario.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;

/** Simulates the points of a sweep on this machine, as many at a time as there are threads. */
public final class LocalSweep {

  private LocalSweep() {}

  /**
   * Simulates points and writes each down when it is finished.
   *
   * @param points their numbers
   * @param task simulates one of them, on one thread
   * @param progress takes the part done, 0..1, on the thread of the caller
   * @throws IOException if the journal cannot be written
   */
  public static void run(List<Integer> points, IntFunction<SweepPoint> task, SweepJournal journal, int threads,
      DoubleConsumer progress) throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(threads, work -> {
      Thread thread = new Thread(work, "sweep");
      thread.setDaemon(true);
      return thread;
    });
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int number : points) {
        running.add(executor.submit(() -> {
          journal.add(task.apply(number));
          return null;
        }));
      }
      for (int i = 0; i < running.size(); i++) {
        await(running.get(i));
        progress.accept((i + 1.0) / running.size());
      }
    } finally {
      executor.shutdownNow();
      try {
        // Nobody may write to the journal when it is closed.
        executor.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void await(Future<?> task) throws IOException {
    try {
      task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.util.concurrent.CancellationException("the sweep was interrupted");
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
