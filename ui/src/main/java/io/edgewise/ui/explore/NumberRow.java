package io.edgewise.ui.explore;

import io.edgewise.scenario.spec.Knob;
import io.edgewise.ui.knob.Control;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A number: a slider with its value beside it, to be typed as well. */
final class NumberRow implements KnobRow {

  private static final MathContext SLIDER_DIGITS = new MathContext(3);

  private final KnobPane pane;
  private final VBox box = new VBox();
  private final Slider slider = new Slider(0, 1, 0);
  private final TextField field = new TextField();
  private Control.Number number;
  private Knob range;
  /** What the file says, or will say once it has been read again. */
  private double value;

  NumberRow(Control.Number number, KnobPane pane) {
    this.pane = pane;
    this.number = number;
    range = number.knob();
    value = number.value();
    Label label = new Label(number.label());
    label.setLabelFor(slider);
    label.setWrapText(true);
    field.setId("field-" + number.subject());
    field.setAccessibleText(number.label());
    slider.setId("slider-" + number.subject());
    slider.setAccessibleText(number.label());
    slider.setBlockIncrement(0.05);
    Tooltip tip = new Tooltip(number.label() + "\n" + number.explanation());
    slider.setTooltip(tip);
    label.setTooltip(tip);
    label.setMinWidth(0);
    label.setMaxWidth(Double.MAX_VALUE);
    field.getStyleClass().add("knob-number");
    HBox head = new HBox(6, label, field);
    HBox.setHgrow(label, Priority.ALWAYS);
    slider.setMinWidth(0);
    box.getChildren().addAll(head, slider);
    slider.valueProperty().addListener((property, before, now) -> moved(now.doubleValue()));
    slider.valueChangingProperty().addListener((property, was, is) -> {
      if (!is) {
        pane.closeChange();
      }
    });
    field.setOnAction(event -> typed());
    field.focusedProperty().addListener((property, was, is) -> {
      if (!is) {
        typed();
      }
    });
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(Control control) {
    number = (Control.Number) control;
    // A range around the value, as that of traffic, stays where it is while the value is within it.
    boolean fits = number.value() >= range.from() && number.value() <= range.to()
        && range.path().equals(number.knob().path()) && range.suffix().equals(number.knob().suffix());
    range = fits ? range : number.knob();
    value = number.value();
    if (!slider.isValueChanging()) {
      slider.setValue(range.scaleOf(value));
    }
    field.setText(range.text(value));
  }

  private void moved(double part) {
    if (!pane.isFollowing()) {
      set(range.nearest(rounded(range.onScale(part))));
    }
  }

  /** Three digits are enough for what a slider can hit. */
  private static double rounded(double exact) {
    return new BigDecimal(exact).round(SLIDER_DIGITS).doubleValue();
  }

  private void set(double wanted) {
    if (wanted != value) {
      value = wanted;
      String text = range.text(value);
      field.setText(text);
      pane.change(number, text, file -> number.edit().apply(file, text));
    }
  }

  private void typed() {
    String typed = field.getText().strip();
    if (pane.isFollowing() || typed.equals(range.text(value))) {
      return;
    }
    Optional<Double> plain = plain(typed);
    if (plain.isPresent() && !range.suffix().isEmpty()) {
      set(plain.get());
    } else {
      pane.change(number, typed, file -> number.edit().apply(file, typed));
    }
    pane.closeChange();
  }

  private Optional<Double> plain(String text) {
    try {
      return Optional.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
