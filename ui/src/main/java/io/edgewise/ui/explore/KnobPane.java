package io.edgewise.ui.explore;

import io.edgewise.report.table.Numbers;
import io.edgewise.scenario.spec.Knob;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.topology.text.FileText;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.ui.answer.Reply;
import io.edgewise.ui.knob.Control;
import io.edgewise.ui.knob.Knobs;
import io.edgewise.ui.shell.Workbench;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** The knobs of the scenario: a slider with its number, or a choice. They follow the file, and the file follows them. */
final class KnobPane extends VBox {

  private static final double SPACE = 10;

  private final Workbench workbench;
  private List<String> shape = List.of();
  private boolean following;

  KnobPane(Workbench workbench) {
    super(SPACE);
    this.workbench = workbench;
    getStyleClass().add("knobs");
    setId("knobs");
    workbench.answers().specProperty().addListener(property -> follow());
    workbench.answers().replyProperty().addListener(property -> follow());
    follow();
  }

  /** Shows what the file says now; controls that are still the same stay, so that a slider can be dragged on. */
  private void follow() {
    ScenarioSpec spec = workbench.answers().specProperty().get();
    if (spec == null) {
      return;
    }
    List<Control> controls;
    try {
      Reply reply = workbench.answers().replyProperty().get();
      controls = Knobs.of(spec, new FileText(workbench.document().text()),
          reply == null ? List.of() : reply.compiled().scenario().deployments());
    } catch (InvalidInputException e) {
      // The syntax is broken just now, as while somebody types.
      setDisable(true);
      return;
    }
    setDisable(false);
    following = true;
    List<String> newShape = controls.stream().map(KnobPane::shape).toList();
    if (!newShape.equals(shape)) {
      shape = newShape;
      getChildren().setAll(controls.stream().map(this::row).toList());
    }
    for (int i = 0; i < controls.size(); i++) {
      ((Row) getChildren().get(i)).show(controls.get(i));
    }
    following = false;
  }

  private static String shape(Control control) {
    return control.label() + "|" + control.getClass().getSimpleName();
  }

  private Row row(Control control) {
    return switch (control) {
      case Control.Number number -> new NumberRow(number);
      case Control.Choice choice -> new ChoiceRow(choice);
    };
  }

  private void change(Control control, String value, java.util.function.UnaryOperator<FileText> edit) {
    try {
      workbench.document().change(control.label() + " " + value, control.subject(), edit);
      workbench.noticeProperty().set("");
    } catch (InvalidInputException e) {
      workbench.noticeProperty().set(control.label() + ": " + e.problems().getFirst().message());
    }
  }

  /** A control on the screen. */
  private abstract static sealed class Row extends VBox permits NumberRow, ChoiceRow {
    abstract void show(Control control);
  }

  private final class NumberRow extends Row {
    private final Slider slider = new Slider(0, 1, 0);
    private final TextField field = new TextField();
    private Control.Number number;
    private Knob range;

    NumberRow(Control.Number number) {
      this.number = number;
      range = number.knob();
      Label label = new Label(number.label());
      label.setLabelFor(slider);
      label.setWrapText(true);
      field.setPrefColumnCount(8);
      field.setMaxWidth(96);
      field.setId("field-" + number.subject());
      field.setAccessibleText(number.label());
      slider.setId("slider-" + number.subject());
      slider.setAccessibleText(number.label());
      slider.setBlockIncrement(0.05);
      Tooltip tip = new Tooltip(number.label() + "\n" + number.explanation());
      slider.setTooltip(tip);
      label.setTooltip(tip);
      BorderPane head = new BorderPane();
      head.setLeft(label);
      head.setRight(field);
      getChildren().addAll(head, slider);
      slider.valueProperty().addListener((property, before, now) -> moved(now.doubleValue()));
      slider.valueChangingProperty().addListener((property, was, is) -> {
        if (!is) {
          workbench.document().closeChange();
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
    void show(Control control) {
      number = (Control.Number) control;
      // A range around the value, as that of traffic, stays where it is while the value is within it.
      boolean fits = number.value() >= range.from() && number.value() <= range.to()
          && range.path().equals(number.knob().path()) && range.suffix().equals(number.knob().suffix());
      range = fits ? range : number.knob();
      if (!slider.isValueChanging()) {
        slider.setValue(range.scaleOf(number.value()));
      }
      field.setText(text(number.value()));
    }

    private void moved(double part) {
      if (!following) {
        set(range.nearest(rounded(range.onScale(part))));
      }
    }

    /** Three digits are enough for what a slider can hit. */
    private double rounded(double value) {
      return new java.math.BigDecimal(value).round(new java.math.MathContext(3)).doubleValue();
    }

    private void set(double value) {
      if (value != number.value()) {
        String text = range.text(value);
        field.setText(text);
        change(number, text, file -> number.edit().apply(file, text));
        workbench.touchedProperty().set(number.subject());
      }
    }

    private void typed() {
      String typed = field.getText().strip();
      if (following || typed.equals(text(number.value()))) {
        return;
      }
      Optional<Double> plain = plain(typed);
      if (plain.isPresent() && !range.suffix().isEmpty()) {
        set(plain.get());
      } else {
        change(number, typed, file -> number.edit().apply(file, typed));
      }
      workbench.document().closeChange();
    }

    private Optional<Double> plain(String text) {
      try {
        return Optional.of(Double.parseDouble(text));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }

    private String text(double value) {
      return range.text(value);
    }
  }

  private final class ChoiceRow extends Row {
    private final ComboBox<String> box = new ComboBox<>();
    private Control.Choice choice;

    ChoiceRow(Control.Choice choice) {
      this.choice = choice;
      Label label = new Label(choice.label());
      label.setLabelFor(box);
      box.setId("choice-" + choice.path());
      box.setAccessibleText(choice.label());
      box.setMaxWidth(Double.MAX_VALUE);
      Tooltip tip = new Tooltip(choice.label() + "\n" + choice.explanation());
      box.setTooltip(tip);
      label.setTooltip(tip);
      getChildren().addAll(label, box);
      box.valueProperty().addListener((property, before, now) -> {
        if (!following && now != null && !now.equals(this.choice.value())) {
          change(this.choice, now, file -> file.with(this.choice.path(), now));
          workbench.document().closeChange();
        }
      });
    }

    @Override
    void show(Control control) {
      choice = (Control.Choice) control;
      if (!box.getItems().equals(choice.options())) {
        box.getItems().setAll(choice.options());
      }
      box.setValue(choice.value());
    }
  }
}
