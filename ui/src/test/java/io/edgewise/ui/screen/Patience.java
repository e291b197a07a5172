package io.edgewise.ui.screen;

import java.util.concurrent.TimeUnit;

/**
 * How long something is waited for: so many looks at it, a pause apart. Of the time in which this process does not run, because
 * somebody has halted it, no more than a pause counts.
 */
final class Patience {

  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long MOST_A_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private long spent;
  private long looked = System.nanoTime();

  /** Whether it is at its end; to be asked at every look. */
  boolean isOver() {
    long now = System.nanoTime();
    spent += Math.min(now - looked, MOST_A_LOOK_NANOS);
    looked = now;
    return spent > MOST_NANOS;
  }
}
