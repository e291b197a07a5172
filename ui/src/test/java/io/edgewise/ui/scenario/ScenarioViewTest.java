package io.edgewise.ui.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.ui.document.ScenarioDocument;
import io.edgewise.ui.screen.Screen;
import io.edgewise.ui.screen.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Popup;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.SelectionSegment;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.StyledTextModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Screen.class)
class ScenarioViewTest {

  private static final Path EXAMPLE = Path.of("..", "scenarios", "examples", "minimal.yaml");

  private static String minimal;
  private static Window window;
  private static ScenarioDocument document;
  private static CodeArea area;

  @BeforeAll
  static void open() throws IOException {
    minimal = Files.readString(EXAMPLE);
    window = new Window(minimal, "minimal.yaml", 1100, 700);
    document = window.workbench().document();
    Screen.run(() -> window.main().tabs().getSelectionModel().select(1));
    window.awaitPulse();
    area = window.node("editor", CodeArea.class);
  }

  @BeforeEach
  void begin() {
    Screen.run(() -> {
      document.begin(minimal, "minimal.yaml");
      // Nobody looks at the answer.
      window.workbench().answers().cancel();
    });
    window.awaitPulse();
  }

  @AfterAll
  static void close() {
    window.close();
  }

  private String text() {
    return Screen.get(document::text);
  }

  /** Puts the caret behind a text, and gives the editor the keyboard. */
  private void caretBehind(String sought) {
    Screen.run(() -> {
      String before = document.text().substring(0, document.text().indexOf(sought) + sought.length());
      int line = (int) before.chars().filter(c -> c == '\n').count();
      area.requestFocus();
      area.select(TextPos.ofLeading(line, before.length() - before.lastIndexOf('\n') - 1));
    });
    window.awaitPulse();
  }

  /** Moves the mouse over the last letter before the caret. */
  private void hoverLeftOfCaret() {
    Screen.run(() -> {
      Node caret = area.lookup(".caret");
      Bounds bounds = caret.localToScreen(caret.getBoundsInLocal());
      Robot robot = new Robot();
      robot.mouseMove(bounds.getMinX() - 8, bounds.getCenterY());
      robot.mouseMove(bounds.getMinX() - 3, bounds.getCenterY());
    });
  }

  private void awaitProblems(int count) {
    Screen.until(count + " problems", () -> window.workbench().answers().problemsProperty().get().size() == count);
  }

  @Test
  @DisplayName("a mistake is underlined, listed in the words of validate, counted in the tab, and gone with it")
  void mistakes() {
    caretBehind("{rate");
    window.press(KeyCode.X);
    awaitProblems(2);
    ListView<?> problems = window.node("problems", ListView.class);
    Mark unknown = (Mark) Screen.get(() -> problems.getItems().getLast());
    assertTrue(unknown.problem().toString().endsWith("users.ratex: unknown key \"ratex\"; did you mean \"rate\"?"),
        unknown.problem()::toString);
    assertEquals("Scenario (2)", Screen.get(() -> window.main().tabs().getTabs().get(1).getText()));
    window.awaitPulse();
    assertTrue(Screen.get(() -> area.lookupAll(".error-underline").stream()
        .anyMatch(node -> !node.getBoundsInLocal().isEmpty())));
    hoverLeftOfCaret();
    Screen.until("the message is shown", () -> Popup.getWindows().stream().anyMatch(each -> each instanceof Tooltip tip
        && tip.isShowing() && tip.getText().contains("did you mean \"rate\"?")));
    window.press(KeyCode.BACK_SPACE);
    awaitProblems(0);
    assertEquals("Scenario", Screen.get(() -> window.main().tabs().getTabs().get(1).getText()));
    assertEquals(0, Screen.get(() -> problems.getItems().size()));
  }

  @Test
  @DisplayName("F8 and Enter in the list go to the line of a problem")
  void goesToProblems() {
    Screen.run(() -> document.type(document.text() + "\nslo: {p98: 1 s}\n"));
    awaitProblems(1);
    int line = Screen.get(() -> window.workbench().answers().problemsProperty().get().getFirst().location().line()) - 1;
    window.press(KeyCode.F8);
    assertEquals(line, Screen.get(() -> area.getCaretPosition().index()));
    Screen.run(() -> area.select(TextPos.ZERO));
    ListView<?> problems = window.node("problems", ListView.class);
    Screen.run(() -> {
      problems.requestFocus();
      problems.getSelectionModel().selectFirst();
    });
    window.press(KeyCode.ENTER);
    assertEquals(line, Screen.get(() -> area.getCaretPosition().index()));
    assertTrue(Screen.get(area::isFocused));
  }

