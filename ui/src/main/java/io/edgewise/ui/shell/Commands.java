package io.edgewise.ui.shell;

import io.edgewise.scenario.Product;
import io.edgewise.ui.document.Example;
import io.edgewise.ui.document.ScenarioDocument;
import io.edgewise.ui.preferences.PreferenceStore;
import io.edgewise.ui.preferences.Preferences;
import io.edgewise.ui.scenario.ScenarioView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/** Everything that can be done from the menus, in one list that the help shows, too. */
final class Commands {

  private static final String FILE = "_File";

  private final Workbench workbench;
  private final FileCommands files;
  private final Sheets sheets;
  private final TabPane tabs;
  private final LateView<ScenarioView> scenario;
  private final List<Command> results;

  /**
   * The commands of a window.
   *
   * @param tabs with all views in them
   * @param scenario the text, which some commands look into
   * @param results what can be done with results
   */
  Commands(Workbench workbench, FileCommands files, Sheets sheets, TabPane tabs, LateView<ScenarioView> scenario,
      List<Command> results) {
    this.workbench = workbench;
    this.files = files;
    this.sheets = sheets;
    this.tabs = tabs;
    this.scenario = scenario;
    this.results = List.copyOf(results);
  }

  /** All of them, by the name of their menu. */
  Map<String, List<Command>> all() {
    Map<String, List<Command>> all = new LinkedHashMap<>();
    all.put(FILE, file());
    all.put("_Edit", edit());
    all.put("_View", view());
    all.put("_Run", run());
    all.put("Re_sults", results);
    all.put("_Help", help());
    return all;
  }

  /** The menus. */
  MenuBar bar() {
    MenuBar bar = new MenuBar();
    bar.setId("menus");
    all().forEach((name, commands) -> {
      Menu menu = new Menu(name);
      commands.forEach(command -> menu.getItems().add(command.menuItem()));
      if (name.equals(FILE)) {
        menu.getItems().add(2, recent());
      }
      bar.getMenus().add(menu);
    });
    return bar;
  }

  private List<Command> file() {
    ScenarioDocument document = workbench.document();
    return List.of(
        new Command("New…", "Shortcut+N", "Begins a scenario as a copy of an example.", null, this::begin),
        new Command("Open…", "Shortcut+O", "Opens a scenario file.", null, files::open),
        new Command("Save", "Shortcut+S", "Saves the scenario.", document.dirtyProperty(), files::save),
        new Command("Save as…", "Shortcut+Shift+S", "Saves the scenario under another name.", null, files::saveAs),
        new Command("Close window", "Shortcut+W", "Closes the window, which ends the program.", null, this::quit),
        new Command("Quit", "Shortcut+Q", "Ends the program; asks first where something is not saved.", null,
            this::quit));
  }

  /** The files that were open last, as they are when the menu is opened. */
  private Menu recent() {
    Menu menu = new Menu("Open recent");
    menu.setId("recent");
    Runnable follow = () -> {
      List<MenuItem> items = new ArrayList<>();
      for (String file : workbench.preferences().recent()) {
        MenuItem item = new MenuItem(file);
        // The name of a file may have an underscore in it.
        item.setMnemonicParsing(false);
        item.setOnAction(event -> files.openRecent(file));
        items.add(item);
      }
      MenuItem clear = new MenuItem("Forget these files");
      clear.setOnAction(event -> workbench.preferences().recent().clear());
      if (!items.isEmpty()) {
        items.add(new SeparatorMenuItem());
        items.add(clear);
      }
      menu.setDisable(items.isEmpty());
      menu.getItems().setAll(items);
    };
    workbench.preferences().recent().subscribe(follow);
    follow.run();
    return menu;
  }

