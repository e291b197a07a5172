package io.edgewise.ui.result;

import io.edgewise.ui.figure.ToneView;
import io.edgewise.ui.result.ResultTableViewModel.Row;
import io.edgewise.ui.shell.LatePart;
import io.edgewise.ui.shell.Outdated;
import io.edgewise.ui.shell.Workbench;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The table of strategies, with verdicts and notes below it. */
final class ResultTable {

  /** Room for a name on two lines. */
  private static final double ROW = 44;
  private static final double HEAD = 54;
  private static final double MARK = 14;
  private static final double NAME_WIDTH = 270;

  private final Workbench workbench;
  private final ResultTableViewModel model;
  private final TableView<Row> table = new TableView<>();
  private final VBox sentences = new VBox(4);
  private final ScrollPane root;

  /**
   * The table of a model.
   *
   * @param more buttons beside those that copy it
   */
  ResultTable(ResultTableViewModel model, Workbench workbench, List<Node> more) {
    this.workbench = workbench;
    this.model = model;
    table.setId("results-table");
    table.setAccessibleText("Strategies in numbers");
    table.setPlaceholder(new Label("Simulating …"));
    table.getColumns().add(nameColumn());
    for (ResultColumn column : ResultColumn.values()) {
      table.getColumns().add(numberColumn(column));
    }
    HBox buttons = new HBox(8, copyButton("CSV", "Copies all numbers, with intervals, as summary.csv has them.",
        model::csv),
        copyButton("Markdown", "Copies table and sentences, as for a comment on a pull request.", model::markdown));
    buttons.getChildren().addAll(more);
    VBox content = new VBox(10, buttons, table, new LatePart(sentences, 1));
    content.setPadding(new Insets(10));
    root = new ScrollPane(content);
    root.setFitToWidth(true);
    root.setId("results-numbers");
    model.rowsProperty().addListener((property, before, now) -> follow());
    model.sentencesProperty().addListener((property, before, now) -> speak());
    Outdated.dims(content, workbench.answers());
    workbench.preferences().fontScaleProperty().addListener(property -> size());
    follow();
    size();
    speak();
  }

  private void follow() {
    Row selected = table.getSelectionModel().getSelectedItem();
    // All at once: the order that a person chose holds for the new rows, too.
    table.getItems().setAll(model.rowsProperty().get());
    table.sort();
    if (selected != null) {
      table.getItems().stream().filter(row -> row.strategy().id().equals(selected.strategy().id())).findFirst()
          .ifPresent(table.getSelectionModel()::select);
    }
    fit();
  }

  /** As large as the letters are. */
  private void size() {
    double scale = workbench.preferences().fontScaleProperty().get();
    table.setFixedCellSize(ROW * scale);
    table.getColumns().getFirst().setPrefWidth(NAME_WIDTH * scale);
    for (ResultColumn kind : ResultColumn.values()) {
      table.getColumns().get(1 + kind.ordinal()).setPrefWidth(kind.width() * scale);
    }
    fit();
  }

  /** All rows are seen. */
  private void fit() {
    double height = HEAD + table.getFixedCellSize() * Math.max(1, table.getItems().size()) + 2;
    table.setPrefHeight(height);
    table.setMinHeight(height);
  }

  private void speak() {
    List<Node> nodes = new ArrayList<>();
    model.sentencesProperty().get().forEach((heading, lines) -> nodes.addAll(Sentences.under(heading, lines)));
    sentences.getChildren().setAll(nodes);
  }

  private TableColumn<Row, Row> nameColumn() {
    TableColumn<Row, Row> column = new TableColumn<>("strategy");
    column.setId("column-strategy");
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setComparator(Comparator.comparing(row -> row.strategy().name()));
    column.setCellFactory(any -> new TableCell<>() {
      private final ToneView mark = new ToneView(0, MARK);

      {
        setWrapText(true);
      }

      @Override
      protected void updateItem(Row row, boolean empty) {
        super.updateItem(row, empty);
        boolean none = empty || row == null;
        setText(none ? null : row.strategy().name() + (row.strategy().saturated() ? " (saturated)" : ""));
        setGraphic(none ? null : mark);
        setTooltip(none ? null : new Tooltip(row.strategy().name()));
        if (!none) {
          mark.themeProperty().bind(workbench.themeProperty());
          mark.show(row.tone());
        }
      }
    });
    return column;
  }

  private static TableColumn<Row, Row> numberColumn(ResultColumn kind) {
    TableColumn<Row, Row> column = new TableColumn<>();
    Label title = new Label(kind.title());
    title.setTooltip(new Tooltip(kind.title() + "\n" + kind.explanation()));
    column.setGraphic(title);
    column.setId("column-" + kind.name().toLowerCase(Locale.ROOT));
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setComparator(Comparator.comparingDouble(row -> kind.number(row.strategy())));
    column.getStyleClass().add("number-column");
    column.setCellFactory(any -> new TableCell<>() {
      @Override
      protected void updateItem(Row row, boolean empty) {
        super.updateItem(row, empty);
        setText(empty || row == null ? null : kind.text(row.strategy()));
      }
    });
    return column;
  }

  private Button copyButton(String kind, String sentence, Supplier<String> text) {
    Button button = new Button("Copy as " + kind);
    button.setId("copy-" + kind.toLowerCase(Locale.ROOT));
    button.setTooltip(new Tooltip("Copy as " + kind + "\n" + sentence));
    button.setOnAction(event -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(text.get());
      Clipboard.getSystemClipboard().setContent(content);
      workbench.noticeProperty().set("Copied the table as " + kind + ".");
    });
    return button;
  }

  /** What is shown. */
  Node node() {
    return root;
  }
}
