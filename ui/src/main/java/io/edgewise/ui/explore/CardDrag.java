package io.edgewise.ui.explore;

import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;

/** A card that is dragged to another place among its neighbours. */
final class CardDrag {

  /** From how many pixels on it is a drag, and not a click of an unsteady hand. */
  private static final double LEAST = 6;

  private final VBox list;
  private final Node card;
  private final IntConsumer moved;
  private double start;
  private boolean dragging;

  /**
   * A card of a list.
   *
   * @param moved takes the index where it was let go
   */
  CardDrag(VBox list, Node card, IntConsumer moved) {
    this.list = list;
    this.card = card;
    this.moved = moved;
  }

  void install() {
    card.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> start = event.getSceneY());
    card.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    card.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> released());
  }

  private void dragged(MouseEvent event) {
    double by = event.getSceneY() - start;
    if (event.getButton() == MouseButton.PRIMARY && (dragging || Math.abs(by) >= LEAST)) {
      dragging = true;
      card.setTranslateY(by);
      // Above the others while it moves.
      card.setViewOrder(-1);
    }
  }

  private void released() {
    if (!dragging) {
      return;
    }
    int target = target();
    dragging = false;
    card.setTranslateY(0);
    card.setViewOrder(0);
    moved.accept(target);
  }

  /** The number of other cards whose middle is above that of the dragged one. */
  private int target() {
    double middle = middle(card) + card.getTranslateY();
    return (int) list.getChildren().stream().filter(other -> other != card && middle(other) < middle).count();
  }

  private static double middle(Node node) {
    return node.getLayoutY() + node.getLayoutBounds().getHeight() / 2;
  }
}