  @Test
  @DisplayName("a completion is offered while a key is typed, and put in with Enter")
  void completes() {
    Screen.run(() -> document.type(document.text() + "\n"));
    Screen.run(() -> {
      area.requestFocus();
      area.select(area.getDocumentEnd());
    });
    window.press(KeyCode.S);
    Screen.until("the list is shown",
        () -> Popup.getWindows().stream().anyMatch(each -> each instanceof Popup && each.isShowing()));
    window.press(KeyCode.L);
    window.awaitPulse();
    window.press(KeyCode.ENTER);
    assertTrue(text().endsWith("\nslo:\n  "), text());
    window.press(KeyCode.CONTROL, KeyCode.SPACE);
    window.press(KeyCode.P, KeyCode.DIGIT5);
    window.awaitPulse();
    window.press(KeyCode.ENTER);
    assertTrue(text().endsWith("\nslo:\n  p50: "), text());
  }

  @Test
  @DisplayName("undo takes back what a knob did and what was typed, in one history, and the caret stays")
  void undoAcrossViews() {
    String first = text();
    Screen.run(() -> document.set("users.rate", "77 / s", "Traffic 77 / s"));
    assertTrue(Screen.get(area::getText).contains("77 / s"));
    caretBehind("77 / s");
    TextPos caret = Screen.get(area::getCaretPosition);
    window.press(KeyCode.DIGIT1);
    assertTrue(text().contains("77 / s1"));
    window.press(KeyCode.CONTROL, KeyCode.Z);
    assertTrue(Screen.get(area::getText).contains("77 / s") && !text().contains("77 / s1"));
    assertEquals(caret, Screen.get(area::getCaretPosition));
    window.press(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(first, text());
    assertEquals(first, Screen.get(area::getText));
    window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    assertTrue(text().contains("77 / s"));
  }

  @Test
  @DisplayName("a click on the history goes to the file as it was")
  void history() {
    String first = text();
    Screen.run(() -> document.set("users.rate", "77 / s", "Traffic 77 / s"));
    Screen.run(() -> document.set("run.seed", "9", "Seed 9"));
    ListView<?> history = window.node("history", ListView.class);
    assertEquals("[minimal.yaml as opened, Traffic 77 / s, Seed 9]", Screen.get(() -> history.getItems().toString()));
    window.awaitPulse();
    window.click(Screen.get(() -> history.lookupAll(".list-cell").stream()
        .filter(cell -> cell instanceof ListCell<?> row && row.getIndex() == 0).findFirst()
        .orElseThrow()));
    assertEquals(first, text());
    assertEquals(3, Screen.get(() -> history.getItems().size()));
    Screen.run(() -> history.getSelectionModel().select(2));
    Screen.run(history::requestFocus);
    window.press(KeyCode.ENTER);
    assertTrue(text().contains("seed: 9"), text());
  }

  @Test
  @DisplayName("Ctrl+F finds from the caret on and around the end; Ctrl+G goes to a line")
  void finds() {
    window.press(KeyCode.CONTROL, KeyCode.F);
    TextField field = window.node("find-field", TextField.class);
    Screen.run(() -> field.setText("RATE"));
    int line = Screen.get(() -> area.getCaretPosition().index());
    assertTrue(Screen.get(() -> area.getPlainText(line)).contains("rate"));
    assertEquals(4, Screen.get(() -> area.getCaretPosition().offset() - area.getAnchorPosition().offset()));
    window.press(KeyCode.ENTER);
    window.press(KeyCode.ESCAPE);
    window.press(KeyCode.CONTROL, KeyCode.G);
    Screen.run(() -> field.setText("3"));
    window.press(KeyCode.ENTER);
    assertEquals(2, Screen.get(() -> area.getCaretPosition().index()));
    assertTrue(Screen.get(area::isFocused));
  }

  @Test
  @DisplayName("Windows line ends stay when a line is typed")
  void lineEnds() {
    Screen.run(() -> document.begin("name: a\r\nusers:\r\n", "crlf.yaml"));
    caretBehind("users:");
    window.press(KeyCode.ENTER);
    window.press(KeyCode.R);
    assertEquals("name: a\r\nusers:\r\n  r\r\n", text());
  }

  @Test
  @DisplayName("while the text changes elsewhere nothing of it is selected, since JavaFX fails to draw that between lines not laid out")
  void changesWithoutSelection() {
    caretBehind("requests");
    List<SelectionSegment> selected = new ArrayList<>();
    Screen.run(() -> {
      TextPos caret = area.getCaretPosition();
      area.select(TextPos.ofLeading(caret.index() - 2, 1), caret);
      StyledTextModel.Listener listener = change -> selected.add(area.getSelection());
      area.getModel().addListener(listener);
      document.set("users.rate", "3 / s", "Traffic 3 / s");
      area.getModel().removeListener(listener);
    });
    assertEquals(Collections.singletonList(null), selected);
    window.press(KeyCode.X);
    assertTrue(text().contains("requestsx:"), this::text);
  }
}
