package io.edgewise.ui.shell;

import io.edgewise.ui.assumption.AssumptionsView;
import io.edgewise.ui.catalog.CatalogView;
import io.edgewise.ui.document.ScenarioDocument;
import io.edgewise.ui.explore.ExploreView;
import io.edgewise.ui.export.FigureActions;
import io.edgewise.ui.knob.KnobsViewModel;
import io.edgewise.ui.result.ResultsView;
import io.edgewise.ui.result.ReviewCommand;
import io.edgewise.ui.scenario.ScenarioView;
import io.edgewise.ui.scenario.ScenarioViewModel;
import io.edgewise.ui.study.KnobStudyViewModel;
import java.io.File;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.Parent;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** What is in the window: menus and the verdict above, the views in tabs below. */
public final class MainWindow implements AutoCloseable {

  private final Workbench workbench;
  private final FileCommands files;
  private final FigureActions actions;
  private final KnobStudyViewModel study;
  private final ExploreView explore;
  private final LateView<ScenarioView> scenario;
  private final LateView<CatalogView> catalog;
  private final LateView<AssumptionsView> assumptions;
  private final LateView<ResultsView> results;
  private final ReviewCommand review;
  private final TabPane tabs = new TabPane();
  private final List<LateView<?>> views;
  private final BorderPane content = new BorderPane();
  private final Sheets sheets = new Sheets(content);
  private final ThemeFollower theme;
  private final StringBinding title;

  /**
   * The content of a window.
   *
   * @param screen runs what changes the screen, on its thread
   */
  public MainWindow(Workbench workbench, Dialogs dialogs, Executor screen) {
    this.workbench = workbench;
    files = new FileCommands(workbench, dialogs);
    theme = new ThemeFollower(workbench);
    ScenarioDocument document = workbench.document();
    title = Bindings.createStringBinding(
        () -> (document.dirtyProperty().get() ? "• " : "") + document.nameProperty().get() + " – Edgewise",
        document.dirtyProperty(), document.nameProperty());
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.setId("views");
    actions = new FigureActions(workbench, dialogs, screen);
    KnobsViewModel knobs = new KnobsViewModel(workbench);
    study = new KnobStudyViewModel(workbench, knobs, screen);
    explore = new ExploreView(workbench, knobs, study, actions, screen);
    ScenarioViewModel text = new ScenarioViewModel(document, workbench.answers());
    scenario = new LateView<>("tab-scenario", "Scenario", () -> new ScenarioView(workbench, text), ScenarioView::node);
    scenario.tab().textProperty().bind(text.titleProperty());
    catalog =
        new LateView<>("tab-catalogue", "Catalogue", () -> new CatalogView(workbench, screen), CatalogView::node);
    assumptions = new LateView<>("tab-assumptions", "Assumptions", () -> new AssumptionsView(workbench, screen),
        AssumptionsView::node);
    review = new ReviewCommand(workbench, dialogs, screen);
    results = new LateView<>("tab-results", "Results",
        () -> new ResultsView(workbench, dialogs, study, actions, review.command(), screen), ResultsView::node);
    LateView<ExploreView> first = new LateView<>("tab-explore", "Explore", () -> explore, ExploreView::node);
    views = List.of(first, scenario, results, assumptions, catalog);
    views.forEach(view -> tabs.getTabs().add(view.tab()));
    Commands commands = new Commands(workbench, files, sheets, tabs, scenario, resultCommands());
    content.setTop(new VBox(commands.bar(), new VerdictBar(workbench)));
    content.setCenter(tabs);
    takeSizes(commands);
    takeFiles(screen);
  }

  /** What can be done with results: begun from a menu, shown in their view. */
  private List<Command> resultCommands() {
    Supplier<ResultsView> shown = () -> {
      tabs.getSelectionModel().select(results.tab());
      return results.get();
    };
    return List.of(
        new Command("Break-even of the last knob", "Shortcut+B",
            "Finds the value of the number touched last at which the two fastest strategies tie.", null,
            () -> shown.get().findBreakEven()),
        new Command("Sweep over the last knob", "Shortcut+Shift+B",
            "Simulates all strategies across the range of the number touched last.", null,
            () -> shown.get().sweep()),
        new Command("Compare with a saved run…", "", "Shows what changed since an earlier run.", null,
            () -> shown.get().compare()),
        review.command());
  }

  /** The keys for the size of the text that menus cannot say: on many keyboards plus is a shifted key, or far to the right. */
  private void takeSizes(Commands commands) {
    root().addEventHandler(KeyEvent.KEY_PRESSED, event -> {
      boolean larger = event.getCode() == KeyCode.EQUALS || event.getCode() == KeyCode.ADD;
      if (event.isShortcutDown() && (larger || event.getCode() == KeyCode.SUBTRACT)) {
        commands.scale(larger ? 0.1 : -0.1);
        event.consume();
      }
    });
  }

  /** A file that is dropped on the window is opened. */
  private void takeFiles(Executor screen) {
    root().addEventHandler(DragEvent.DRAG_OVER, event -> {
      if (event.getDragboard().hasFiles()) {
        event.acceptTransferModes(TransferMode.COPY);
        event.consume();
      }
    });
    root().addEventHandler(DragEvent.DRAG_DROPPED, event -> {
      List<File> dropped = event.getDragboard().hasFiles() ? event.getDragboard().getFiles() : List.of();
      event.setDropCompleted(!dropped.isEmpty());
      event.consume();
      // The other program waits for the end of the drop, and must not wait for an answer to a question.
      screen.execute(() -> files.dropped(dropped));
    });
  }

  /** What is shown. */
  public Parent root() {
    return sheets.node();
  }

  /** What the window is called. */
  public StringBinding titleProperty() {
    return title;
  }

  /** Opening and saving. */
  public FileCommands files() {
    return files;
  }

  /** The tabs of the views. */
  public TabPane tabs() {
    return tabs;
  }

  /** Whether a view does not show yet all that it will. */
  public boolean isReading() {
    return LatePart.isAwaited(root()) || scenario.made().map(ScenarioView::isReading).orElse(false)
        || catalog.made().map(CatalogView::isReading).orElse(false)
        || assumptions.made().map(AssumptionsView::isReading).orElse(false);
  }

  /** The views in the order of their tabs. */
  List<LateView<?>> views() {
    return views;
  }

  @Override
  public void close() {
    catalog.made().ifPresent(CatalogView::close);
    assumptions.made().ifPresent(AssumptionsView::close);
    theme.close();
    results.made().ifPresent(ResultsView::close);
    review.close();
    explore.close();
    study.close();
    actions.close();
    workbench.close();
  }
}
