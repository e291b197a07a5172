package io.edgewise.ui.explore;

import io.edgewise.ui.knob.Control;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** One of several values: a box to choose from. */
final class ChoiceRow implements KnobRow {

  private final VBox row = new VBox();
  private final ComboBox<String> box = new ComboBox<>();
  private Control.Choice choice;

  ChoiceRow(Control.Choice choice, KnobPane pane) {
    this.choice = choice;
    Label label = new Label(choice.label());
    label.setLabelFor(box);
    box.setId("choice-" + choice.path());
    box.setAccessibleText(choice.label());
    box.setMinWidth(0);
    box.setMaxWidth(Double.MAX_VALUE);
    Tooltip tip = new Tooltip(choice.label() + "\n" + choice.explanation());
    box.setTooltip(tip);
    label.setTooltip(tip);
    row.getChildren().addAll(label, box);
    box.valueProperty().addListener((property, before, now) -> {
      if (!pane.isFollowing() && now != null && !now.equals(this.choice.value())) {
        pane.change(this.choice, now, file -> file.with(this.choice.path(), now));
        pane.closeChange();
      }
    });
  }

  @Override
  public Node node() {
    return row;
  }

  @Override
  public void show(Control control) {
    choice = (Control.Choice) control;
    if (!box.getItems().equals(choice.options())) {
      box.getItems().setAll(choice.options());
    }
    box.setValue(choice.value());
  }
}
