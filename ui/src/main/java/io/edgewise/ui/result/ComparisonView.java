package io.edgewise.ui.result;

import io.edgewise.report.figure.Figure;
import io.edgewise.sim.result.Change;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.ui.export.FigureActions;
import io.edgewise.ui.figure.FigureView;
import io.edgewise.ui.result.ComparisonViewModel.Changes;
import io.edgewise.ui.result.ComparisonViewModel.Row;
import io.edgewise.ui.shell.Dialogs;
import io.edgewise.ui.shell.Outdated;
import io.edgewise.ui.shell.Workbench;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
import javafx.scene.layout.VBox;

/** What changed from a saved run to the answer that is shown. */
final class ComparisonView {

  private static final double ROW = 32;
  private static final double HEAD = 46;
  private static final int MOST_ROWS = 16;

  private final ComparisonViewModel model;
  private final Workbench workbench;
  private final Dialogs dialogs;
  private final FigureActions actions;
  private final VBox answer = new VBox(8);
  private final Label outdated = new Label("Outdated: the scenario has changed since.");
  private final ScrollPane root;

  ComparisonView(ComparisonViewModel model, Workbench workbench, Dialogs dialogs, FigureActions actions) {
    this.model = model;
    this.workbench = workbench;
    this.dialogs = dialogs;
    this.actions = actions;
    Button choose = new Button("Compare with a saved run…");
    choose.setId("compare");
    choose.setTooltip(
        new Tooltip("Compare with a saved run…\nChooses the folder that edgewise run -o, or an export, wrote."));
    choose.disableProperty().bind(model.workingProperty());
    choose.setOnAction(event -> choose());
    Label message = Sentences.of("");
    message.setId("compare-message");
    message.getStyleClass().add("error-text");
    message.textProperty().bind(model.messageProperty());
    message.managedProperty().bind(message.textProperty().isNotEmpty());
    outdated.getStyleClass().addAll("badge", "bad");
    VBox content = new VBox(10, choose, message, outdated, answer);
    content.setPadding(new Insets(10));
    root = new ScrollPane(content);
    root.setId("comparison");
    root.setFitToWidth(true);
    model.changesProperty().addListener(property -> show());
    workbench.document().textProperty().addListener(property -> mark());
    show();
  }

  /** Asks for the folder of a run, and compares with it. */
  void choose() {
    dialogs.folder("The saved run to compare with").ifPresent(model::compareWith);
  }

  private void show() {
    Changes now = model.changesProperty().get();
    List<Node> parts = new ArrayList<>();
    if (now == null) {
      parts.add(
          Sentences.of("Choose the folder of an earlier run to see what is different now, and whether it is beyond "
              + "noise."));
    } else {
      parts.addAll(Sentences.under("From " + now.folder().getFileName() + " to "
          + (now.complete() ? "the answer that is shown"
              : "the estimate that was shown, which is not the final answer"),
          now.sentences()));
      parts.add(table(now));
      now.figures().forEach(figure -> parts.add(figure(figure)));
    }
    answer.getChildren().setAll(parts);
    mark();
  }

  private static TableView<Row> table(Changes changes) {
    TableView<Row> table = new TableView<>();
    table.setId("comparison-table");
    table.setAccessibleText("What changed");
    table.setFixedCellSize(ROW);
    table.getColumns().add(column("strategy", 300, Row::strategy));
    table.getColumns().add(column("metric", 110, Row::metric));
    table.getColumns().add(numberColumn("before", 150, Row::before, Change::before));
    table.getColumns().add(numberColumn("after", 150, Row::after, Change::after));
    table.getColumns().add(numberColumn("difference", 170, Row::difference, Change::difference));
    table.getColumns().add(column("verdict", 150, Row::verdict));
    table.getItems().setAll(changes.rows());
    double height = HEAD + ROW * Math.clamp(changes.rows().size(), 1, MOST_ROWS) + 2;
    table.setMinHeight(height);
    table.setPrefHeight(height);
    return table;
  }

  private static TableColumn<Row, Row> column(String title, double width, Function<Row, String> text) {
    TableColumn<Row, Row> column = new TableColumn<>(title);
    column.setId("comparison-" + title);
    column.setPrefWidth(width);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setComparator(Comparator.comparing(text));
    column.setCellFactory(each -> new TableCell<>() {
      @Override
      protected void updateItem(Row row, boolean empty) {
        super.updateItem(row, empty);
        setText(empty || row == null ? null : text.apply(row));
      }
    });
    return column;
  }

  /** Sorted within each metric, since milliseconds and dollars have no common order; what is not known comes last. */
  private static TableColumn<Row, Row> numberColumn(String title, double width, Function<Row, String> text,
      Function<Change, Optional<ConfidenceInterval>> number) {
    TableColumn<Row, Row> column = column(title, width, text);
    column.getStyleClass().add("number-column");
    column.setComparator(Comparator.comparing(Row::metric).thenComparingDouble(
        row -> number.apply(row.change()).map(ConfidenceInterval::value).orElse(Double.POSITIVE_INFINITY)));
    return column;
  }

  private Node figure(Figure figure) {
    FigureView view = new FigureView();
    view.themeProperty().bind(workbench.themeProperty());
    view.figureProperty().set(figure);
    actions.attach(view, view);
    return view;
  }

  private void mark() {
    Changes now = model.changesProperty().get();
    boolean old = now != null && model.isOutdated(now);
    outdated.setVisible(old);
    outdated.setManaged(old);
    answer.setOpacity(Outdated.opacity(old));
  }

  /** What is shown. */
  Node node() {
    return root;
  }
}
