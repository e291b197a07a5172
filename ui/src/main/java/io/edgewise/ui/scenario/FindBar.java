package io.edgewise.ui.scenario;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** Finds a text in the editor, whether its letters are large or small, or goes to a line. Shown while it is used. */
final class FindBar {

  private final YamlEditor editor;
  private final TextField field = new TextField();
  private final Label label = new Label();
  private final Label found = new Label();
  private final Button previous = button("find-previous", "Previous", "Previous (Shift+Enter)\nFinds it further up.");
  private final Button next = button("find-next", "Next", "Next (Enter)\nFinds it further down.");
  private final HBox root;
  private boolean lines;

  /** A bar for an editor, hidden. */
  FindBar(YamlEditor editor) {
    this.editor = editor;
    label.setLabelFor(field);
    field.setId("find-field");
    field.setPrefColumnCount(24);
    found.setId("found");
    previous.setOnAction(event -> find(-1));
    next.setOnAction(event -> find(1));
    Button close = button("find-close", "Close", "Close (Esc)\nGoes back to the text.");
    close.setOnAction(event -> hide());
    root = new HBox(8, label, field, previous, next, found, close);
    root.setAlignment(Pos.CENTER_LEFT);
    root.getStyleClass().add("find-bar");
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    field.textProperty().addListener((property, before, now) -> {
      if (!lines) {
        find(0);
      }
    });
    root.setVisible(false);
    root.managedProperty().bind(root.visibleProperty());
  }

  private static Button button(String id, String name, String tip) {
    Button button = new Button(name);
    button.setId(id);
    button.setTooltip(new Tooltip(tip));
    return button;
  }

  Node node() {
    return root;
  }

  /** Asks for a text. */
  void find() {
    show(false, "_Find", "A text in the file");
  }

  /** Asks for the number of a line. */
  void goToLine() {
    show(true, "_Line", "1 to " + editor.lines().size());
  }

  private void show(boolean byLine, String name, String prompt) {
    lines = byLine;
    label.setText(name);
    label.setMnemonicParsing(true);
    field.setPromptText(prompt);
    field.setAccessibleText(name.substring(1) + ", " + prompt);
    previous.setVisible(!byLine);
    previous.setManaged(!byLine);
    next.setText(byLine ? "Go" : "Next");
    found.setText("");
    if (byLine) {
      field.clear();
    }
    root.setVisible(true);
    field.requestFocus();
    field.selectAll();
  }

  private void hide() {
    root.setVisible(false);
    editor.node().requestFocus();
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      hide();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && event.getTarget() == field) {
      find(event.isShiftDown() ? -1 : 1);
      event.consume();
    }
  }

  /** Finds from the caret on: 1 for what comes next, -1 for what came before, 0 for what is there or next. */
  private void find(int direction) {
    if (lines) {
      goTo();
      return;
    }
    String sought = field.getText().toLowerCase(Locale.ROOT);
    found.setText("");
    if (sought.isEmpty()) {
      return;
    }
    List<String> text = editor.lines().stream().map(line -> line.toLowerCase(Locale.ROOT)).toList();
    int length = sought.length();
    int column = editor.caretColumn();
    // The caret is behind what was found last.
    int from = direction > 0 ? column : direction == 0 ? Math.max(0, column - length) : column - length - 1;
    for (int i = 0; i <= text.size(); i++) {
      int line = Math.floorMod(editor.caretLine() + (direction < 0 ? -i : i), text.size());
      String there = text.get(line);
      int at = direction < 0 ? there.lastIndexOf(sought, i == 0 ? from : there.length())
          : there.indexOf(sought, i == 0 ? from : 0);
      if (at >= 0 && !(direction < 0 && i == 0 && from < 0)) {
        editor.select(line, at, at + length);
        return;
      }
    }
    found.setText("not found");
  }

  private void goTo() {
    try {
      int line = Integer.parseInt(field.getText().strip());
      if (line >= 1 && line <= editor.lines().size()) {
        root.setVisible(false);
        editor.goTo(line - 1, 0);
        return;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number that is too large.
    }
    found.setText("a number from 1 to " + editor.lines().size());
  }
}
