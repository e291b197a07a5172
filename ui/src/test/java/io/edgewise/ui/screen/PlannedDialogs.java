package io.edgewise.ui.screen;

import io.edgewise.ui.shell.Dialogs;
import java.nio.file.Path;
import java.util.Optional;

/** Answers to the dialogs of the system that were decided beforehand. */
public final class PlannedDialogs implements Dialogs {

  private Optional<Path> file = Optional.empty();
  private Unsaved unsaved = Unsaved.DISCARD;
  private boolean agrees = true;
  private int asked;

  PlannedDialogs() {}

  /** The file or folder that is chosen from now on; null for none. */
  public void choose(Path path) {
    file = Optional.ofNullable(path);
  }

  /** What becomes of unsaved changes from now on. */
  public void unsaved(Unsaved answer) {
    unsaved = answer;
  }

  /** Whether the person agrees from now on to whatever is proposed. */
  public void agree(boolean answer) {
    agrees = answer;
  }

  /** How often a dialog was opened. */
  public int asked() {
    return asked;
  }

  @Override
  public Optional<Path> fileToOpen() {
    asked++;
    return file;
  }

  @Override
  public Optional<Path> fileToSave(String name, String kind, String extension) {
    asked++;
    return file;
  }

  @Override
  public Optional<Path> folder(String title) {
    asked++;
    return file;
  }

  @Override
  public Unsaved unsaved(String name) {
    asked++;
    return unsaved;
  }

  @Override
  public boolean overwrite(String name) {
    asked++;
    return agrees;
  }

  @Override
  public boolean recover(String name) {
    asked++;
    return agrees;
  }
}
