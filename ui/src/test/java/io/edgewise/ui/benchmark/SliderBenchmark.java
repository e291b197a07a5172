package io.edgewise.ui.benchmark;

import io.edgewise.ui.answer.Reply;
import io.edgewise.ui.screen.Screen;
import io.edgewise.ui.screen.Window;
import io.edgewise.ui.shell.Pulse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Slider;

/**
 * Moves two sliders of an example, and tells how long it takes from a movement until the first estimate is shown: in words, and
 * then in the figure; apart for the first movements after a start, while Java still compiles, and for later ones. Arguments: how
 * many movements of the later ones, and how many before them.
 */
public final class SliderBenchmark {

  private static final String EXAMPLE = "global-checkout.yaml";
  private static final List<String> SLIDERS =
      List.of("slider-users.rate", "slider-requests.browse.steps[1].repeat.times");

  private static final int MOST_SECONDS = 60;

  /** So many movements are the first ones. */
  private static final int FIRST = 20;

  private record Times(boolean first, double simulated, double words, double figure) {}

  private SliderBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int movements = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
    int warmUp = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    new Screen().beforeAll(null);
    try {
      measure(movements, warmUp);
    } finally {
      Platform.exit();
    }
  }

  private static void measure(int movements, int warmUp) throws IOException {
    try (Window window = Window.onExample(EXAMPLE)) {
      window.awaitAnswer();
      System.out.printf(Locale.ROOT, "%s on %d processors%n", EXAMPLE, Runtime.getRuntime().availableProcessors());
      List<Times> times = new ArrayList<>();
      for (int i = 0; i < warmUp + movements; i++) {
        times.add(move(window, SLIDERS.get(i % SLIDERS.size()), place(i)));
      }
      int early = Math.min(FIRST, warmUp);
      print("the first " + early + " movements", times.subList(0, early));
      print(movements + " movements after " + warmUp, times.subList(warmUp, warmUp + movements));
    }
  }

  /** Where a slider is moved to: far from where it was, and all over its range. */
  private static double place(int movement) {
    return movement * 0.618 % 1;
  }

  /**
   * Moves a slider; milliseconds until the words and until the figure of the first estimate are on the screen. Nothing looks at the
   * screen in between: that would take time from it.
   */
  private static Times move(Window window, String id, double value) {
    Slider slider = window.node(id, Slider.class);
    CompletableFuture<Times> seen = new CompletableFuture<>();
    Screen.run(() -> {
      long start = System.nanoTime();
      ReadOnlyObjectProperty<Reply> reply = window.workbench().answers().replyProperty();
      slider.setValue(value);
      reply.addListener(new InvalidationListener() {
        @Override
        public void invalidated(Observable property) {
          reply.removeListener(this);
          double words = (System.nanoTime() - start) / 1e6;
          double simulated = reply.get().millis();
          boolean first = reply.get().number() == 0;
          Pulse.afterLayout(window.main().root().getScene(),
              () -> seen.complete(new Times(first, simulated, words, (System.nanoTime() - start) / 1e6)));
        }
      });
    });
    Times times = seen.orTimeout(MOST_SECONDS, TimeUnit.SECONDS).join();
    if (!times.first()) {
      throw new IllegalStateException("the first estimate went by unseen");
    }
    return times;
  }

  private static void print(String which, List<Times> times) {
    if (!times.isEmpty()) {
      System.out.println(which + ":");
      print("  question to first estimate", times, Times::simulated);
      print("  movement to first estimate in words", times, Times::words);
      print("  movement to first estimate in the figure", times, Times::figure);
    }
  }

  private static void print(String what, List<Times> times, ToDoubleFunction<Times> part) {
    double[] sorted = times.stream().mapToDouble(part).sorted().toArray();
    System.out.printf(Locale.ROOT, "%s: median %.0f ms, p95 %.0f ms, most %.0f ms%n", what, sorted[sorted.length / 2],
        sorted[(int) Math.ceil(0.95 * sorted.length) - 1], sorted[sorted.length - 1]);
  }
}
