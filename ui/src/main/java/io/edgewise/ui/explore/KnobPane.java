package io.edgewise.ui.explore;

import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.topology.text.FileText;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.ui.knob.Control;
import io.edgewise.ui.knob.Knobs;
import io.edgewise.ui.shell.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.layout.VBox;

/** The knobs of the scenario: a slider with its number, or a choice. They follow the file, and the file follows them. */
final class KnobPane extends VBox {

  private static final double SPACE = 10;

  private final Workbench workbench;
  private List<String> shape = List.of();
  private List<KnobRow> rows = List.of();
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
      controls = Knobs.of(spec, new FileText(workbench.document().text()),
          Optional.ofNullable(workbench.answers().replyProperty().get()).map(reply -> reply.compiled().scenario()),
          workbench.catalog());
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
      rows = controls.stream().map(this::row).toList();
      getChildren().setAll(rows.stream().map(KnobRow::node).toList());
    }
    for (int i = 0; i < controls.size(); i++) {
      rows.get(i).show(controls.get(i));
    }
    following = false;
  }

  private static String shape(Control control) {
    return control.label() + "|" + control.getClass().getSimpleName();
  }

  private KnobRow row(Control control) {
    return switch (control) {
      case Control.Number number -> new NumberRow(number, this);
      case Control.Choice choice -> new ChoiceRow(choice, this);
    };
  }

  /** Whether rows are being shown what the file says, so that nothing on them is a wish of the user. */
  boolean isFollowing() {
    return following;
  }

  /** The next change is one of its own. */
  void closeChange() {
    workbench.document().closeChange();
  }

  /** Changes the file as the user wishes. */
  void change(Control control, String value, UnaryOperator<FileText> edit) {
    try {
      workbench.document().change(control.label() + " " + value, control.subject(), edit);
      workbench.noticeProperty().set("");
      workbench.touchedProperty().set(control.subject());
    } catch (InvalidInputException e) {
      workbench.noticeProperty().set(control.label() + ": " + e.problems().getFirst().message());
    }
  }
}
