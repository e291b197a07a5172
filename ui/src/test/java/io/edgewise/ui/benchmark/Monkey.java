package io.edgewise.ui.benchmark;

import io.edgewise.report.layout.Theme;
import io.edgewise.ui.document.ScenarioDocument;
import io.edgewise.ui.screen.FxWatch;
import io.edgewise.ui.screen.Screen;
import io.edgewise.ui.screen.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.Tab;
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
  private final FxWatch watch;
  private final Random random;
  private final Robot robot = Screen.get(Robot::new);
  private final AtomicReference<Throwable> thrown = new AtomicReference<>();

  /** A monkey before a window, which tells a watch what it does. */
  public Monkey(Window window, FxWatch watch, long seed) {
    this.window = window;
    this.watch = watch;
    random = new Random(seed);
    Screen.run(() -> {
      Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> thrown.compareAndSet(null, e));
      // The menu "File" ends the program as well, and then nothing would be drawn any more.
      window.main().root().getScene().getWindow().setOnCloseRequest(Event::consume);
    });
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
      return does("press " + key, () -> {
        robot.keyPress(key);
        robot.keyRelease(key);
      });
    } else if (kind < 90) {
      ScenarioDocument document = window.workbench().document();
      return random.nextBoolean() ? does("undo", document::undo) : does("redo", document::redo);
    } else if (kind < 95) {
      Theme theme = Theme.values()[random.nextInt(Theme.values().length)];
      return does("theme " + theme, () -> window.workbench().themeProperty().set(theme));
    }
    TabPane tabs = window.main().tabs();
    Tab tab = tabs.getTabs().get(random.nextInt(tabs.getTabs().size()));
    return does(tab.getId(), () -> tabs.getSelectionModel().select(tab));
  }

  private String does(String what, Runnable deed) {
    watch.doing(what);
    Screen.run(deed);
    return what;
  }

  private String click() {
    List<Node> targets = visible(node -> node instanceof ButtonBase || node instanceof TextInputControl);
    if (targets.isEmpty()) {
      return "nothing to click on";
    }
    Node target = targets.get(random.nextInt(targets.size()));
    return does("click " + name(target), () -> {
      Bounds bounds = target.localToScreen(target.getBoundsInLocal());
      if (bounds == null) {
        // It has left the window meanwhile, as buttons do that end with what they stop.
        return;
      }
      robot.mouseMove(new Point2D(bounds.getCenterX(), bounds.getCenterY()));
      robot.mouseClick(MouseButton.PRIMARY);
    });
  }

  private <T extends Node> String onAny(Class<T> type, Consumer<T> deed) {
    List<Node> nodes = visible(type::isInstance);
    if (nodes.isEmpty()) {
      return "no " + type.getSimpleName();
    }
    T node = type.cast(nodes.get(random.nextInt(nodes.size())));
    return does(name(node), () -> deed.accept(node));
  }

  private static String name(Node node) {
    return node.getId() == null ? node.toString() : node.getId();
  }

  /** All of a kind that can be seen and used, in the order of the scene. */
  private List<Node> visible(Predicate<Node> kind) {
    return Screen.get(() -> {
      List<Node> found = new ArrayList<>();
      gather(window.main().root(), kind, found);
      return found;
    });
  }

  private static void gather(Node node, Predicate<Node> kind, List<Node> found) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (kind.test(node)) {
      found.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> gather(child, kind, found));
    }
  }
}
