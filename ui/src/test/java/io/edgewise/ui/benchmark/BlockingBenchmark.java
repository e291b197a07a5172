package io.edgewise.ui.benchmark;

import io.edgewise.ui.screen.FxWatch;
import io.edgewise.ui.screen.Screen;
import io.edgewise.ui.screen.Window;
import java.io.IOException;
import java.util.Locale;
import javafx.application.Platform;

/**
 * Lets a monkey act in the window, first to warm up, then once more, and tells for how long it blocked the screen. Arguments: how
 * many steps, and how many milliseconds of computing in one go are allowed; the exit code is 1 where there were more.
 */
public final class BlockingBenchmark {

  private static final String EXAMPLE = "global-checkout.yaml";

  private static final double AIM_MILLIS = 50;
  private static final int LINES = 20;

  private BlockingBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int steps = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
    double allowed = arguments.length > 1 ? Double.parseDouble(arguments[1]) : Double.POSITIVE_INFINITY;
    new Screen().beforeAll(null);
    boolean kept;
    try (Window window = Window.onExample(EXAMPLE); FxWatch watch = new FxWatch()) {
      window.awaitAnswer();
      new Monkey(window, watch, 1).act(steps);
      print("first", steps, watch);
      watch.reset();
      new Monkey(window, watch, 2).act(steps);
      print("then", steps, watch);
      kept = watch.longestBusyMillis() <= allowed;
    } finally {
      Platform.exit();
    }
    System.exit(kept ? 0 : 1);
  }

  private static void print(String when, int steps, FxWatch watch) {
    System.out.printf(Locale.ROOT,
        "%s, %s %d random steps: longest blocking of the screen %.0f ms; most computing in one go %.0f ms, %d times over"
            + " %.0f ms%n%s%n",
        EXAMPLE, when, steps, watch.longestMillis(), watch.longestBusyMillis(), watch.countBusierThan(AIM_MILLIS),
        AIM_MILLIS, watch.table(LINES));
  }
}
