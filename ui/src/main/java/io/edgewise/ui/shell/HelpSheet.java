package io.edgewise.ui.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How to begin, and every command with its key. */
final class HelpSheet {

  private final ScrollPane root;

  /**
   * Lists commands.
   *
   * @param menus commands by the name of the menu that has them
   */
  HelpSheet(Map<String, List<Command>> menus) {
    VBox content = new VBox(8);
    content.getChildren().add(head("Getting started"));
    resource("getting-started.txt").lines().map(HelpSheet::paragraph).forEach(content.getChildren()::add);
    GridPane table = new GridPane(16, 4);
    int row = 0;
    for (Map.Entry<String, List<Command>> menu : menus.entrySet()) {
      table.add(head(menu.getKey().replace("_", "")), 0, row++, 3, 1);
      for (Command command : menu.getValue()) {
        table.add(new Label(command.name()), 0, row);
        table.add(key(command), 1, row);
        table.add(paragraph(command.sentence()), 2, row++);
      }
    }
    content.getChildren().add(table);
    content.setId("help");
    root = new ScrollPane(content);
    root.setFitToWidth(true);
    root.setPrefViewportHeight(480);
  }

  private static Label key(Command command) {
    Label key = new Label(command.shortcut().isEmpty() ? ""
        : KeyCombination.valueOf(command.shortcut()).getDisplayText());
    key.getStyleClass().add("key");
    key.setMinWidth(Region.USE_PREF_SIZE);
    return key;
  }

  private static Label head(String text) {
    Label head = new Label(text);
    head.getStyleClass().add("pane-title");
    return head;
  }

  private static Label paragraph(String text) {
    Label paragraph = new Label(text);
    paragraph.setWrapText(true);
    return paragraph;
  }

  /** A text that is packaged with the application. */
  static String resource(String name) {
    try (InputStream in = HelpSheet.class.getResourceAsStream("/io/edgewise/ui/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ScrollPane node() {
    return root;
  }
}
