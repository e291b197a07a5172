package io.edgewise.ui.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.ui.screen.Screen;
import io.edgewise.ui.screen.SmallScenario;
import io.edgewise.ui.screen.Window;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Screen.class)
class StrategyCardsTest {

  private static Window window;

  @BeforeAll
  static void open() {
    window = new Window(SmallScenario.TEXT, "small.yaml", 1100, 700);
    window.awaitAnswer();
  }

  @AfterAll
  static void close() {
    window.close();
  }

  private static double top(String id) {
    return window.main().root().lookup("#card-" + id).getLayoutY();
  }

  private static void drag(Region card, double by) {
    Screen.run(() -> {
      Bounds bounds = card.localToScene(card.getBoundsInLocal());
      double x = bounds.getCenterX();
      fire(card, MouseEvent.MOUSE_PRESSED, x, bounds.getCenterY());
      fire(card, MouseEvent.MOUSE_DRAGGED, x, bounds.getCenterY() + by / 2);
      fire(card, MouseEvent.MOUSE_DRAGGED, x, bounds.getCenterY() + by);
      fire(card, MouseEvent.MOUSE_RELEASED, x, bounds.getCenterY() + by);
    });
  }

  private static void fire(Region card, EventType<MouseEvent> type, double x, double y) {
    card.fireEvent(new MouseEvent(type, x, y, x, y, MouseButton.PRIMARY, 1, false, false, false, false, true, false,
        false, false, false, false, null));
  }

  @Test
  @DisplayName("a card that is dragged below another one is moved there, in the file too, and undo brings it back")
  void dragging() {
    Region far = window.node("card-far", Region.class);
    drag(far, 3);
    assertEquals(SmallScenario.TEXT, Screen.get(() -> window.workbench().document().text()));
    drag(far, 400);
    Screen.until("far below near", () -> top("near") < top("far"));
    assertTrue(Screen.get(() -> window.workbench().document().text().indexOf("near:") < window.workbench().document()
        .text().indexOf("far:")));
    Screen.run(window.workbench().document()::undo);
    Screen.until("far above near", () -> top("far") < top("near"));
  }

  /** Chooses to rename in the menu of a card, and types a name. */
  private static void rename(String name) {
    MenuButton menu = window.node("card-menu-near", MenuButton.class);
    Screen.run(() -> menu.getItems().stream().filter(item -> "rename".equals(item.getId())).findFirst().orElseThrow()
        .fire());
    TextField field = window.node("rename", TextField.class);
    Screen.until("the field has the keyboard", field::isFocused);
    Screen.run(() -> field.setText(name));
  }

  @Test
  @DisplayName("a name that is typed is taken over when the look goes elsewhere, and left with Escape")
  void namesAreNotLost() {
    rename("Elsewhere");
    Screen.run(() -> window.main().root().lookup("#card-far").requestFocus());
    Screen.until("the name", () -> window.workbench().document().text().contains("name: Elsewhere"));
    Screen.run(window.workbench().document()::undo);
    rename("Never");
    window.press(KeyCode.ESCAPE);
    assertTrue(Screen.get(() -> window.main().root().lookup("#rename") == null));
    assertEquals(SmallScenario.TEXT, Screen.get(() -> window.workbench().document().text()));
  }

  @Test
  @DisplayName("the menu of a card renames, and the button above all adds from the catalogue")
  void menus() {
    rename("Main");
    window.press(KeyCode.ENTER);
    Screen.until("the name", () -> window.workbench().document().text().contains("name: Main"));
    Screen.run(window.workbench().document()::undo);
    MenuButton add = window.node("add-strategy", MenuButton.class);
    Screen.run(add::show);
    Screen.until("the platforms, also where the catalogue is not read yet", () -> add.getItems().size() > 2);
    Screen.run(add::hide);
  }

  @Test
  @DisplayName("a card is hidden, moved, renamed and deleted by keys alone")
  void keys() {
    Region near = window.node("card-near", Region.class);
    Screen.run(near::requestFocus);
    window.press(KeyCode.H);
    assertTrue(Screen.get(() -> window.workbench().hidden().contains("near")));
    window.press(KeyCode.H);
    assertFalse(Screen.get(() -> window.workbench().hidden().contains("near")));
    window.press(KeyCode.ALT, KeyCode.UP);
    Screen.until("near above far", () -> window.main().root().lookup("#card-near").getLayoutY() < window.main().root()
        .lookup("#card-far").getLayoutY());
    assertTrue(Screen.get(() -> window.workbench().document().text()).contains("# Close to the users."));
    window.press(KeyCode.ENTER);
    window.node("placement-form", Region.class);
    window.press(KeyCode.ESCAPE);
    Screen.run(() -> window.main().root().lookup("#card-near").requestFocus());
    window.press(KeyCode.DELETE);
    Screen.until("no card", () -> window.main().root().lookup("#card-near") == null);
    Screen.run(() -> window.workbench().document().goTo(0));
    Screen.until("both cards", () -> window.main().root().lookup("#card-near") != null);
    assertEquals(SmallScenario.TEXT, Screen.get(() -> window.workbench().document().text()));
  }
}
