package io.edgewise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.ui.benchmark.Monkey;
import io.edgewise.ui.document.ScenarioDocument;
import io.edgewise.ui.screen.FxWatch;
import io.edgewise.ui.screen.Screen;
import io.edgewise.ui.screen.SmallScenario;
import io.edgewise.ui.screen.Window;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Screen.class)
class MonkeyTest {

  private static final int STEPS = 1000;
  private static final long SEED = 20261129;
  private static final int RUNS = 50;
  /** Of the times in which the thread of the screen computed longest. */
  private static final int SHOWN = 3;
  /** Above the noise of the collector, under a megabyte; fifty answers that are kept take nineteen. */
  private static final long ALLOWED_BYTES = 6L << 20;
  /** Answered in no time: what is looked for is what stays of an answer, not how it is made. */
  private static final String SHORT = SmallScenario.TEXT
      .replace("run: {horizon: 2 min, warmUp: 10 s, replications: 4, seed: 1}",
          "run: {horizon: 20 s, warmUp: 2 s, replications: 2, seed: 1}");

  @Test
  @DisplayName("random clicks, keys, movements, undos, tabs and themes throw nothing and can all be undone")
  void survivesTheMonkey() throws IOException {
    try (Window window = Window.onExample("minimal.yaml"); FxWatch watch = new FxWatch()) {
      // The other processor is for the screen: a step is over sooner.
      Screen.run(() -> window.workbench().preferences().threadsProperty().set(1));
      window.awaitAnswer();
      ScenarioDocument document = window.workbench().document();
      String text = Screen.get(document::text);
      watch.reset();
      new Monkey(window, watch, SEED).act(STEPS);
      System.out.printf(Locale.ROOT, "monkey: longest blocking of the screen %.0f ms (%.0f ms of computing)%n%s%n",
          watch.longestMillis(), watch.longestBusyMillis(), watch.table(SHOWN));
      assertFalse(Screen.get(document.changes()::isEmpty), "the monkey changed nothing");
      Screen.run(() -> document.goTo(0));
      assertEquals(text, Screen.get(document::text));
      window.awaitAnswer();
    }
  }

  @Test
  @DisplayName("fifty answers in a row leave the heap where it was")
  void keepsNothingOfAnswersThatWent() {
    try (Window window = new Window(SHORT, "short.yaml", 1100, 700)) {
      answer(window, RUNS / 5, 1);
      long before = used();
      answer(window, RUNS, 2);
      long grown = used() - before;
      assertTrue(grown < ALLOWED_BYTES, "the heap grew by " + grown / 1024 + " KiB");
    }
  }

  /** Asks so many different questions, and waits for the answer to each. */
  private static void answer(Window window, int count, int first) {
    for (int i = 0; i < count; i++) {
      String rate = first + "." + i + " / s";
      Screen.run(() -> window.workbench().document().set("users.rate", rate, "Traffic " + rate));
      Screen.until("an answer", () -> window.workbench().answers().currentProperty().get());
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
