package io.edgewise.ui.shell;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

/**
 * A part of a view that is shown some pulses after the view is shown for the first time, so that no pulse has to style and to lay out
 * all of it: a person sees that as one movement, and the window takes keys between two parts.
 */
public final class LatePart extends StackPane {

  private static final String AWAITED = "awaited-part";

  private final Node content;

  /**
   * A part that is empty until its turn comes.
   *
   * @param content what it shows then
   * @param pulses how many pulses later than the rest of the view, at least 1
   */
  public LatePart(Node content, int pulses) {
    this.content = content;
    getStyleClass().add(AWAITED);
    sceneProperty().addListener(new ChangeListener<>() {
      @Override
      public void changed(ObservableValue<? extends Scene> property, Scene before, Scene scene) {
        property.removeListener(this);
        await(scene, pulses);
      }
    });
  }

  private void await(Scene scene, int pulses) {
    Pulse.afterLayout(scene, () -> {
      if (pulses > 1) {
        await(scene, pulses - 1);
      } else {
        getStyleClass().remove(AWAITED);
        getChildren().setAll(content);
      }
    });
  }

  /** Whether a part below a node is still to be shown. */
  static boolean isAwaited(Parent root) {
    return root.lookup("." + AWAITED) != null;
  }
}
