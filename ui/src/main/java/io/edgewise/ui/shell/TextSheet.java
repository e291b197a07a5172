package io.edgewise.ui.shell;

import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;

/** A sentence, and a longer text that can be copied. */
final class TextSheet {

  private final VBox root = new VBox(10);
  private final TextArea area = new TextArea();

  /**
   * Shows a text.
   *
   * @param sentence what it is
   */
  TextSheet(String sentence, String text) {
    area.setText(text);
    area.setId("sheet-text");
    area.setAccessibleText(sentence);
    area.setEditable(false);
    area.setPrefRowCount(14);
    area.getStyleClass().add("fixed-width");
    Button copy = new Button("_Copy");
    copy.setId("copy-text");
    copy.setTooltip(new Tooltip("Copy\nPuts the text on the clipboard."));
    copy.setOnAction(event -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(text);
      Clipboard.getSystemClipboard().setContent(content);
    });
    root.getChildren().addAll(Sheets.text(sentence, Sheets.TEXT_WIDTH), area, copy);
  }

  VBox node() {
    return root;
  }

  TextArea area() {
    return area;
  }
}
