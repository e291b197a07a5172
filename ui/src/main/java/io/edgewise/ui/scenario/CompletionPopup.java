package io.edgewise.ui.scenario;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/** The list of what may be written at the caret, with what the chosen entry means. The keyboard stays with the editor. */
final class CompletionPopup {

  private static final double WIDTH = 420;
  private static final double ROW = 26;
  private static final int MOST_ROWS = 8;

  private final Popup popup = new Popup();
  private final ListView<Completion> list = new ListView<>();
  private final VBox content;
  private final Consumer<Completion> chosen;

  /** A list that is not shown yet. */
  CompletionPopup(Consumer<Completion> chosen) {
    this.chosen = chosen;
    list.setId("completions");
    list.setAccessibleText("Completions");
    list.setFixedCellSize(ROW);
    list.setFocusTraversable(false);
    list.setPrefWidth(WIDTH);
    list.setCellFactory(view -> new Row());
    list.setOnMouseClicked(event -> accept());
    Label meaning = new Label();
    meaning.setId("completion-meaning");
    meaning.setWrapText(true);
    meaning.setMaxWidth(WIDTH);
    meaning.getStyleClass().add("meaning");
    list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
      meaning.setText(now == null ? "" : now.description());
      meaning.setManaged(!meaning.getText().isEmpty());
    });
    content = new VBox(list, meaning);
    content.getStyleClass().add("completion");
    content.setMaxWidth(WIDTH);
    popup.getContent().add(content);
    popup.setAutoHide(true);
    popup.setHideOnEscape(false);
  }

  /** Whether it is on the screen. */
  boolean isShowing() {
    return popup.isShowing();
  }

  /** What is offered. */
  ListView<Completion> list() {
    return list;
  }

  /**
   * Shows entries below a caret.
   *
   * @param owner of the caret
   * @param caret in coordinates of the screen
   */
  void show(Node owner, Bounds caret, List<Completion> completions) {
    if (completions.isEmpty()) {
      hide();
      return;
    }
    list.getItems().setAll(completions);
    list.getSelectionModel().selectFirst();
    list.scrollTo(0);
    list.setPrefHeight(ROW * Math.min(MOST_ROWS, completions.size()) + 2);
    content.getStylesheets().setAll(owner.getScene().getStylesheets());
    content.setStyle(owner.getScene().getRoot().getStyle());
    popup.show(owner, caret.getMinX(), caret.getMaxY() + 2);
  }

  void hide() {
    popup.hide();
  }

  /** Takes keys that belong to the list while it is shown. */
  void take(KeyEvent event) {
    if (!isShowing() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    boolean taken = switch (event.getCode()) {
      case DOWN -> move(1);
      case UP -> move(-1);
      case PAGE_DOWN -> move(MOST_ROWS);
      case PAGE_UP -> move(-MOST_ROWS);
      case ENTER, TAB -> accept();
      case ESCAPE -> {
        hide();
        yield true;
      }
      default -> false;
    };
    if (taken) {
      event.consume();
    }
  }

  private boolean move(int by) {
    int last = list.getItems().size() - 1;
    list.getSelectionModel().select(Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, last));
    list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - MOST_ROWS / 2));
    return true;
  }

  private boolean accept() {
    Completion completion = list.getSelectionModel().getSelectedItem();
    hide();
    if (completion != null) {
      chosen.accept(completion);
    }
    return true;
  }

  private static final class Row extends ListCell<Completion> {
    @Override
    protected void updateItem(Completion item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? null : item.label());
    }
  }
}
