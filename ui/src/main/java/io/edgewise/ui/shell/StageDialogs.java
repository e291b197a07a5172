package io.edgewise.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;

/** Dialogs of the system over a window. */
public final class StageDialogs implements Dialogs {

  private final Stage stage;
  private File folder;

  /** Dialogs over a window. */
  public StageDialogs(Stage stage) {
    this.stage = stage;
  }

  @Override
  public Optional<Path> fileToOpen() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open a scenario");
    chooser.getExtensionFilters().addAll(new ExtensionFilter("Scenarios", "*.yaml", "*.yml", "*.json"),
        new ExtensionFilter("All files", "*"));
    chooser.setInitialDirectory(folder);
    return remembered(chooser.showOpenDialog(stage));
  }

  @Override
  public Optional<Path> fileToSave(String name, String kind, String extension) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Save " + name);
    chooser.setInitialFileName(name);
    chooser.getExtensionFilters().add(new ExtensionFilter(kind, "*." + extension));
    chooser.setInitialDirectory(folder);
    return remembered(chooser.showSaveDialog(stage));
  }

  @Override
  public Optional<Path> folder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    chooser.setInitialDirectory(folder);
    File chosen = chooser.showDialog(stage);
    folder = chosen == null ? folder : chosen;
    return Optional.ofNullable(chosen).map(File::toPath);
  }

  private Optional<Path> remembered(File chosen) {
    if (chosen != null) {
      folder = chosen.getParentFile();
    }
    return Optional.ofNullable(chosen).map(File::toPath);
  }

  @Override
  public Unsaved unsaved(String name) {
    ButtonType save = new ButtonType("Save", ButtonData.YES);
    ButtonType discard = new ButtonType("Discard", ButtonData.NO);
    Alert alert = new Alert(Alert.AlertType.CONFIRMATION, "Its changes are lost otherwise.", save, discard,
        ButtonType.CANCEL);
    alert.initOwner(stage);
    alert.setHeaderText("Save the changes of " + name + "?");
    ButtonType chosen = alert.showAndWait().orElse(ButtonType.CANCEL);
    return chosen == save ? Unsaved.SAVE : chosen == discard ? Unsaved.DISCARD : Unsaved.CANCEL;
  }

  @Override
  public boolean overwrite(String name) {
    return agrees("Overwrite " + name + "?", "It was changed on disk since it was opened; those changes are lost then. "
        + "Cancel, and save under another name to keep both.", "Overwrite", "Cancel");
  }

  @Override
  public boolean recover(String name) {
    return agrees("Recover the changes of " + name + "?",
        "The program ended last time without saving them. They are opened "
            + "as changes that can be undone. Discarded, they are gone.",
        "Recover", "Discard");
  }

  private boolean agrees(String question, String explanation, String agreed, String refused) {
    ButtonType yes = new ButtonType(agreed, ButtonData.YES);
    ButtonType no = new ButtonType(refused, ButtonData.CANCEL_CLOSE);
    Alert alert = new Alert(Alert.AlertType.CONFIRMATION, explanation, yes, no);
    alert.initOwner(stage);
    alert.setHeaderText(question);
    return alert.showAndWait().orElse(no) == yes;
  }
}
