package io.edgewise.ui.map;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Computes beside the screen. Of tasks that come quickly one after the other the last one alone is of account. */
final class LatestWork {

  private static final long IDLE_SECONDS = 5;

  private final AtomicLong newest = new AtomicLong();
  private final Executor screen;
  // Its thread ends by itself, so that nobody has to close it.
  private final ThreadPoolExecutor worker = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS,
      new LinkedBlockingQueue<>(), task -> {
        Thread thread = new Thread(task, "map");
        thread.setDaemon(true);
        return thread;
      });

  /**
   * Hands results over on a thread.
   *
   * @param screen runs what changes properties
   */
  LatestWork(Executor screen) {
    this.screen = screen;
    worker.allowCoreThreadTimeOut(true);
  }

  /**
   * Computes something and shows it, unless something newer was asked for by then.
   *
   * @param work beside the screen
   * @param show on its thread
   * @param failed on its thread, where the work threw
   */
  <T> void ask(Supplier<T> work, Consumer<T> show, Consumer<RuntimeException> failed) {
    long number = newest.incrementAndGet();
    worker.execute(() -> {
      if (number != newest.get()) {
        return;
      }
      try {
        T result = work.get();
        hand(number, () -> show.accept(result));
      } catch (RuntimeException e) {
        hand(number, () -> failed.accept(e));
      }
    });
  }

  private void hand(long number, Runnable change) {
    screen.execute(() -> {
      if (number == newest.get()) {
        change.run();
      }
    });
  }

  /** What was asked for is not wanted any more. */
  void forget() {
    newest.incrementAndGet();
  }
}
