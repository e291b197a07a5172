package io.edgewise.ui.sourced;

import io.edgewise.scenario.output.SourcedLine;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;

/** A table of what holds: value, class, date and source; long texts are broken into lines. */
public final class SourcedTableView {

  private static final double MARGIN = 18;
  private static final double LEAST = 104;

  private SourcedTableView() {}

  /**
   * An empty table.
   *
   * @param id of the node
   * @param subject what the first column is called
   * @param line how a row is told
   */
  public static <R> TableView<R> of(String id, String subject, Function<R, SourcedLine> line) {
    TableView<R> table = new TableView<>();
    table.setId(id);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getColumns().add(column(subject, 280, line.andThen(SourcedLine::subject)));
    table.getColumns().add(column("Value", 170, line.andThen(SourcedLine::value)));
    table.getColumns().add(column("Class", 100, line.andThen(SourcedLine::kind)));
    table.getColumns().add(column("Date", 90, line.andThen(SourcedLine::date)));
    table.getColumns().add(column("Source", 320, line.andThen(SourcedLine::source)));
    table.setPlaceholder(new Label("Nothing to show."));
    return table;
  }

  private static <R> TableColumn<R, String> column(String title, double width, Function<R, String> text) {
    TableColumn<R, String> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, LEAST));
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    column.setCellFactory(Wrapped::new);
    return column;
  }

  /** A text in as many lines as it needs. */
  private static final class Wrapped<R> extends TableCell<R, String> {
    private final Text lines = new Text();

    Wrapped(TableColumn<R, String> column) {
      getStyleClass().add("wrapped");
      lines.getStyleClass().add("cell-text");
      // The width of the cell itself is known only after its row has asked how high it must be.
      lines.wrappingWidthProperty().bind(column.widthProperty().subtract(MARGIN));
    }

    @Override
    protected void updateItem(String text, boolean empty) {
      super.updateItem(text, empty);
      lines.setText(text);
      setGraphic(empty || text == null ? null : lines);
    }
  }
}