  private List<Command> edit() {
    ScenarioDocument document = workbench.document();
    return List.of(
        new Command("Undo", "Shortcut+Z", "Takes the last change back, whichever view made it.",
            document.positionProperty().greaterThan(0), document::undo),
        new Command("Redo", "Shortcut+Shift+Z", "Makes the change again that was taken back last.",
            Bindings.createBooleanBinding(() -> document.positionProperty().get() < document.changes().size(),
                document.positionProperty(), document.changes()),
            document::redo),
        new Command("Find…", "Shortcut+F", "Finds a text in the scenario.", null, () -> inText(ScenarioView::find)),
        new Command("Go to line…", "Shortcut+G", "Goes to a line of the scenario.", null,
            () -> inText(ScenarioView::goToLine)),
        new Command("Next problem", "F8", "Goes to the next place of the scenario where something is wrong.", null,
            () -> inText(ScenarioView::nextProblem)),
        new Command("Preferences…", "Shortcut+Comma", "Colours, size of the text, threads.", null, () -> {
          PreferenceSheet sheet = new PreferenceSheet(workbench.preferences());
          sheets.show("Preferences", sheet.node(), sheet.first());
        }));
  }

  private List<Command> view() {
    List<Command> view = new ArrayList<>();
    for (Tab tab : tabs.getTabs()) {
      int number = view.size() + 1;
      // The title of a tab may count something behind the name.
      String name = tab.getText().replaceFirst(" \\(.*", "");
      view.add(new Command(name, number > 9 ? "" : "Shortcut+" + number, "Shows the view " + name + ".", null,
          () -> tabs.getSelectionModel().select(tab)));
    }
    view.add(new Command("Larger text", "Shortcut+Plus", "Makes all text larger.", null, () -> scale(0.1)));
    view.add(new Command("Smaller text", "Shortcut+Minus", "Makes all text smaller.", null, () -> scale(-0.1)));
    view.add(new Command("Usual size of text", "Shortcut+0", "Makes all text as large as it is at first.", null,
        () -> workbench.preferences().fontScaleProperty().set(1)));
    return view;
  }

  /** Makes all text larger, or smaller, by a part of the usual size. */
  void scale(double by) {
    PreferenceStore preferences = workbench.preferences();
    double next = Math.round(10 * (preferences.fontScaleProperty().get() + by)) / 10.0;
    preferences.fontScaleProperty().set(Math.clamp(next, Preferences.LEAST_SCALE, Preferences.MOST_SCALE));
  }

  private List<Command> run() {
    return List.of(
        new Command("Simulate", "F5", "Begins the simulation anew, as after it was stopped.",
            workbench.answers().workingProperty().not(), workbench::ask),
        new Command("Stop", "Esc", "Ends the refinement; what is known stays.", workbench.answers().workingProperty(),
            workbench.answers()::cancel));
  }

  private List<Command> help() {
    return List.of(
        new Command("Help and keys", "F1", "How to begin, and all commands with their keys.", null,
            () -> {
              HelpSheet sheet = new HelpSheet(all());
              sheets.show("Help", sheet.node(), sheet.node());
            }),
        new Command("Details of the last fault", "", "What failed in the program, to be copied into a report.",
            workbench.faults().lastProperty().isNotEmpty(), () -> {
              TextSheet sheet = new TextSheet("This is what failed. Nothing of the scenario is lost by it.",
                  workbench.faults().lastProperty().get());
              sheets.show("Details of the last fault", sheet.node(), sheet.area());
            }),
        new Command("About Edgewise", "", "Version, licence, and the libraries in it.", null, () -> {
          TextSheet sheet = new TextSheet(Product.version() + ", Java " + Runtime.version().feature() + ", JavaFX "
              + System.getProperty("javafx.version") + ". Licensed under the Apache License 2.0. It uses:",
              HelpSheet.resource("libraries.txt"));
          sheets.show("Edgewise", sheet.node(), sheet.area());
        }));
  }

  private void begin() {
    List<Example> examples = Example.all().stream().filter(Example::isWhole).toList();
    TemplateSheet sheet = new TemplateSheet(examples, example -> {
      sheets.hide();
      files.begin(example.text(), example.name());
    });
    sheets.show("New scenario", sheet.node(), sheet.list());
  }

  private void quit() {
    Window window = tabs.getScene().getWindow();
    window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
  }

  /** Does something in the text of the scenario, which is shown for it. */
  private void inText(Consumer<ScenarioView> action) {
    tabs.getSelectionModel().select(scenario.tab());
    action.accept(scenario.get());
  }
}
