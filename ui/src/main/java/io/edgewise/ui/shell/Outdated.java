package io.edgewise.ui.shell;

import io.edgewise.ui.answer.Answering;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.util.Duration;

/**
 * Dims what shows an answer to an older question, as soon as the new answer keeps one waiting. Before that the words above the
 * views alone say so: to dim and light up everything with each movement of a slider would flicker.
 */
public final class Outdated {

  private static final double OPACITY = 0.55;
  private static final Duration PATIENCE = Duration.millis(400);

  private Outdated() {}

  /** The opacity of what is old, or is not. */
  public static double opacity(boolean old) {
    return old ? OPACITY : 1;
  }

  /** Dims a node while it shows an old answer. */
  public static void dims(Node node, Answering answers) {
    PauseTransition pause = new PauseTransition(PATIENCE);
    pause.setOnFinished(event -> node.setOpacity(opacity(true)));
    answers.currentProperty().addListener((property, was, is) -> {
      if (is) {
        pause.stop();
        node.setOpacity(opacity(false));
      } else {
        pause.playFromStart();
      }
    });
  }
}
