package io.edgewise.ui;

import io.edgewise.ui.preferences.Autosave;
import io.edgewise.ui.preferences.ConfigurationFolder;
import io.edgewise.ui.preferences.PreferenceStore;
import io.edgewise.ui.shell.Appearance;
import io.edgewise.ui.shell.FileCommands;
import io.edgewise.ui.shell.MainWindow;
import io.edgewise.ui.shell.Recovery;
import io.edgewise.ui.shell.StageDialogs;
import io.edgewise.ui.shell.WindowMemory;
import io.edgewise.ui.shell.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The window of the desktop application. */
public final class DesktopApplication extends Application {

  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private MainWindow window;
  private Autosave autosave;

  /** Made by JavaFX. */
  public DesktopApplication() {}

  @Override
  public void start(Stage stage) throws IOException {
    Path folder = ConfigurationFolder.ofUser();
    PreferenceStore preferences = PreferenceStore.in(folder);
    Workbench workbench = new Workbench(Platform::runLater, preferences);
    workbench.faults().catchAll();
    StageDialogs dialogs = new StageDialogs(stage);
    Appearance.prepare(workbench);
    // Answered while the window is being made.
    open(workbench, dialogs);
    window = new MainWindow(workbench, dialogs, Platform::runLater);
    Scene scene = new Scene(window.root(), WIDTH, HEIGHT);
    Appearance.follow(workbench, scene);
    stage.setScene(scene);
    stage.titleProperty().bind(window.titleProperty());
    WindowMemory.restore(stage, window, preferences);
    stage.setOnCloseRequest(event -> {
      event.consume();
      if (window.files().mayGo()) {
        WindowMemory.keep(stage, window, preferences);
        autosave.close();
        stage.close();
      }
    });
    stage.show();
    keep(workbench, dialogs, folder);
  }

  private void open(Workbench workbench, StageDialogs dialogs) throws IOException {
    List<String> arguments = getParameters().getRaw();
    if (arguments.isEmpty()) {
      Examples.open(workbench.document(), Examples.FIRST);
    } else {
      new FileCommands(workbench, dialogs).open(Path.of(arguments.getFirst()));
    }
  }

  /** Brings back what was lost, and keeps from now on what could be. */
  private void keep(Workbench workbench, StageDialogs dialogs, Path folder) {
    boolean recovered = Recovery.offer(workbench, dialogs);
    autosave = new Autosave(workbench.document(), folder,
        fault -> Platform.runLater(() -> workbench.noticeProperty().set(fault)));
    if (recovered) {
      // What was recovered is kept again at once, though nobody has changed it since.
      autosave.keepNow();
    }
  }

  @Override
  public void stop() {
    window.close();
  }
}
