package io.edgewise.ui.screen;

import io.edgewise.ui.shell.Appearance;
import io.edgewise.ui.shell.MainWindow;
import io.edgewise.ui.shell.Pulse;
import io.edgewise.ui.shell.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

/** The whole window on a screen that nobody sees, with a robot for a user. */
public final class Window implements AutoCloseable {

  private final Workbench workbench;
  private final MainWindow main;
  private final PlannedDialogs dialogs = new PlannedDialogs();
  private final Stage stage;
  private final Robot robot;

  /** Opens a window of a size on a scenario. */
  public Window(String text, String name, double width, double height) {
    workbench = Screen.get(() -> new Workbench(Platform::runLater));
    main = Screen.get(() -> new MainWindow(workbench, dialogs, Platform::runLater));
    stage = Screen.get(() -> {
      Stage shown = new Stage();
      Scene scene = new Scene(main.root(), width, height);
      Appearance.follow(workbench, scene);
      shown.setScene(scene);
      workbench.document().begin(text, name);
      shown.show();
      return shown;
    });
    robot = Screen.get(Robot::new);
  }

  /** Opens a window on an example that comes with the product. */
  public static Window onExample(String name) throws IOException {
    return new Window(Files.readString(Path.of("..", "scenarios", "examples", name)), name, 1440, 900);
  }

  /** What all views share. */
  public Workbench workbench() {
    return workbench;
  }

  /** What is in the window. */
  public MainWindow main() {
    return main;
  }

  /** Answers to the dialogs of the system. */
  public PlannedDialogs dialogs() {
    return dialogs;
  }

  /** Waits for an answer to the newest question. */
  public void awaitAnswer() {
    Screen.until("an answer to the newest question", () -> workbench.answers().currentProperty().get());
  }

  /** A node by its id, also one of a part of a view that is shown a little later than the view, or of an open menu. */
  public <T extends Node> T node(String id, Class<T> type) {
    AtomicReference<Node> found = new AtomicReference<>();
    Screen.until("a node with the id " + id, () -> {
      Stream<Node> menus = Stage.getWindows().stream().filter(ContextMenu.class::isInstance)
          .map(each -> each.getScene().getRoot());
      Stream.concat(Stream.of(main.root()), menus).flatMap(root -> root.lookupAll("*").stream())
          .filter(node -> id.equals(node.getId())).findFirst().ifPresent(found::set);
      return found.get() != null;
    });
    return type.cast(found.get());
  }

  /** Clicks on the middle of a node. */
  public void click(Node node) {
    Screen.run(() -> {
      Bounds bounds = node.localToScreen(node.getBoundsInLocal());
      robot.mouseMove(new Point2D(bounds.getCenterX(), bounds.getCenterY()));
      robot.mouseClick(MouseButton.PRIMARY);
    });
    awaitPulse();
  }

  /** Has keys go to this window, also where another one was open, or a menu of it, and closes only now. */
  private void takeKeys() {
    Screen.until("keys go to the window", () -> {
      if (!stage.isFocused()) {
        stage.requestFocus();
      }
      return stage.isFocused();
    });
  }

  /** Presses keys together and lets them go. */
  public void press(KeyCode... keys) {
    // What was just made takes no keys before it is drawn once.
    awaitPulse();
    takeKeys();
    Screen.run(() -> {
      for (KeyCode key : keys) {
        robot.keyPress(key);
      }
      for (int i = keys.length - 1; i >= 0; i--) {
        robot.keyRelease(keys[i]);
      }
    });
    awaitPulse();
  }

  /** Waits until everything that was asked for so far is drawn. */
  public void awaitPulse() {
    AtomicBoolean drawn = new AtomicBoolean();
    Screen.run(() -> Pulse.afterLayout(main.root().getScene(), () -> drawn.set(true)));
    Screen.until("the screen is drawn", drawn::get);
  }

  /** A picture of the window. */
  public WritableImage picture() {
    awaitPulse();
    return Screen.get(() -> main.root().getScene().snapshot(null));
  }

  @Override
  public void close() {
    Screen.run(() -> {
      stage.hide();
      main.close();
    });
  }
}
