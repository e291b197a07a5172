package io.edgewise.ui.screen;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Stands for the thread of the screen where view models are tested without one: what is handed over runs while a test waits. */
public final class Turns implements Executor {

  private static final long MOST_SECONDS = 30;

  private final LinkedBlockingQueue<Runnable> handed = new LinkedBlockingQueue<>();

  @Override
  public void execute(Runnable task) {
    handed.add(task);
  }

  /** Runs what is handed over until something holds. */
  public void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (!holds.getAsBoolean()) {
      try {
        Runnable next = handed.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (next == null) {
          throw new AssertionError("never came true: " + what);
        }
        next.run();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
