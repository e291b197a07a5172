package io.edgewise.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.ui.document.Change;
import io.edgewise.ui.screen.Pointer;
import io.edgewise.ui.screen.Screen;
import io.edgewise.ui.screen.SmallScenario;
import io.edgewise.ui.screen.Window;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is dragged with a mouse: without a display, JavaFX passes on the first movement of a drag alone. */
@Tag("display")
@ExtendWith(Screen.class)
class DragsTest {

  private Window window;
  private Pointer pointer;

  @BeforeEach
  void open() {
    window = new Window(SmallScenario.TEXT, "small.yaml", 1300, 860);
    pointer = new Pointer();
    window.awaitAnswer();
    window.awaitPulse();
  }

  @AfterEach
  void close() {
    window.close();
  }

  private String text() {
    return Screen.get(() -> window.workbench().document().text());
  }

  private List<String> changes() {
    return Screen.get(() -> window.workbench().document().changes().stream().map(Change::description).toList());
  }

  @Test
  @DisplayName("a card that is dragged below another one comes behind it in the file")
  void card() {
    Region far = window.node("card-far", Region.class);
    Region near = window.node("card-near", Region.class);
    Point2D from = Screen.get(() -> far.localToScreen(far.getWidth() / 2, far.getHeight() - 4));
    double down = Screen.get(() -> near.getLayoutY() - far.getLayoutY() + near.getHeight() / 2 + 20);
    pointer.drag(from, from.add(0, down));
    Screen.until("the order", () -> !window.workbench().document().changes().isEmpty());
    assertTrue(text().indexOf("\n  near:") < text().indexOf("\n  far:"), text());
    assertTrue(text().contains("# Close to the data."), "comments stay");
    assertEquals(1, changes().size());
  }

  @Test
  @DisplayName("a slider that is dragged is one change, whatever it passed on its way")
  void slider() {
    Slider slider = window.node("slider-users.rate", Slider.class);
    double before = Screen.get(slider::getValue);
    Point2D thumb = Pointer.middle(Screen.get(() -> slider.lookup(".thumb")));
    pointer.drag(thumb, thumb.add(50, 0));
    Screen.until("the slider moved", () -> slider.getValue() > before + 0.05);
    assertEquals(1, changes().size(), "one drag is one change: " + changes());
    Screen.run(window.workbench().document()::undo);
    assertEquals(SmallScenario.TEXT, text());
    Screen.until("the slider follows", () -> Math.abs(slider.getValue() - before) < 1e-9);
  }

  @Test
  @DisplayName("the line between map and chart is dragged")
  void divider() {
    SplitPane split = window.node("explore-middle", SplitPane.class);
    double before = Screen.get(() -> split.getDividerPositions()[0]);
    Point2D line = Pointer.middle(Screen.get(() -> split.lookup(".split-pane-divider")));
    pointer.drag(line, line.add(0, -80));
    Screen.until("the line moved", () -> split.getDividerPositions()[0] < before - 0.05);
  }
}
