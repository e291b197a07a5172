package io.edgewise.ui;

import io.edgewise.ui.shell.Appearance;
import io.edgewise.ui.shell.MainWindow;
import io.edgewise.ui.shell.StageDialogs;
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

  /** Made by JavaFX. */
  public DesktopApplication() {}

  @Override
  public void start(Stage stage) throws IOException {
    Workbench workbench = new Workbench(Platform::runLater);
    window = new MainWindow(workbench, new StageDialogs(stage), Platform::runLater);
    Scene scene = new Scene(window.root(), WIDTH, HEIGHT);
    Appearance.follow(workbench, scene);
    stage.setScene(scene);
    stage.titleProperty().bind(window.titleProperty());
    stage.setOnCloseRequest(event -> {
      if (!window.files().mayGo()) {
        event.consume();
      }
    });
    List<String> arguments = getParameters().getRaw();
    if (arguments.isEmpty()) {
      Examples.open(workbench.document(), Examples.FIRST);
    } else {
      window.files().open(Path.of(arguments.getFirst()));
    }
    stage.show();
  }

  @Override
  public void stop() {
    window.close();
  }
}
