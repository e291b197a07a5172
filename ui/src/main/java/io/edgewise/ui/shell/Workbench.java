package io.edgewise.ui.shell;

import io.edgewise.report.layout.Theme;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.sim.engine.TableCache;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.ui.answer.Answering;
import io.edgewise.ui.answer.Question;
import io.edgewise.ui.document.ScenarioDocument;
import io.edgewise.ui.preferences.PreferenceStore;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;

/**
 * What all views share: the document that is open, the answers to it, and what a person has chosen. Whenever the document changes,
 * or which strategies are hidden, the new question is asked.
 */
public final class Workbench implements AutoCloseable {

  private final ScenarioDocument document = new ScenarioDocument();
  private final Catalog catalog = Catalog.shipped();
  private final ScenarioCompiler compiler = ScenarioCompiler.with(catalog);
  private final TableCache tables = new TableCache();
  private final PreferenceStore preferences;
  private final Faults faults;
  private final Executor screen;
  private final Answering answers;
  private final ObservableSet<String> hidden = FXCollections.observableSet();
  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
  private final StringProperty notice = new SimpleStringProperty(this, "notice", "");
  private final StringProperty touched = new SimpleStringProperty(this, "touched", "");

  /**
   * A workbench with an empty document.
   *
   * @param screen runs what changes properties, on the thread of the screen
   */
  public Workbench(Executor screen) {
    this(screen, PreferenceStore.unkept());
  }

  /**
   * A workbench with an empty document.
   *
   * @param screen runs what changes properties, on the thread of the screen
   * @param preferences of the person
   */
  public Workbench(Executor screen, PreferenceStore preferences) {
    this.screen = screen;
    this.preferences = preferences;
    faults = new Faults(notice, screen, preferences.folder());
    answers = new Answering(compiler, tables, screen, threads());
    preferences.threadsProperty().addListener(property -> answers.useThreads(threads()));
    preferences.fault().ifPresent(notice::set);
    document.textProperty().addListener(property -> ask());
    hidden.addListener((SetChangeListener<String>) change -> ask());
  }

  /** How many threads simulate: as many as a person chose, or as many as there are processors. */
  public int threads() {
    int chosen = preferences.threadsProperty().get();
    return chosen > 0 ? chosen : Runtime.getRuntime().availableProcessors();
  }

  /** Asks again, as after the work was given up. */
  public void ask() {
    answers.ask(new Question(document.text(), document.source(), hidden));
  }

  /** The scenario file that is open. */
  public ScenarioDocument document() {
    return document;
  }

  /** The answers to it. */
  public Answering answers() {
    return answers;
  }

  /** What there is to choose from. */
  public Catalog catalog() {
    return catalog;
  }

  /** What understands scenarios. */
  public ScenarioCompiler compiler() {
    return compiler;
  }

  /** What is shared by all simulations. */
  public TableCache tables() {
    return tables;
  }

  /** What runs whatever changes the screen or properties that it shows, on its thread. */
  public Executor screen() {
    return screen;
  }

  /** Ids of strategies that are not shown, nor simulated. */
  public ObservableSet<String> hidden() {
    return hidden;
  }

  /** The colours in force. */
  public ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  /** What the user shall know, in a line; empty for nothing. */
  public StringProperty noticeProperty() {
    return notice;
  }

  /** The path of the number that a knob changed last; empty for none. */
  public StringProperty touchedProperty() {
    return touched;
  }

  /** What the person has chosen for all scenarios. */
  public PreferenceStore preferences() {
    return preferences;
  }

  /** What becomes of faults that nobody expected. */
  public Faults faults() {
    return faults;
  }

  @Override
  public void close() {
    answers.close();
    preferences.close();
  }
}
