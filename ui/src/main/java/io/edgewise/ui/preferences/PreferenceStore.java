package io.edgewise.ui.preferences;

import io.edgewise.scenario.output.ResultFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The preferences of a person. What is changed is kept in a file at once, by a thread beside the screen; others see the old file
 * or the new one, nothing between.
 */
public final class PreferenceStore implements AutoCloseable {

  /** The file in the folder. */
  static final String FILE = "preferences.json";

  /** A file of a newer version may say more; what this version does not know it leaves out. */
  private static final JsonMapper JSON = JsonMapper.builder()
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
      .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
      .enable(SerializationFeature.INDENT_OUTPUT)
      .build();

  private static final int MOST_SECONDS_AT_THE_END = 5;

  private final ObjectProperty<ThemeChoice> theme = new SimpleObjectProperty<>(this, "theme");
  private final DoubleProperty fontScale = new SimpleDoubleProperty(this, "fontScale");
  private final IntegerProperty threads = new SimpleIntegerProperty(this, "threads");
  private final ObservableList<String> recent = FXCollections.observableArrayList();
  private final ObjectProperty<WindowState> window = new SimpleObjectProperty<>(this, "window");
  private final Optional<Path> folder;
  private final Optional<String> fault;
  private final AtomicReference<Preferences> unwritten = new AtomicReference<>();
  private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
    Thread thread = new Thread(task, "preferences");
    thread.setDaemon(true);
    return thread;
  });

  private PreferenceStore(Optional<Path> folder, Preferences start, Optional<String> fault) {
    this.folder = folder;
    this.fault = fault;
    theme.set(start.theme());
    fontScale.set(start.fontScale());
    threads.set(start.threads());
    recent.setAll(start.recent());
    window.set(start.window());
    InvalidationListener changed = property -> keep();
    theme.addListener(changed);
    fontScale.addListener(changed);
    threads.addListener(changed);
    recent.addListener(changed);
    window.addListener(changed);
  }

  /** Defaults that are not kept. */
  public static PreferenceStore unkept() {
    return new PreferenceStore(Optional.empty(), Preferences.defaults(), Optional.empty());
  }

  /** What a folder has, or defaults where it has nothing, or nothing that can be read. */
  public static PreferenceStore in(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      return new PreferenceStore(Optional.of(folder),
          Files.exists(file) ? JSON.readValue(Files.readString(file), Preferences.class) : Preferences.defaults(),
          Optional.empty());
    } catch (IOException | JacksonException e) {
      return new PreferenceStore(Optional.of(folder), Preferences.defaults(), Optional.of("The preferences in " + file
          + " cannot be read; defaults hold, and replace them with the next change."));
    }
  }

  /** Why defaults hold though there is a file; empty where all is well. */
  public Optional<String> fault() {
    return fault;
  }

  /** Where other things are kept, too; empty where nothing is kept. */
  public Optional<Path> folder() {
    return folder;
  }

  /** Colours. */
  public ObjectProperty<ThemeChoice> themeProperty() {
    return theme;
  }

  /** How much larger than usual the text is. */
  public DoubleProperty fontScaleProperty() {
    return fontScale;
  }

  /** Threads that simulate; 0 for as many as there are processors. */
  public IntegerProperty threadsProperty() {
    return threads;
  }

  /** Files that were opened last, the last one first. */
  public ObservableList<String> recent() {
    return recent;
  }

  /** Where the window was; null where nobody knows. */
  public ObjectProperty<WindowState> windowProperty() {
    return window;
  }

  /** A file was opened or saved. */
  public void remember(Path file) {
    String name = file.toAbsolutePath().normalize().toString();
    if (recent.isEmpty() || !recent.getFirst().equals(name)) {
      recent.setAll(new Preferences(null, 1, 0,
          Stream.concat(Stream.of(name), recent.stream()).toList(), null).recent());
    }
  }

  /** A file is not there any more. */
  public void forget(String file) {
    recent.remove(file);
  }

  /** All of it now. */
  public Preferences now() {
    return new Preferences(theme.get(), fontScale.get(), threads.get(), recent, window.get());
  }

  private void keep() {
    if (folder.isPresent() && unwritten.getAndSet(now()) == null) {
      writer.execute(this::write);
    }
  }

  /** Of changes that came quickly one after the other, the last one alone is written. */
  private void write() {
    Preferences last = unwritten.getAndSet(null);
    try {
      ConfigurationFolder.make(folder.orElseThrow());
      ResultFiles.write(folder.orElseThrow(), Map.of(FILE, JSON.writeValueAsString(last) + "\n"));
    } catch (IOException e) {
      // Nobody loses work by this: the preferences hold as long as the program runs.
    }
  }

  /** Returns when everything is written. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      writer.awaitTermination(MOST_SECONDS_AT_THE_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
