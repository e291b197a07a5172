package io.edgewise.ui.shell;

import io.edgewise.ui.document.ScenarioDocument;
import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens and saves the document, and never loses changes without asking. */
public final class FileCommands {

  private final Workbench workbench;
  private final Dialogs dialogs;

  /** Commands on the document of a workbench. */
  public FileCommands(Workbench workbench, Dialogs dialogs) {
    this.workbench = workbench;
    this.dialogs = dialogs;
  }

  /** Asks for a file and opens it. */
  public void open() {
    if (mayGo()) {
      dialogs.fileToOpen().ifPresent(this::openNow);
    }
  }

  /** Opens a file, unless the changes of the present one are to be kept. */
  public void open(Path file) {
    if (mayGo()) {
      openNow(file);
    }
  }

  /** Opens a file that was open before. One that is gone leaves the list. */
  public void openRecent(String file) {
    Path path = Path.of(file);
    if (Files.exists(path)) {
      open(path);
    } else {
      workbench.preferences().forget(file);
      workbench.noticeProperty().set(file + " does not exist any more.");
    }
  }

  /** Opens the first of files that were dropped on the window; says whether there was one. */
  public boolean dropped(List<File> dropped) {
    if (dropped.isEmpty()) {
      return false;
    }
    open(dropped.getFirst().toPath());
    return true;
  }

  private void openNow(Path file) {
    try {
      workbench.document().open(file);
      workbench.preferences().remember(file);
      workbench.noticeProperty().set("");
    } catch (IOException e) {
      workbench.noticeProperty().set("Cannot open " + file + ": " + reason(e));
    }
  }

  /** Begins a new document with a text, unless the changes of the present one are to be kept. */
  public void begin(String text, String name) {
    if (mayGo()) {
      workbench.document().begin(text, name);
    }
  }

  /** Saves to the document's file, or asks for one; says whether it is saved. */
  public boolean save() {
    Path file = workbench.document().fileProperty().get();
    return file == null ? saveAs() : saveToSame(file);
  }

  /** Asks first where somebody else has changed the file. */
  private boolean saveToSame(Path file) {
    ScenarioDocument document = workbench.document();
    return (!document.changedElsewhere() || dialogs.overwrite(document.nameProperty().get())) && saveTo(file);
  }

  /** Asks for a file and saves there; says whether it is saved. */
  public boolean saveAs() {
    Optional<Path> file = dialogs.fileToSave(workbench.document().nameProperty().get(), "Scenario", "yaml");
    return file.isPresent() && saveTo(file.get());
  }

  private boolean saveTo(Path file) {
    try {
      workbench.document().save(file);
      workbench.preferences().remember(file);
      workbench.noticeProperty().set("Saved " + file);
      return true;
    } catch (IOException e) {
      workbench.noticeProperty()
          .set("Cannot save " + file + ": " + reason(e) + ". Nothing is lost: save it elsewhere.");
      return false;
    }
  }

  /** Whether the document may go: because nothing is unsaved, or it was saved now, or the person does not want it. */
  public boolean mayGo() {
    ScenarioDocument document = workbench.document();
    return !document.dirtyProperty().get() || switch (dialogs.unsaved(document.nameProperty().get())) {
      case SAVE -> save();
      case DISCARD -> true;
      case CANCEL -> false;
    };
  }

  /** Why a file could not be used, in words: messages of file systems often are the name of the file alone. */
  static String reason(IOException cause) {
    return switch (cause) {
      case NoSuchFileException missing -> "it does not exist";
      case AccessDeniedException denied -> "access is denied";
      case CharacterCodingException coding -> "it is not UTF-8 text";
      default -> String.valueOf(cause.getMessage());
    };
  }
}
