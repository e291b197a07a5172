package io.edgewise.scenario.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;

/** One line of a terminal that tells how far the work is and how long it will take; gone when closed. */
final class Progress implements DoubleConsumer, AutoCloseable {

  private static final long QUIET_NANOS = 200_000_000L;
  private static final double FRACTION_TO_JUDGE = 0.03;

  private final String what;
  private final Console console;
  private final boolean shown;
  private final LongSupplier nanoTime;
  private final long startNanos;
  private long lastNanos;

  Progress(String what, Console console, boolean quiet, LongSupplier nanoTime) {
    this.what = what;
    this.console = console;
    this.nanoTime = nanoTime;
    shown = console.progress() && !quiet;
    startNanos = nanoTime.getAsLong();
    lastNanos = startNanos;
  }

  /** Takes the part done, 0..1. */
  @Override
  public void accept(double fraction) {
    long now = nanoTime.getAsLong();
    if (shown && now - lastNanos >= QUIET_NANOS) {
      lastNanos = now;
      console.err().print("\r\u001B[K" + line(fraction, now - startNanos));
      console.err().flush();
    }
  }

  private String line(double fraction, long elapsedNanos) {
    String done = String.format(Locale.ROOT, "%s: %.0f %%", what, 100 * fraction);
    if (fraction < FRACTION_TO_JUDGE) {
      return done;
    }
    Duration left = Duration.ofNanos(Math.round(elapsedNanos * (1 - fraction) / fraction));
    long seconds = left.toSeconds() + 1;
    String time = seconds < 100 ? seconds + " s" : (seconds + 30) / 60 + " min";
    return done + ", about " + time + " left (Ctrl-C cancels)";
  }

  @Override
  public void close() {
    clear();
  }

  /** Takes the line away, so that something else can be printed; it comes back with the next part done. */
  void clear() {
    if (shown && lastNanos != startNanos) {
      console.err().print("\r\u001B[K");
      console.err().flush();
    }
  }
}
