package io.edgewise.ui.scenario;

import io.edgewise.ui.document.Change;
import io.edgewise.ui.document.ScenarioDocument;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;

/** All changes since the file was opened, whichever view made them. A click or Enter goes to the file as it was after one. */
final class HistoryList {

  private final ScenarioDocument document;
  private final ListView<String> list = new ListView<>();
  private final BorderPane root = new BorderPane();

  /** Follows the changes of a document. */
  HistoryList(ScenarioDocument document) {
    this.document = document;
    list.setId("history");
    list.setAccessibleText("History of changes");
    list.setTooltip(new Tooltip("History\nA click or Enter goes to the file as it was after a change."));
    list.setCellFactory(view -> new Row());
    list.setOnMouseClicked(event -> choose());
    list.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
        choose();
        event.consume();
      }
    });
    Label title = new Label("History");
    title.setLabelFor(list);
    title.getStyleClass().add("pane-title");
    root.setTop(title);
    root.setCenter(list);
    document.changes().addListener((Observable changes) -> follow());
    document.positionProperty().addListener((property, before, now) -> select());
    document.nameProperty().addListener((property, before, now) -> follow());
    follow();
  }

  Node node() {
    return root;
  }

  private void follow() {
    List<String> entries = new ArrayList<>();
    entries.add(document.nameProperty().get() + " as opened");
    document.changes().stream().map(Change::description).forEach(entries::add);
    if (!entries.equals(list.getItems())) {
      list.getItems().setAll(entries);
    }
    select();
  }

  private void select() {
    int position = document.positionProperty().get();
    if (position < list.getItems().size()) {
      list.getSelectionModel().clearAndSelect(position);
      list.scrollTo(Math.max(0, position - 3));
      list.refresh();
    }
  }

  private void choose() {
    int chosen = list.getSelectionModel().getSelectedIndex();
    if (chosen >= 0) {
      document.goTo(chosen);
    }
  }

  /** Changes that were taken back are pale. */
  private final class Row extends ListCell<String> {
    Row() {
      setWrapText(true);
      prefWidthProperty().bind(list.widthProperty().subtract(24));
    }

    @Override
    protected void updateItem(String item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty ? null : item);
      setOpacity(empty || getIndex() <= document.positionProperty().get() ? 1 : 0.5);
    }
  }
}
