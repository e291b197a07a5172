package io.edgewise.ui.screen;

import java.util.concurrent.locks.LockSupport;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;

/** The mouse pointer of a real display. What it does comes back as events of the display, some time later. */
public final class Pointer {

  private static final int MOVES = 12;
  /** About as long as between two events of a mouse. */
  private static final long BETWEEN_NANOS = 15_000_000;

  private final Robot robot = Screen.get(Robot::new);

  /** Presses the primary button, moves in steps and lets go. */
  public void drag(Point2D from, Point2D to) {
    press(from);
    move(from, to);
    release();
  }

  /** Presses the primary button at a place. */
  public void press(Point2D at) {
    Screen.run(() -> robot.mouseMove(at));
    pause();
    Screen.run(() -> robot.mousePress(MouseButton.PRIMARY));
    pause();
  }

  /** Moves in steps. */
  public void move(Point2D from, Point2D to) {
    for (int i = 1; i <= MOVES; i++) {
      Point2D at = from.interpolate(to, (double) i / MOVES);
      Screen.run(() -> robot.mouseMove(at));
      pause();
    }
  }

  /** Lets go of the primary button. */
  public void release() {
    pause();
    Screen.run(() -> robot.mouseRelease(MouseButton.PRIMARY));
    pause();
  }

  private static void pause() {
    LockSupport.parkNanos(BETWEEN_NANOS);
  }

  /** The middle of a node on the display. */
  public static Point2D middle(Node node) {
    return Screen.get(() -> {
      Bounds bounds = node.localToScreen(node.getBoundsInLocal());
      return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    });
  }
}
