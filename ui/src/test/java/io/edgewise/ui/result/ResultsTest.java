package io.edgewise.ui.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.FigureCsv;
import io.edgewise.report.gallery.Gallery;
import io.edgewise.report.gallery.SavedRun;
import io.edgewise.report.layout.FigureLayout;
import io.edgewise.report.layout.Theme;
import io.edgewise.report.render.ImageFormat;
import io.edgewise.scenario.Product;
import io.edgewise.ui.figure.FigureView;
import io.edgewise.ui.figure.FittedFigure;
import io.edgewise.ui.figure.Sight;
import io.edgewise.ui.result.ResultTableViewModel.Row;
import io.edgewise.ui.screen.Screen;
import io.edgewise.ui.screen.SmallScenario;
import io.edgewise.ui.screen.Window;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Screen.class)
class ResultsTest {

  /** Where their tab is. */
  private static final int RESULTS = 2;

  private static Window window;

  @TempDir
  private Path folder;

  @BeforeAll
  static void open() {
    window = new Window(SmallScenario.TEXT, "small.yaml", 1100, 700);
    settle();
  }

  private static void settle() {
    Screen.until("the final answer", () -> window.workbench().answers().currentProperty().get()
        && window.workbench().answers().replyProperty().get().complete());
  }

  @AfterAll
  static void close() {
    window.close();
  }

  private static void show(int view) {
    Screen.run(() -> window.main().tabs().getSelectionModel().select(view));
    window.awaitPulse();
  }

  private static void fire(MenuButton button, String item) {
    Screen.run(() -> button.getItems().stream().filter(each -> item.equals(each.getId())).findFirst().orElseThrow()
        .fire());
  }

  @Test
  @SuppressWarnings("unchecked")
  @DisplayName("the table is sorted by the numbers of a column, and copied as CSV")
  void sorting() {
    show(RESULTS);
    TableView<Row> table = window.node("results-table", TableView.class);
    TableColumn<Row, ?> p99 = Screen.get(() -> table.getColumns().stream()
        .filter(column -> "column-p99".equals(column.getId())).findFirst().orElseThrow());
    Screen.run(() -> table.getSortOrder().setAll(List.of(p99)));
    assertEquals(List.of("near", "far"), ids(table));
    Screen.run(() -> p99.setSortType(TableColumn.SortType.DESCENDING));
    assertEquals(List.of("far", "near"), ids(table));
    Screen.run(window.node("copy-csv", Button.class)::fire);
    assertTrue(Screen.get(() -> Clipboard.getSystemClipboard().getString()).startsWith("id,name,requests"));
  }

  private static List<String> ids(TableView<Row> table) {
    return Screen.get(() -> table.getItems().stream().map(row -> row.strategy().id()).toList());
  }

  @Test
  @DisplayName("where there is little room, title and plot are seen at once, and notes below")
  void fitsFigures() {
    show(0);
    settle();
    Figure figure = Screen.get(() -> window.workbench().answers().replyProperty().get().figures()).getFirst();
    FittedFigure paper = FittedFigure.of(figure, Sight.USUAL);
    assertEquals(1, paper.scale());
    FittedFigure whole = FittedFigure.of(figure, new Sight(Theme.LIGHT, 960, 400));
    assertTrue(whole.scale() * whole.drawing().height() <= 400);
    FittedFigure plot = FittedFigure.of(figure, new Sight(Theme.LIGHT, 490, 220));
    assertTrue(plot.scale() * plot.drawing().plotEnd() <= 220, () -> "" + plot.drawing().plotEnd());
    assertTrue(plot.scale() * plot.drawing().height() > 220);
  }

  @Test
  @DisplayName("a figure is exported in all four formats with the bytes that a report has, and copied")
  void exports() throws IOException {
    show(0);
    settle();
    MenuButton export = window.node("export-figure", MenuButton.class);
    SavedRun run = Screen.get(() -> window.workbench().answers().replyProperty().get().run());
    Figure figure = Gallery.of(run, Product.version()).stream().filter(each -> each.id().equals("latency-cdf"))
        .findFirst().orElseThrow();
    FigureView shown = (FigureView) Screen.get(() -> window.main().root().lookup("#charts .figure"));
    Screen.until("the figure of the final answer", () -> figure.equals(shown.figureProperty().get()));
    for (ImageFormat format : ImageFormat.values()) {
      assertArrayEquals(format.bytes(FigureLayout.of(figure, Theme.LIGHT, FigureLayout.WIDTH)),
          exported(export, format.extension()), format.extension());
    }
    assertEquals(FigureCsv.of(figure), new String(exported(export, "csv"), StandardCharsets.UTF_8));
    fire(export, "copy-figure");
    assertEquals(FigureCsv.of(figure), Screen.get(() -> Clipboard.getSystemClipboard().getString()));
    assertTrue(Screen.get(() -> Clipboard.getSystemClipboard().hasImage()));
  }

  private byte[] exported(MenuButton export, String extension) throws IOException {
    Path file = folder.resolve("figure." + extension);
    window.dialogs().choose(file);
    fire(export, "export-" + extension);
    Screen.until("the file", () -> window.workbench().noticeProperty().get().equals("Wrote " + file));
    return Files.readAllBytes(file);
  }

  @Test
  @DisplayName("one request is shown as soon as its tab is")
  void request() {
    show(RESULTS);
    TabPane parts = window.node("results", TabPane.class);
    Screen.run(() -> parts.getSelectionModel().select(1));
    Label headline = window.node("request-headline", Label.class);
    Screen.until("the request", () -> headline.getText().contains("the slowest of the first 1,000"));
    Screen.run(() -> parts.getSelectionModel().select(0));
  }
}
