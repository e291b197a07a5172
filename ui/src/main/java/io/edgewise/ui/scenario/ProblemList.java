package io.edgewise.ui.scenario;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;

/** What is wrong with the file, in the words of {@code edgewise validate}. A click or Enter goes there. */
final class ProblemList {

  private final ListView<Mark> list = new ListView<>();
  private final BorderPane root = new BorderPane();

  /**
   * Follows the problems.
   *
   * @param chosen goes to one
   */
  ProblemList(ScenarioViewModel model, Consumer<Mark> chosen) {
    list.setId("problems");
    list.setAccessibleText("Problems");
    list.setTooltip(new Tooltip("Problems (F8)\nEnter or a click goes to the line; F8 goes to the next one."));
    list.setPlaceholder(new Label("The file has no problems."));
    list.setCellFactory(view -> new Row());
    model.marksProperty().addListener((property, before, now) -> list.getItems().setAll(now));
    list.getItems().setAll(model.marksProperty().get());
    list.setOnMouseClicked(event -> choose(chosen));
    list.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        choose(chosen);
        event.consume();
      }
    });
    Label summary = new Label();
    summary.setId("problem-count");
    summary.getStyleClass().add("pane-title");
    summary.textProperty().bind(model.summaryProperty());
    root.setTop(summary);
    root.setCenter(list);
  }

  Node node() {
    return root;
  }

  private void choose(Consumer<Mark> chosen) {
    Mark mark = list.getSelectionModel().getSelectedItem();
    if (mark != null) {
      chosen.accept(mark);
    }
  }

  private final class Row extends ListCell<Mark> {
    Row() {
      setWrapText(true);
      // Long messages become higher, not wider than the list.
      prefWidthProperty().bind(list.widthProperty().subtract(24));
    }

    @Override
    protected void updateItem(Mark item, boolean empty) {
      super.updateItem(item, empty);
      getStyleClass().removeAll("error-row", "warning-row");
      if (empty || item == null) {
        setText(null);
      } else {
        setText(item.problem().toString());
        getStyleClass().add(item.isError() ? "error-row" : "warning-row");
      }
    }
  }
}
