package io.edgewise.ui.shell;

import io.edgewise.ui.document.ScenarioDocument;
import io.edgewise.ui.preferences.Autosave;
import io.edgewise.ui.preferences.LostText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Offers what a program left behind that ended without saving. */
public final class Recovery {

  private Recovery() {}

  /** Asks whether to recover text that was lost, and opens it; says whether it did. */
  public static boolean offer(Workbench workbench, Dialogs dialogs) {
    Optional<Path> left = workbench.preferences().folder().flatMap(Autosave::left);
    if (left.isEmpty()) {
      return false;
    }
    Optional<LostText> lost = Autosave.read(left.get());
    boolean wanted = lost.isPresent() && dialogs.recover(lost.get().name());
    if (wanted) {
      recover(workbench.document(), lost.get());
      workbench.noticeProperty().set("Recovered the changes of " + lost.get().name()
          + ", which are not saved yet. Undo goes back to what was saved.");
    }
    Autosave.forget(left.get());
    return wanted;
  }

  private static void recover(ScenarioDocument document, LostText lost) {
    try {
      if (!lost.file().isEmpty() && Files.isRegularFile(Path.of(lost.file()))) {
        document.open(Path.of(lost.file()));
      } else {
        document.begin("", lost.name());
      }
    } catch (IOException e) {
      document.begin("", lost.name());
    }
    document.recover(lost.text());
  }
}
