package io.edgewise.ui.benchmark;

import io.edgewise.report.layout.Theme;
import io.edgewise.ui.screen.Screen;
import io.edgewise.ui.screen.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;

/** Does whatever comes to its mind in a window: the same things for the same seed. */
public final class Monkey {

  private static final List<KeyCode> KEYS = List.of(KeyCode.TAB, KeyCode.SPACE, KeyCode.ENTER, KeyCode.LEFT,
      KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN, KeyCode.HOME, KeyCode.END, KeyCode.PAGE_DOWN, KeyCode.ESCAPE,
      KeyCode.DIGIT1, KeyCode.A, KeyCode.BACK_SPACE, KeyCode.DELETE);
  private static final int STEPS_A_PULSE = 10;

  private final Window window;
  private final Random random;
  private final Robot robot = Screen.get(Robot::new);
  private final AtomicReference<Throwable> thrown = new AtomicReference<>();

  /** A monkey before a window. */
  public Monkey(Window window, long seed) {
    this.window = window;
    random = new Random(seed);
    Screen.run(
        () -> Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> thrown.compareAndSet(null, e)));
  }

  /**
   * Does so many things.
   *
   * @throws AssertionError if something was thrown on the thread of the screen, with the number of the step
   */
  public void act(int steps) {
    for (int step = 1; step <= steps; step++) {
      String deed = act();
      if (step % STEPS_A_PULSE == 0) {
        window.awaitPulse();
      }
      if (thrown.get() != null) {
        throw new AssertionError("step " + step + ": " + deed, thrown.get());
      }
    }
  }

  private String act() {
    int kind = random.nextInt(100);
    if (kind < 35) {
      return onAny(Slider.class, slider -> slider
          .setValue(slider.getMin() + random.nextDouble() * (slider.getMax() - slider.getMin())));
    } else if (kind < 45) {
      return onAny(ComboBox.class, box -> box.getSelectionModel().select(random.nextInt(box.getItems().size())));
    } else if (kind < 60) {
      return click();
    } else if (kind < 75) {
      KeyCode key = KEYS.get(random.nextInt(KEYS.size()));
      Screen.run(() -> {
        robot.keyPress(key);
        robot.keyRelease(key);
      });
      return "press " + key;
    } else if (kind < 90) {
      boolean undo = random.nextBoolean();
      Screen.run(() -> {
        if (undo) {
          window.workbench().document().undo();
        } else {
          window.workbench().document().redo();
        }
      });
      return undo ? "undo" : "redo";
    } else if (kind < 95) {
      Theme theme = Theme.values()[random.nextInt(Theme.values().length)];
      Screen.run(() -> window.workbench().themeProperty().set(theme));
      return "theme " + theme;
    }
    TabPane tabs = window.main().tabs();
    int tab = random.nextInt(tabs.getTabs().size());
    Screen.run(() -> tabs.getSelectionModel().select(tab));
    return "tab " + tab;
  }

  private String click() {
    List<Node> targets = new ArrayList<>(visible(ButtonBase.class));
    targets.addAll(visible(TextInputControl.class));
    if (targets.isEmpty()) {
      return "nothing to click on";
    }
    Node target = targets.get(random.nextInt(targets.size()));
    Screen.run(() -> {
      Bounds bounds = target.localToScreen(target.getBoundsInLocal());
      robot.mouseMove(new Point2D(bounds.getCenterX(), bounds.getCenterY()));
      robot.mouseClick(MouseButton.PRIMARY);
    });
    return "click " + target;
  }

  private <T extends Node> String onAny(Class<T> type, Consumer<T> deed) {
    List<T> nodes = visible(type);
    if (nodes.isEmpty()) {
      return "no " + type.getSimpleName();
    }
    T node = nodes.get(random.nextInt(nodes.size()));
    Screen.run(() -> deed.accept(node));
    return type.getSimpleName() + " " + node.getId();
  }

  /** All of a type that can be seen and used, in the order of the screen. */
  private <T extends Node> List<T> visible(Class<T> type) {
    return Screen.get(() -> window.main().root().lookupAll("*").stream().filter(type::isInstance).map(type::cast)
        .filter(node -> node.isVisible() && !node.isDisabled() && node.getScene() != null && isShown(node))
        .sorted(Comparator.<T>comparingDouble(node -> node.localToScene(0, 0).getY())
            .thenComparingDouble(node -> node.localToScene(0, 0).getX()))
        .toList());
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
