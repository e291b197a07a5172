package io.edgewise.ui.document;

import io.edgewise.scenario.output.ResultFiles;
import io.edgewise.topology.text.FileText;
import io.edgewise.topology.text.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The scenario file that is open. Every view changes it through here, so that all changes are undone in one history, whichever
 * view made them. To be used on one thread.
 */
public final class ScenarioDocument {

  /** How many changes can be undone; the oldest are forgotten. */
  static final int MOST_CHANGES = 500;

  /** How many characters of a line the history shows. */
  private static final int MOST_WORDS = 40;

  /** The subject of changes that are typed. */
  private static final String TYPING = "typing";

  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
  private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper(this, "name", "untitled.yaml");
  private final ReadOnlyObjectWrapper<Path> file = new ReadOnlyObjectWrapper<>(this, "file");
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper(this, "dirty");
  private final ObservableList<Change> changes = FXCollections.observableArrayList();
  /** One view for all: it is told of changes only as long as somebody holds it. */
  private final ObservableList<Change> seenChanges = FXCollections.unmodifiableObservableList(changes);
  private final ReadOnlyIntegerWrapper position = new ReadOnlyIntegerWrapper(this, "position");
  private String saved = "";
  private boolean closed;

  /** An empty document without a file. */
  public ScenarioDocument() {}

  /** What the file says, with what was changed. */
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** What the file says, with what was changed. */
  public String text() {
    return text.get();
  }

  /** The last part of the file's name, or what it would be called. */
  public ReadOnlyStringProperty nameProperty() {
    return name.getReadOnlyProperty();
  }

  /** Where it is saved; null where it is not. */
  public ReadOnlyObjectProperty<Path> fileProperty() {
    return file.getReadOnlyProperty();
  }

  /** Whether there are changes that are not saved. */
  public ReadOnlyBooleanProperty dirtyProperty() {
    return dirty.getReadOnlyProperty();
  }

  /** All changes since it was opened, also those that were undone: the first {@link #positionProperty()} are in force. */
  public ObservableList<Change> changes() {
    return seenChanges;
  }

  /** How many changes are in force. */
  public ReadOnlyIntegerProperty positionProperty() {
    return position.getReadOnlyProperty();
  }

  /** What messages call it; relative names in the file are looked for beside it. */
  public String source() {
    return Optional.ofNullable(file.get()).map(Path::toString).orElse(name.get());
  }

  /**
   * Opens a file. On failure everything stays as it was.
   *
   * @throws IOException if it cannot be read, or is not UTF-8
   */
  public void open(Path path) throws IOException {
    String read = Files.readString(path, StandardCharsets.UTF_8);
    begin(withoutMark(read), String.valueOf(path.getFileName()),
        path.toAbsolutePath().normalize());
  }

  /** Begins a new document from a text, such as a template's, that has no file yet. */
  public void begin(String newText, String newName) {
    begin(newText, newName, null);
  }

  private void begin(String newText, String newName, Path path) {
    changes.clear();
    position.set(0);
    file.set(path);
    name.set(newName);
    saved = newText;
    closed = true;
    text.set(newText);
    dirty.set(false);
  }

  /** The text that an earlier session left behind, as a change of what is open, so that it can be undone. */
  public void recover(String lost) {
    record("Recovered changes", "", lost);
  }

  /**
   * Saves it. Others see the old file or the new one, nothing between.
   *
   * @throws IOException if that is impossible; the old file is whole then
   */
  public void save(Path path) throws IOException {
    // A link stays one, and what it leads to is replaced.
    Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
    ResultFiles.write(target.getParent(), Map.of(String.valueOf(target.getFileName()), text.get()));
    file.set(path.toAbsolutePath().normalize());
    name.set(String.valueOf(path.getFileName()));
    saved = text.get();
    closed = true;
    dirty.set(false);
  }

  /** Whether somebody else has changed the file since it was opened or saved, so that saving would lose that. */
  public boolean changedElsewhere() {
    Path path = file.get();
    if (path == null || !Files.exists(path)) {
      return false;
    }
    try {
      return !withoutMark(Files.readString(path, StandardCharsets.UTF_8)).equals(saved);
    } catch (IOException e) {
      // It is something else now, such as a picture.
      return true;
    }
  }

  private static String withoutMark(String read) {
    return read.startsWith("\uFEFF") ? read.substring(1) : read;
  }

  /** Takes over what was typed. What is typed in one go is one change. */
  public void type(String typed) {
    if (!typed.equals(text.get())) {
      record(described(text.get(), typed), TYPING, typed);
    }
  }

  /** The first line that is another one now, for the history. */
  private static String described(String before, String after) {
    String[] old = before.split("\\R", -1);
    String[] now = after.split("\\R", -1);
    int line = 0;
    while (line < now.length - 1 && line < old.length && old[line].equals(now[line])) {
      line++;
    }
    String words = now[line].strip();
    return "Line " + (line + 1) + (words.isEmpty() ? "" : ": "
        + (words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) + "…" : words));
  }

  /**
   * Changes a value of the file, and leaves everything else in it as it is.
   *
   * @param description for the history
   * @throws InvalidInputException if the text has no valid syntax, or the path leads nowhere; nothing is changed then
   */
  public void set(String path, String value, String description) {
    change(description, path, file -> file.with(path, value));
  }

  /**
   * Changes the text in any way.
   *
   * @param description for the history
   * @param subject what is changed; see {@link Change#subject()}
   * @throws InvalidInputException if the change does; nothing is changed then
   */
  public void change(String description, String subject, UnaryOperator<FileText> change) {
    String after = change.apply(new FileText(text.get())).text();
    if (!after.equals(text.get())) {
      record(description, subject, after);
    }
  }

  /** Whatever comes next is a change of its own, as when a slider was let go. */
  public void closeChange() {
    closed = true;
  }

  private void record(String description, String subject, String after) {
    boolean continues = !closed && position.get() == changes.size() && !changes.isEmpty()
        && changes.getLast().continuedBy(subject);
    if (continues) {
      changes.set(changes.size() - 1, changes.getLast().followedBy(description, after));
    } else {
      changes.remove(position.get(), changes.size());
      changes.add(new Change(description, subject, text.get(), after));
      if (changes.size() > MOST_CHANGES) {
        changes.removeFirst();
      }
    }
    closed = false;
    position.set(changes.size());
    show(after);
  }

  /** Takes the last change back, if there is one. */
  public void undo() {
    goTo(position.get() - 1);
  }

  /** Makes the change again that was taken back last, if there is one. */
  public void redo() {
    goTo(position.get() + 1);
  }

  /** Goes to where so many changes are in force; does nothing where there are not as many. */
  public void goTo(int count) {
    if (count < 0 || count > changes.size() || count == position.get()) {
      return;
    }
    String there = count < changes.size() ? changes.get(count).before() : changes.getLast().after();
    closed = true;
    position.set(count);
    show(there);
  }

  private void show(String newText) {
    text.set(newText);
    dirty.set(!newText.equals(saved));
  }
}
