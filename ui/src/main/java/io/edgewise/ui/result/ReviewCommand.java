package io.edgewise.ui.result;

import io.edgewise.ui.answer.Reply;
import io.edgewise.ui.export.ReviewExport;
import io.edgewise.ui.shell.Command;
import io.edgewise.ui.shell.Dialogs;
import io.edgewise.ui.shell.Workbench;
import io.edgewise.ui.task.Work;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** Writes the design review of the final answer to a folder that a person chooses. */
public final class ReviewCommand implements AutoCloseable {

  private final Workbench workbench;
  private final Dialogs dialogs;
  private final Work export;
  private final BooleanBinding complete;
  private final Command command;

  /**
   * For the answers of a workbench.
   *
   * @param screen runs what changes the screen
   */
  public ReviewCommand(Workbench workbench, Dialogs dialogs, Executor screen) {
    this.workbench = workbench;
    this.dialogs = dialogs;
    export = new Work("review", screen);
    complete = Bindings.createBooleanBinding(() -> {
      Reply reply = workbench.answers().replyProperty().get();
      return reply != null && reply.complete() && workbench.answers().currentProperty().get();
    }, workbench.answers().replyProperty(), workbench.answers().currentProperty());
    command = new Command("Export review…", "Shortcut+Shift+E",
        "Writes the design review, every figure and the numbers of the final answer to a folder.", complete,
        this::export);
  }

  /** What menus and buttons offer. */
  public Command command() {
    return command;
  }

  private void export() {
    Reply reply = workbench.answers().replyProperty().get();
    if (!complete.get()) {
      workbench.noticeProperty().set("A review is made of the final answer; it is not there yet.");
      return;
    }
    dialogs.folder("Where the review is written").ifPresent(folder -> {
      workbench.noticeProperty().set("Writing the review …");
      export.start((progress, cancelled) -> {
        ReviewExport.write(folder, reply, progress, cancelled);
        return folder.resolve(ReviewExport.REVIEW);
      }, written -> workbench.noticeProperty().set("Wrote " + written + ", its figures and the numbers"),
          reason -> workbench.noticeProperty().set("Cannot write to " + folder + ": " + reason));
    });
  }

  @Override
  public void close() {
    export.close();
  }
}
