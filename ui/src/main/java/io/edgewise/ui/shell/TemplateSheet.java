package io.edgewise.ui.shell;

import io.edgewise.ui.document.Example;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;

/** The scenarios that a new one can begin as, with what each is about. */
final class TemplateSheet {

  private final VBox root = new VBox(10);
  private final ListView<Example> list = new ListView<>();
  private final Consumer<Example> chosen;

  /**
   * Offers examples.
   *
   * @param chosen begins with one
   */
  TemplateSheet(List<Example> examples, Consumer<Example> chosen) {
    this.chosen = chosen;
    list.setId("templates");
    list.setAccessibleText("Templates");
    list.getItems().setAll(examples);
    list.getSelectionModel().selectFirst();
    list.setPrefHeight(420);
    list.setCellFactory(view -> new Row());
    list.setOnMouseClicked((MouseEvent event) -> {
      if (event.getClickCount() == 2) {
        choose();
      }
    });
    list.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        choose();
        event.consume();
      }
    });
    Button begin = new Button("_Begin with it");
    begin.setId("begin-template");
    begin.setTooltip(new Tooltip("Begin (Enter)\nOpens a copy without a file; Save asks where to."));
    begin.setOnAction(event -> choose());
    root.getChildren().addAll(list, begin);
  }

  VBox node() {
    return root;
  }

  ListView<Example> list() {
    return list;
  }

  private void choose() {
    Example example = list.getSelectionModel().getSelectedItem();
    if (example != null) {
      chosen.accept(example);
    }
  }

  private final class Row extends ListCell<Example> {
    private final Label name = new Label();
    private final Label sentence = new Label();
    private final VBox both = new VBox(2, name, sentence);

    Row() {
      name.getStyleClass().add("template-name");
      sentence.getStyleClass().add("status");
      sentence.setWrapText(true);
      both.prefWidthProperty().bind(list.widthProperty().subtract(40));
      prefWidthProperty().bind(list.widthProperty().subtract(30));
    }

    /** Long sentences become higher, not wider than the list. */
    @Override
    protected double computePrefHeight(double width) {
      return getGraphic() == null ? super.computePrefHeight(width)
          : both.prefHeight(both.getPrefWidth()) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected void updateItem(Example item, boolean empty) {
      super.updateItem(item, empty);
      setGraphic(empty || item == null ? null : both);
      if (item != null) {
        name.setText(item.name());
        sentence.setText(item.sentence());
      }
    }
  }
}
