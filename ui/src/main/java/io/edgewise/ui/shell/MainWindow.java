package io.edgewise.ui.shell;

import io.edgewise.ui.document.ScenarioDocument;
import io.edgewise.ui.explore.ExploreView;
import io.edgewise.ui.figure.Figures;
import io.edgewise.ui.scenario.ScenarioView;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** What is in the window: menus and the verdict above, the views in tabs below. */
public final class MainWindow implements AutoCloseable {

  private final Workbench workbench;
  private final FileCommands files;
  private final Figures figures;
  private final ExploreView explore;
  private final ScenarioView scenario;
  private final TabPane tabs = new TabPane();
  private final BorderPane root = new BorderPane();
  private final StringBinding title;

  /**
   * The content of a window.
   *
   * @param screen runs what changes the screen, on its thread
   */
  public MainWindow(Workbench workbench, Dialogs dialogs, Executor screen) {
    this.workbench = workbench;
    files = new FileCommands(workbench, dialogs);
    figures = new Figures(workbench.answers(), screen);
    figures.faultProperty().addListener((property, before, now) -> workbench.noticeProperty().set(now));
    ScenarioDocument document = workbench.document();
    title = Bindings.createStringBinding(
        () -> (document.dirtyProperty().get() ? "• " : "") + document.nameProperty().get() + " – Edgewise",
        document.dirtyProperty(), document.nameProperty());
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.setId("views");
    explore = new ExploreView(workbench, figures, screen);
    scenario = new ScenarioView(workbench);
    Tab text = tab("Scenario", scenario.node());
    text.textProperty().bind(scenario.titleProperty());
    tabs.getTabs().addAll(tab("Explore", explore.node()), text);
    root.setTop(new VBox(menus(), new VerdictBar(workbench)));
    root.setCenter(tabs);
  }

  private static Tab tab(String name, Node content) {
    Tab tab = new Tab(name, content);
    tab.setId("tab-" + name.toLowerCase(Locale.ROOT));
    return tab;
  }

  private MenuBar menus() {
    ScenarioDocument document = workbench.document();
    List<Command> file = List.of(
        new Command("Open…", "Shortcut+O", "Opens a scenario file.", null, files::open),
        new Command("Save", "Shortcut+S", "Saves the scenario.", document.dirtyProperty(), files::save),
        new Command("Save as…", "Shortcut+Shift+S", "Saves the scenario under another name.", null, files::saveAs));
    List<Command> edit = List.of(
        new Command("Undo", "Shortcut+Z", "Takes the last change back, whichever view made it.",
            document.positionProperty().greaterThan(0), document::undo),
        new Command("Redo", "Shortcut+Shift+Z", "Makes the change again that was taken back last.",
            Bindings.createBooleanBinding(() -> document.positionProperty().get() < document.changes().size(),
                document.positionProperty(), document.changes()),
            document::redo),
        new Command("Find…", "Shortcut+F", "Finds a text in the scenario.", null, () -> inText(scenario::find)),
        new Command("Go to line…", "Shortcut+G", "Goes to a line of the scenario.", null,
            () -> inText(scenario::goToLine)),
        new Command("Next problem", "F8", "Goes to the next place of the scenario where something is wrong.", null,
            () -> inText(scenario::nextProblem)));
    MenuBar bar = new MenuBar(menu("_File", file), menu("_Edit", edit));
    bar.setId("menus");
    return bar;
  }

  /** Does something in the text of the scenario, which is shown for it. */
  private void inText(Runnable action) {
    tabs.getSelectionModel().select(1);
    action.run();
  }

  private static Menu menu(String name, List<Command> commands) {
    Menu menu = new Menu(name);
    commands.forEach(command -> menu.getItems().add(command.menuItem()));
    return menu;
  }

  /** What is shown. */
  public Parent root() {
    return root;
  }

  /** What the window is called. */
  public StringBinding titleProperty() {
    return title;
  }

  /** Opening and saving. */
  public FileCommands files() {
    return files;
  }

  /** The figures of the last answer. */
  public Figures figures() {
    return figures;
  }

  /** The tabs of the views. */
  public TabPane tabs() {
    return tabs;
  }

  @Override
  public void close() {
    explore.close();
    figures.close();
    workbench.close();
  }
}
