package io.edgewise.ui.knob;

import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.topology.text.FileText;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.ui.shell.Workbench;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The controls of the scenario that is open, once for all views that show them. */
public final class KnobsViewModel {

  private final Workbench workbench;
  private final ReadOnlyObjectWrapper<List<Control>> controls =
      new ReadOnlyObjectWrapper<>(this, "controls", List.of());
  private final ReadOnlyBooleanWrapper broken = new ReadOnlyBooleanWrapper(this, "broken");

  /** Follows the answers of a workbench. */
  public KnobsViewModel(Workbench workbench) {
    this.workbench = workbench;
    workbench.answers().specProperty().addListener(property -> follow());
    workbench.answers().replyProperty().addListener(property -> follow());
    follow();
  }

  private void follow() {
    ScenarioSpec spec = workbench.answers().specProperty().get();
    if (spec == null) {
      return;
    }
    try {
      controls.set(Knobs.of(spec, new FileText(workbench.document().text()),
          Optional.ofNullable(workbench.answers().replyProperty().get()).map(reply -> reply.compiled().scenario()),
          workbench.catalog()));
      broken.set(false);
    } catch (InvalidInputException e) {
      // What could be turned stays.
      broken.set(true);
    }
  }

  /** What can be turned, in the order in which it is shown; none before a file was read. */
  public ReadOnlyObjectProperty<List<Control>> controlsProperty() {
    return controls.getReadOnlyProperty();
  }

  /** Whether the syntax of the file is broken just now, as while somebody types: the controls are those of before. */
  public ReadOnlyBooleanProperty brokenProperty() {
    return broken.getReadOnlyProperty();
  }
}
