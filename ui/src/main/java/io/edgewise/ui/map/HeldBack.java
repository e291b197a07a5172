package io.edgewise.ui.map;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Holds back what is costly to draw while somebody waits for something newer: drawn by software, a picture of the map takes a core
 * from the answer for some 0.1 s. Shown all the same is what comes a second or more after the last one.
 */
final class HeldBack<T> {

  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Consumer<T> show;
  private final LongSupplier clockNanos;
  private long shownNanos;
  private T held;

  /**
   * Holds nothing back yet.
   *
   * @param show draws it
   * @param clockNanos the time
   */
  HeldBack(Consumer<T> show, LongSupplier clockNanos) {
    this.show = show;
    this.clockNanos = clockNanos;
    // The first one is not held back.
    shownNanos = clockNanos.getAsLong() - MOST_NANOS;
  }

  /** Shows something, or holds it back and forgets what was held back before, if anything newer is on its way. */
  void take(T made, boolean overtaken) {
    held = made;
    if (!overtaken || clockNanos.getAsLong() - shownNanos >= MOST_NANOS) {
      release();
    }
  }

  /** Shows what is held back, since nothing newer comes; nothing where nothing is. */
  void release() {
    if (held != null) {
      T made = held;
      held = null;
      show.accept(made);
      shownNanos = clockNanos.getAsLong();
    }
  }
}
