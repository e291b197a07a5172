package io.edgewise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.ui.screen.Screen;
import io.edgewise.ui.screen.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Screen.class)
class ExploreTest {

  @Test
  @DisplayName("a slider that is moved there and back before anything was read again leaves the value as it was")
  void thereAndBack() throws IOException {
    try (Window window = Window.onExample("global-checkout.yaml")) {
      window.awaitAnswer();
      String before = Screen.get(() -> window.workbench().document().text());
      thereAndBack(window, "slider-users.rate");
      assertEquals(before, Screen.get(() -> window.workbench().document().text()));
      thereAndBack(window, "slider-requests.browse.steps[1].repeat.times");
      assertTrue(Screen.get(() -> window.workbench().document().text()).contains("{repeat: {times: 1, steps: [{read:"));
    }
  }

  private static void thereAndBack(Window window, String id) {
    Slider slider = window.node(id, Slider.class);
    Screen.run(() -> {
      double start = slider.getValue();
      slider.setValue(0.9);
      slider.setValue(start);
    });
  }

  @Test
  @DisplayName("calls per request move the verdict from near the users to beside the data")
  void theVerdictMovesWithTheSlider() throws IOException {
    try (Window window = Window.onExample("round-trips.yaml")) {
      window.awaitAnswer();
      Slider calls = window.node("slider-requests.page.steps[1].repeat.times", Slider.class);
      Label verdict = window.node("verdict", Label.class);
      Screen.run(() -> calls.setValue(0));
      window.awaitAnswer();
      String near = Screen.get(verdict::getText);
      Screen.run(() -> calls.setValue(1));
      window.awaitAnswer();
      String far = Screen.get(verdict::getText);
      assertTrue(far.startsWith("Code in Virginia"), far);
      assertNotEquals(near, far);
      assertTrue(Screen.get(() -> window.workbench().document().text()).contains("times: 20, steps"));
    }
  }

  @Test
  @DisplayName("charts whose buttons have no room in a small window are chosen from the menu of their row")
  void smallWindow() {
    try (Window window = new Window(example("round-trips.yaml"), "round-trips.yaml", 1100, 700)) {
      awaitCompleteAnswer(window);
      Screen.until("some buttons have no room", () -> more(window) != null && more(window).isVisible());
      window.click(Screen.get(() -> more(window)));
      ToggleButton breakEven = window.node("chart-break-even", ToggleButton.class);
      Screen.until("its button is in the menu", () -> breakEven.getScene() != window.main().root().getScene());
      Screen.run(breakEven::fire);
      Screen.until("the chosen chart is shown", () -> window.main().root().lookup("#break-even") != null);
      Screen.until("its button is in the row", () -> breakEven.getScene() == window.main().root().getScene());
      assertTrue(Screen.get(breakEven::isSelected));
    }
  }

  @Test
  @DisplayName("the open menu of charts stays open when an answer has other charts, which the row has once the menu is closed")
  void openMenuOfCharts() {
    try (Window window = new Window(example("round-trips.yaml"), "round-trips.yaml", 1100, 700)) {
      awaitCompleteAnswer(window);
      Screen.until("some buttons have no room", () -> more(window) != null && more(window).isVisible());
      ToolBar row = Screen.get(() -> (ToolBar) more(window).getParent());
      List<Node> before = Screen.get(() -> List.copyOf(row.getItems()));
      window.click(Screen.get(() -> more(window)));
      Screen.until("the menu is open", () -> openMenu().isPresent());
      Screen.run(() -> window.workbench().document().type(example("stale-reads.yaml")));
      awaitCompleteAnswer(window);
      assertTrue(Screen.get(() -> openMenu().isPresent()));
      assertEquals(before, Screen.get(() -> List.copyOf(row.getItems())));
      Screen.run(() -> openMenu().orElseThrow().hide());
      Screen.until("the row has other buttons", () -> !row.getItems().equals(before));
    }
  }

  /** Until the last answer: a later one may have one more chart, for which the row is laid out anew, and a click misses the menu. */
  private static void awaitCompleteAnswer(Window window) {
    window.awaitAnswer();
    Screen.until("the answer is complete", () -> !window.workbench().answers().workingProperty().get());
    window.awaitPulse();
  }

  private static Optional<ContextMenu> openMenu() {
    return javafx.stage.Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast)
        .findFirst();
  }

  private static String example(String name) {
    try {
      return Files.readString(Path.of("..", "scenarios", "examples", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Node more(Window window) {
    return window.main().root().lookup("#charts .tool-bar-overflow-button");
  }
}
