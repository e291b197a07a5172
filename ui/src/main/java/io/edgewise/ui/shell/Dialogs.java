package io.edgewise.ui.shell;

import java.nio.file.Path;
import java.util.Optional;

/** Asks a person something. An interface, because dialogs of the system can be answered by persons alone. */
public interface Dialogs {

  /** What becomes of changes that are not saved. */
  enum Unsaved {
    SAVE, DISCARD, CANCEL
  }

  /** A scenario file to open; empty where the person thought better of it. */
  Optional<Path> fileToOpen();

  /**
   * A file to write.
   *
   * @param name that is suggested
   * @param kind what files of that sort are called
   * @param extension how their names end, without the dot
   */
  Optional<Path> fileToSave(String name, String kind, String extension);

  /**
   * A folder.
   *
   * @param title what for
   */
  Optional<Path> folder(String title);

  /** What becomes of the changes of a document that is about to go. */
  Unsaved unsaved(String name);

  /** Whether a file may be overwritten that somebody else has changed since it was opened. */
  boolean overwrite(String name);

  /** Whether changes shall be recovered that an earlier session left behind without saving them. */
  boolean recover(String name);
}
