package io.edgewise.ui.explore;

import io.edgewise.ui.knob.Control;
import javafx.scene.Node;

/** A control on the screen. */
sealed interface KnobRow permits NumberRow, ChoiceRow {

  /** What is shown. */
  Node node();

  /** Shows what the file says now of the same control. */
  void show(Control control);
}
