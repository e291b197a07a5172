package io.edgewise.ui.shell;

import io.edgewise.ui.assumption.AssumptionsView;
import io.edgewise.ui.catalog.CatalogView;
import io.edgewise.ui.document.ScenarioDocument;
import io.edgewise.ui.explore.ExploreView;
import io.edgewise.ui.export.FigureActions;
import io.edgewise.ui.result.ResultsView;
import io.edgewise.ui.scenario.ScenarioView;
import io.edgewise.ui.study.KnobStudyViewModel;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
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
  private final ScenarioView scenario;
  private final CatalogView catalog;
  private final AssumptionsView assumptions;
  private final ResultsView results;
  private final Tab resultsTab;
  private final TabPane tabs = new TabPane();
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
    study = new KnobStudyViewModel(workbench, screen);
    explore = new ExploreView(workbench, study, actions, screen);
    scenario = new ScenarioView(workbench);
    Tab text = tab("Scenario", scenario.node());
    text.textProperty().bind(scenario.titleProperty());
    catalog = new CatalogView(workbench, screen);
    assumptions = new AssumptionsView(workbench, screen);
    results = new ResultsView(workbench, dialogs, study, actions, screen);
    resultsTab = tab("Results", results.node());
    tabs.getTabs().addAll(tab("Explore", explore.node()), text, resultsTab,
        tab("Assumptions", assumptions.node()), tab("Catalogue", catalog.node()));
    ShownContent.of(tabs);
    Commands commands = new Commands(workbench, files, sheets, tabs, scenario, text,
        results.commands(() -> tabs.getSelectionModel().select(resultsTab)));
    content.setTop(new VBox(commands.bar(), new VerdictBar(workbench)));
    content.setCenter(tabs);
    takeSizes(commands);
    takeFiles(screen);
  }

  private static Tab tab(String name, Node content) {
    Tab tab = new Tab(name, content);
    tab.setId("tab-" + name.toLowerCase(Locale.ROOT));
    return tab;
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

  /** What the tabs show, in their order, also while it is not shown. */
  List<Node> views() {
    return List.of(explore.node(), scenario.node(), results.node(), assumptions.node(), catalog.node());
  }

  @Override
  public void close() {
    catalog.close();
    assumptions.close();
    theme.close();
    results.close();
    explore.close();
    study.close();
    actions.close();
    workbench.close();
  }
}
