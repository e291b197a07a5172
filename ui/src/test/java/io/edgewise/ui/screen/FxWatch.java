package io.edgewise.ui.screen;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/**
 * Watches how long the thread of the screen leaves others waiting: every two milliseconds it is asked to do nothing, and the
 * longest time until it did is kept. On a busy machine that is also time in which the thread was not given a core; so the longest
 * time that it computed in one go is kept beside.
 */
public final class FxWatch implements AutoCloseable {

  private static final long PERIOD_MILLIS = 2;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
    Thread thread = new Thread(task, "fx-watch");
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
    return thread;
  });
  private long longestNanos;
  private long longestBusyNanos;
  private long busyBefore = -1;

  /** Begins to watch. */
  public FxWatch() {
    timer.scheduleAtFixedRate(this::ask, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void ask() {
    if (waiting.compareAndSet(false, true)) {
      long asked = System.nanoTime();
      Platform.runLater(() -> answered(asked));
    }
  }

  private void answered(long asked) {
    long busy = threads.getCurrentThreadCpuTime();
    if (busyBefore >= 0) {
      longestNanos = Math.max(longestNanos, System.nanoTime() - asked);
      longestBusyNanos = Math.max(longestBusyNanos, busy - busyBefore);
    }
    busyBefore = busy;
    waiting.set(false);
  }

  /** The longest time that something had to wait for the thread, in milliseconds. */
  public double longestMillis() {
    return Screen.get(() -> longestNanos / 1e6);
  }

  /** The longest time that the thread computed before it came to the next thing to do, in milliseconds. */
  public double longestBusyMillis() {
    return Screen.get(() -> longestBusyNanos / 1e6);
  }

  /** Begins anew. */
  public void reset() {
    Screen.run(() -> {
      longestNanos = 0;
      longestBusyNanos = 0;
    });
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
