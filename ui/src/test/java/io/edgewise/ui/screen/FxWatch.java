package io.edgewise.ui.screen;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/**
 * Watches how long the thread of the screen leaves others waiting: every two milliseconds it is asked to do nothing, and how long
 * it takes until it does is kept. On a busy machine that is also time in which the thread was not given a core, or in which the
 * collector let nobody run; so the time that it computed meanwhile is kept beside.
 */
public final class FxWatch implements AutoCloseable {

  private static final long PERIOD_MILLIS = 2;
  /** Shorter ones are forgotten. */
  private static final long KEPT_NANOS = 10_000_000;
  /** What takes longer is looked at. */
  private static final long LOOKED_AT_NANOS = 5_000_000;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
  private final Thread screen = Screen.get(Thread::currentThread);
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
    Thread thread = new Thread(task, "fx-watch");
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
    return thread;
  });
  private volatile String deed = "";
  private volatile long asked;
  private final List<StackTraceElement[]> stacks = new ArrayList<>();
  private final List<Blocking> blockings = new ArrayList<>();
  private long busyBefore = -1;
  private long collectedBefore;

  /** Begins to watch. */
  public FxWatch() {
    timer.scheduleAtFixedRate(this::ask, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Says what is done next. */
  public void doing(String what) {
    deed = what;
  }

  private void ask() {
    if (waiting.compareAndSet(false, true)) {
      asked = System.nanoTime();
      Platform.runLater(this::answered);
    } else if (System.nanoTime() - asked > LOOKED_AT_NANOS) {
      StackTraceElement[] stack = screen.getStackTrace();
      synchronized (stacks) {
        stacks.add(stack);
      }
    }
  }

  private void answered() {
    long waited = System.nanoTime() - asked;
    long busy = threads.getCurrentThreadCpuTime();
    long collected = collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
    List<StackTraceElement[]> seen;
    synchronized (stacks) {
      seen = List.copyOf(stacks);
      stacks.clear();
    }
    if (busyBefore >= 0 && Math.max(waited, busy - busyBefore) > KEPT_NANOS) {
      blockings.add(new Blocking(deed, waited, busy - busyBefore,
          TimeUnit.MILLISECONDS.toNanos(collected - collectedBefore), seen));
    }
    busyBefore = busy;
    collectedBefore = collected;
    waiting.set(false);
  }

  /** The longest time that something had to wait for the thread, in milliseconds. */
  public double longestMillis() {
    return Screen.get(() -> blockings.stream().mapToLong(Blocking::waitedNanos).max().orElse(0) / 1e6);
  }

  /** The longest time that the thread computed before it came to the next thing to do, in milliseconds. */
  public double longestBusyMillis() {
    return Screen.get(() -> blockings.stream().mapToLong(Blocking::busyNanos).max().orElse(0) / 1e6);
  }

  /** How often the thread computed for longer than so many milliseconds before it came to the next thing to do. */
  public long countBusierThan(double millis) {
    return Screen.get(() -> blockings.stream().filter(each -> each.busyNanos() > millis * 1e6).count());
  }

  /** A table of those in which the thread computed longest. */
  public String table(int most) {
    return Screen.get(() -> {
      StringBuilder table = new StringBuilder(Blocking.titles());
      blockings.stream().sorted(Comparator.comparingLong(Blocking::busyNanos).reversed()).limit(most)
          .forEach(each -> table.append(System.lineSeparator()).append(each.line()));
      return table.toString();
    });
  }

  /** Begins anew. */
  public void reset() {
    Screen.run(blockings::clear);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
