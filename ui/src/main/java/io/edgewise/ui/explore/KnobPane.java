package io.edgewise.ui.explore;

import io.edgewise.topology.text.FileText;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.ui.knob.Control;
import io.edgewise.ui.knob.KnobsViewModel;
import io.edgewise.ui.shell.Workbench;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** The knobs of the scenario: a slider with its number, or a choice. They follow the file, and the file follows them. */
final class KnobPane extends VBox {

  private static final double SPACE = 10;

  private final Workbench workbench;
  /** By what makes a row fit a control. */
  private Map<String, KnobRow> rows = Map.of();
  private boolean following;

  KnobPane(Workbench workbench, KnobsViewModel knobs) {
    super(SPACE);
    this.workbench = workbench;
    getStyleClass().add("knobs");
    setId("knobs");
    disableProperty().bind(knobs.brokenProperty());
    knobs.controlsProperty().subscribe(this::show);
  }

  /** Shows what the file says now; rows of controls that are still there stay, so that a slider can be dragged on. */
  private void show(List<Control> controls) {
    following = true;
    Map<String, KnobRow> before = rows;
    rows = new LinkedHashMap<>();
    for (Control control : controls) {
      String shape = shape(control);
      KnobRow row = before.containsKey(shape) ? before.get(shape) : row(control);
      rows.put(shape, row);
      row.show(control);
    }
    List<Node> nodes = rows.values().stream().map(KnobRow::node).toList();
    if (!getChildren().equals(nodes)) {
      getChildren().setAll(nodes);
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
