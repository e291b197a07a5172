package io.edgewise.ui.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.ui.screen.Screen;
import io.edgewise.ui.screen.Window;
import java.io.IOException;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import jfx.incubator.scene.control.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Screen.class)
class GradualContentTest {

  private Window window;
  private int lines;

  @BeforeEach
  void open() throws IOException {
    window = Window.onExample("global-checkout.yaml");
    lines = Screen.get(() -> window.workbench().document().text().split("\n", -1).length);
  }

  @AfterEach
  void close() {
    window.close();
  }

  /** The editor as it is laid out in the turn in which its view is chosen for the first time. */
  private CodeArea firstSeen() {
    window.main().tabs().getSelectionModel().select(1);
    Scene scene = window.main().root().getScene();
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    CodeArea area = (CodeArea) scene.lookup("#editor");
    assertTrue(area.getParagraphCount() < lines, () -> area.getParagraphCount() + " of " + lines + " lines");
    return area;
  }

  @Test
  @DisplayName("a file is laid out in portions when it is shown first, and the window says that there is more to come")
  void portions() {
    CodeArea area = Screen.get(() -> {
      CodeArea seen = firstSeen();
      assertTrue(window.main().isReading());
      return seen;
    });
    Screen.until("all lines are there", () -> area.getParagraphCount() == lines);
    Screen.until("nothing more is to come", () -> !window.main().isReading());
    assertEquals(window.workbench().document().text(), Screen.get(() -> area.getText()));
  }

  @Test
  @DisplayName("all lines are there at once for whoever types")
  void typed() {
    Screen.run(() -> {
      CodeArea area = firstSeen();
      area.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SHIFT, true, false, false, false));
      assertEquals(lines, area.getParagraphCount());
    });
  }

  @Test
  @DisplayName("all lines are there at once when the file is changed elsewhere")
  void changed() {
    Screen.run(() -> {
      CodeArea area = firstSeen();
      window.workbench().document().set("seed", "77", "Seed");
      assertEquals(window.workbench().document().text(), area.getText());
    });
  }
}
