package io.edgewise.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.report.layout.Theme;
import io.edgewise.ui.document.Example;
import io.edgewise.ui.document.ScenarioDocument;
import io.edgewise.ui.preferences.PreferenceStore;
import io.edgewise.ui.preferences.ThemeChoice;
import io.edgewise.ui.screen.PlannedDialogs;
import io.edgewise.ui.screen.Screen;
import io.edgewise.ui.screen.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Screen.class)
class HabitsTest {

  private static final int SCENARIO = 1;

  /** No scenario, so that nothing is simulated that nobody looks at. */
  private static final String TEXT = "# begins here\n";

  private static Window window;
  private static Workbench workbench;
  private static ScenarioDocument document;
  private static PlannedDialogs dialogs;

  @TempDir
  private Path folder;

  @BeforeAll
  static void open() {
    window = new Window(TEXT, "minimal.yaml", 1100, 700);
    workbench = window.workbench();
    document = workbench.document();
    dialogs = window.dialogs();
  }

  @BeforeEach
  void begin() {
    Screen.run(() -> document.begin(TEXT, "minimal.yaml"));
    dialogs.agree(true);
  }

  @AfterAll
  static void close() {
    window.close();
  }

  private static String notice() {
    return Screen.get(() -> workbench.noticeProperty().get());
  }

  private static boolean sheetIsShown() {
    return Screen.get(() -> window.main().root().lookup("#sheet") != null);
  }

  @Test
  @DisplayName("Ctrl+N begins with a copy of an example, and the dirty marker comes with the first change")
  void template() {
    window.press(KeyCode.CONTROL, KeyCode.N);
    ListView<?> templates = window.node("templates", ListView.class);
    Screen.until("the list has the keyboard", templates::isFocused);
    window.press(KeyCode.DOWN);
    window.press(KeyCode.ENTER);
    assertFalse(sheetIsShown());
    assertEquals("assumptions.yaml – Edgewise", Screen.get(() -> window.main().titleProperty().get()));
    Screen.run(() -> document.type(document.text() + "#\n"));
    assertEquals("• assumptions.yaml – Edgewise", Screen.get(() -> window.main().titleProperty().get()));
  }

  @Test
  @DisplayName("files that were opened or saved are the recent ones; one that is gone says so and leaves the list")
  void recent() throws IOException {
    Path first = Files.writeString(folder.resolve("first.yaml"), TEXT);
    Path second = folder.resolve("second.yaml");
    Screen.run(() -> window.main().files().dropped(List.of(first.toFile())));
    dialogs.choose(second);
    assertTrue(Screen.get(window.main().files()::saveAs));
    assertEquals(List.of(second.toString(), first.toString()),
        Screen.get(() -> workbench.preferences().recent().subList(0, 2)));
    Files.delete(first);
    Screen.run(() -> window.main().files().openRecent(first.toString()));
    assertTrue(notice().endsWith("first.yaml does not exist any more."), HabitsTest::notice);
    assertFalse(Screen.get(() -> workbench.preferences().recent().contains(first.toString())));
  }

  @Test
  @DisplayName("a file that somebody else has changed is overwritten only when the person agrees")
  void changedElsewhere() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), TEXT);
    Screen.run(() -> window.main().files().open(file));
    Screen.run(() -> document.type(document.text() + "# mine\n"));
    Files.writeString(file, "# theirs\n");
    int asked = dialogs.asked();
    dialogs.agree(false);
    window.press(KeyCode.CONTROL, KeyCode.S);
    assertEquals("# theirs\n", Files.readString(file));
    assertTrue(Screen.get(() -> document.dirtyProperty().get()));
    dialogs.agree(true);
    window.press(KeyCode.CONTROL, KeyCode.S);
    assertEquals(asked + 2, dialogs.asked());
    assertTrue(Files.readString(file).endsWith("# mine\n"));
    Screen.run(() -> document.type(document.text() + "# again\n"));
    window.press(KeyCode.CONTROL, KeyCode.S);
    assertEquals(asked + 2, dialogs.asked());
  }

  @Test
  @DisplayName("Ctrl+comma: the theme changes at once; Ctrl+plus and Ctrl+0 change the size of the text")
  void preferences() {
    window.press(KeyCode.CONTROL, KeyCode.COMMA);
    @SuppressWarnings("unchecked")
    ComboBox<ThemeChoice> theme = window.node("preference-theme", ComboBox.class);
    Screen.run(() -> theme.setValue(ThemeChoice.DARK));
    assertEquals(Theme.DARK, Screen.get(() -> workbench.themeProperty().get()));
    Screen.run(() -> theme.setValue(ThemeChoice.LIGHT));
    assertEquals(Theme.LIGHT, Screen.get(() -> workbench.themeProperty().get()));
    window.press(KeyCode.ESCAPE);
    assertFalse(sheetIsShown());
    Label verdict = window.node("verdict", Label.class);
    double usual = Screen.get(() -> verdict.getFont().getSize());
    window.press(KeyCode.CONTROL, KeyCode.EQUALS);
    assertEquals(1.1 * usual, Screen.get(() -> verdict.getFont().getSize()), 0.2);
    window.press(KeyCode.CONTROL, KeyCode.DIGIT0);
    assertEquals(usual, Screen.get(() -> verdict.getFont().getSize()), 0.2);
  }

  @Test
  @DisplayName("what is typed for the number of threads and is none leaves it as it was")
  void threads() {
    window.press(KeyCode.CONTROL, KeyCode.COMMA);
    Spinner<?> threads = window.node("preference-threads", Spinner.class);
    for (String typed : List.of("", "many", "3", "", "-1")) {
      Screen.run(() -> {
        threads.requestFocus();
        threads.getEditor().setText(typed);
      });
      window.press(KeyCode.ENTER);
    }
    assertEquals(0, Screen.get(() -> workbench.preferences().threadsProperty().get()));
    Screen.run(() -> threads.getEditor().setText(""));
    window.press(KeyCode.ENTER);
    window.press(KeyCode.UP);
    assertEquals(1, Screen.get(() -> workbench.preferences().threadsProperty().get()));
    window.press(KeyCode.DOWN);
    Screen.run(() -> threads.getEditor().setText("none"));
    window.press(KeyCode.TAB);
    assertEquals("0", Screen.get(() -> threads.getEditor().getText()));
    window.press(KeyCode.ESCAPE);
  }

  @Test
  @DisplayName("F1 lists every command with its key, and Ctrl+1, Ctrl+2 change the view")
  void keys() {
    window.press(KeyCode.F1);
    String help = Screen.get(() -> window.main().root().lookup("#help").lookupAll(".label").stream()
        .map(node -> ((Label) node).getText()).toList().toString());
    List.of("Ctrl+N", "Ctrl+Shift+S", "Ctrl+Z", "F8", "Ctrl+1", "Esc", "Explore", "Scenario")
        .forEach(each -> assertTrue(help.contains(each), () -> each + " is not in " + help));
    window.press(KeyCode.ESCAPE);
    window.press(KeyCode.CONTROL, KeyCode.DIGIT2);
    assertEquals("tab-scenario", shownTab());
    window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
    assertEquals("tab-explore", shownTab());
  }

  private static String shownTab() {
    return Screen.get(() -> window.main().tabs().getSelectionModel().getSelectedItem().getId());
  }

  @Test
  @DisplayName("Esc stops the simulation, and F5 begins it anew")
  void stops() {
    Screen.run(() -> document.begin(Example.named("minimal.yaml").text(), "minimal.yaml"));
    Screen.run(() -> document.set("run.precision", "{metric: p99, within: 0.01%}", "Precision"));
    Screen.until("it works", () -> workbench.answers().workingProperty().get());
    window.press(KeyCode.ESCAPE);
    assertFalse(Screen.get(() -> workbench.answers().workingProperty().get()));
    window.press(KeyCode.F5);
    assertTrue(Screen.get(() -> workbench.answers().workingProperty().get()));
    Screen.run(workbench.answers()::cancel);
  }

  @Test
  @DisplayName("a fault that nobody expected is a sentence on the screen, with details in a log and in the help")
  void faults() throws IOException {
    Workbench faulty = Screen.get(() -> new Workbench(Platform::runLater, PreferenceStore.in(folder)));
    faulty.faults().take("some thread", new IllegalStateException("tick"));
    Screen.until("it is told", () -> !faulty.noticeProperty().get().isEmpty());
    String told = Screen.get(() -> faulty.noticeProperty().get());
    assertTrue(told.startsWith("Something in the program failed (IllegalStateException)."), told);
    assertFalse(told.contains("\tat "), told);
    assertTrue(Files.readString(folder.resolve("edgewise.log")).contains("IllegalStateException: tick"));
    assertTrue(Screen.get(() -> faulty.faults().lastProperty().get()).contains("thread some thread"));
    Screen.run(faulty::close);
  }

  @Test
  @DisplayName("text that was lost is offered once, and opened as a change of its file")
  void recovers() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), TEXT);
    Path left = folder.resolve("unsaved-999999999999.json");
    String json = "{\"name\": \"mine.yaml\", \"file\": \"" + file + "\", \"text\": \"# lost\\n\"}";
    Files.writeString(left, json);
    Workbench next = Screen.get(() -> new Workbench(Platform::runLater, PreferenceStore.in(folder)));
    assertTrue(Screen.get(() -> Recovery.offer(next, dialogs)));
    assertEquals("# lost\n", Screen.get(() -> next.document().text()));
    assertTrue(Screen.get(() -> next.document().dirtyProperty().get()));
    Screen.run(next.document()::undo);
    assertEquals(TEXT, Screen.get(() -> next.document().text()));
    assertFalse(Screen.get(() -> Recovery.offer(next, dialogs)));
    Files.writeString(left, json);
    dialogs.agree(false);
    assertFalse(Screen.get(() -> Recovery.offer(next, dialogs)));
    assertFalse(Files.exists(left));
    Screen.run(next::close);
  }

  @Test
  @DisplayName("view and dividers come back")
  void windowState() {
    Screen.run(() -> {
      Stage stage = (Stage) window.main().root().getScene().getWindow();
      window.main().tabs().getSelectionModel().select(SCENARIO);
      SplitPane split = (SplitPane) window.main().tabs().getTabs().get(SCENARIO).getContent();
      PreferenceStore store = workbench.preferences();
      split.setDividerPositions(0.6);
      WindowMemory.keep(stage, window.main(), store);
      assertEquals(stage.getWidth(), store.windowProperty().get().width());
      window.main().tabs().getSelectionModel().selectFirst();
      split.setDividerPositions(0.8);
      WindowMemory.restore(stage, window.main(), store);
      assertEquals(0.6, split.getDividerPositions()[0], 0.02);
    });
    assertEquals(Screen.get(() -> window.main().tabs().getTabs().get(SCENARIO).getId()), shownTab());
  }
}
