package io.edgewise.ui.study;

import io.edgewise.report.gallery.SavedRun;
import io.edgewise.report.gallery.Standing;
import io.edgewise.scenario.spec.Knob;
import io.edgewise.sim.model.Metric;
import io.edgewise.topology.text.FileText;
import io.edgewise.ui.answer.Reply;
import io.edgewise.ui.knob.Control;
import io.edgewise.ui.knob.KnobsViewModel;
import io.edgewise.ui.shell.Workbench;
import io.edgewise.ui.task.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyListProperty;
import javafx.beans.property.ReadOnlyListWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;

/** What is asked about a number of the scenario, of the one touched last unless another is chosen, and what was answered. */
public final class KnobStudyViewModel implements AutoCloseable {

  private final Workbench workbench;
  private final Work work;
  private final ReadOnlyListWrapper<Control.Number> controls =
      new ReadOnlyListWrapper<>(this, "controls", FXCollections.observableArrayList());
  private final ReadOnlyObjectWrapper<Map<String, String>> strategies =
      new ReadOnlyObjectWrapper<>(this, "strategies", Map.of());
  private final ObjectProperty<Control.Number> control = new SimpleObjectProperty<>(this, "control");
  private final StringProperty from = new SimpleStringProperty(this, "from", "");
  private final StringProperty to = new SimpleStringProperty(this, "to", "");
  private final StringProperty first = new SimpleStringProperty(this, "first", "");
  private final StringProperty second = new SimpleStringProperty(this, "second", "");
  private final ObjectProperty<Metric> metric = new SimpleObjectProperty<>(this, "metric", Metric.P99);
  private final BooleanProperty precise = new SimpleBooleanProperty(this, "precise");
  private final ReadOnlyObjectWrapper<Study> breakEven = new ReadOnlyObjectWrapper<>(this, "breakEven");
  private final ReadOnlyObjectWrapper<Study> sweep = new ReadOnlyObjectWrapper<>(this, "sweep");
  private final ReadOnlyObjectWrapper<Study> newest = new ReadOnlyObjectWrapper<>(this, "newest");
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
  private Knob range;

  /**
   * Nothing is asked yet.
   *
   * @param knobs what can be turned
   * @param screen runs what changes properties
   */
  public KnobStudyViewModel(Workbench workbench, KnobsViewModel knobs, Executor screen) {
    this.workbench = workbench;
    work = new Work("knob study", screen);
    workbench.touchedProperty().addListener((property, before, now) -> controls.stream()
        .filter(each -> each.subject().equals(now)).findFirst().ifPresent(control::set));
    control.addListener((property, before, now) -> showRange());
    knobs.controlsProperty().subscribe(this::follow);
    workbench.answers().replyProperty()
        .subscribe(reply -> Optional.ofNullable(reply).map(Reply::run).ifPresent(this::followRun));
  }

  private void follow(List<Control> all) {
    List<Control.Number> found =
        all.stream().filter(Control.Number.class::isInstance).map(Control.Number.class::cast).toList();
    String wanted =
        Stream.of(workbench.touchedProperty().get(), chosen()).filter(id -> !id.isEmpty()).findFirst().orElse("");
    controls.setAll(found);
    control.set(found.stream().filter(each -> each.subject().equals(chosen())).findFirst()
        .or(() -> found.stream().filter(each -> each.subject().equals(wanted)).findFirst())
        .or(() -> found.stream().findFirst()).orElse(null));
  }

  private String chosen() {
    return control.get() == null ? "" : control.get().subject();
  }

  private void followRun(SavedRun run) {
    Map<String, String> names = new LinkedHashMap<>();
    run.strategies().forEach(each -> names.put(each.id(), each.name()));
    if (!List.copyOf(names.entrySet()).equals(List.copyOf(strategies.get().entrySet()))) {
      strategies.set(names);
    }
    if (!names.containsKey(first.get()) || !names.containsKey(second.get())) {
      List<String> order = new ArrayList<>(
          Standing.of(run, Metric.P99).order().stream().map(SavedRun.Strategy::id).toList());
      names.keySet().stream().filter(id -> !order.contains(id)).forEach(order::add);
      first.set(order.isEmpty() ? "" : order.getFirst());
      second.set(order.size() < 2 ? "" : order.get(1));
    }
  }

  /** The range of the control that is chosen, unless it is shown already: it moves with the value of some controls. */
  private void showRange() {
    Control.Number now = control.get();
    if (now != null && (range == null || !range.path().equals(now.knob().path()))) {
      range = now.knob();
      from.set(range.text(range.from()));
      to.set(range.text(range.to()));
    }
  }

  /** What can be turned. */
  public ReadOnlyListProperty<Control.Number> controlsProperty() {
    return controls.getReadOnlyProperty();
  }

  /** The strategies that can be compared: names by id. */
  public ReadOnlyObjectProperty<Map<String, String>> strategiesProperty() {
    return strategies.getReadOnlyProperty();
  }

  /** What is turned; null where the scenario has nothing to turn. */
  public ObjectProperty<Control.Number> controlProperty() {
    return control;
  }

  /** Lower end of the range, as a file would write it. */
  public StringProperty fromProperty() {
    return from;
  }

  /** Upper end of the range. */
  public StringProperty toProperty() {
    return to;
  }

  /** The id of one of the strategies that are compared. */
  public StringProperty firstProperty() {
    return first;
  }

  /** The id of the other one. */
  public StringProperty secondProperty() {
    return second;
  }

  /** What they are compared by. */
  public ObjectProperty<Metric> metricProperty() {
    return metric;
  }

  /** Whether values are simulated as the file says; otherwise in few small replications. */
  public BooleanProperty preciseProperty() {
    return precise;
  }

  /** The last break-even; null before the first. */
  public ReadOnlyObjectProperty<Study> breakEvenProperty() {
    return breakEven.getReadOnlyProperty();
  }

  /** The last sweep; null before the first. */
  public ReadOnlyObjectProperty<Study> sweepProperty() {
    return sweep.getReadOnlyProperty();
  }

  /** The last answer of either kind; null before the first. */
  public ReadOnlyObjectProperty<Study> newestProperty() {
    return newest.getReadOnlyProperty();
  }

  /** Why there is no answer; empty for nothing. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Whether an answer is being made. */
  public ReadOnlyBooleanProperty workingProperty() {
    return work.workingProperty();
  }

  /** How much of it is done, 0..1. */
  public ReadOnlyDoubleProperty progressProperty() {
    return work.progressProperty();
  }

  /** Whether a study is one of an earlier text than the document's. */
  public boolean isOutdated(Study study) {
    return !study.text().equals(workbench.document().text());
  }

  /** Looks for the values at which the two strategies tie. */
  public void findBreakEven() {
    ask(Studies::breakEven, breakEven);
  }

  /** Simulates all strategies over the range. */
  public void sweep() {
    ask(Studies::sweep, sweep);
  }

  private void ask(Answer kind, ReadOnlyObjectWrapper<Study> answered) {
    try {
      StudyQuestion question = question();
      question.knob();
      Reply reply = workbench.answers().replyProperty().get();
      Studies studies = new Studies(new KnobVariants(new FileText(workbench.document().text()),
          workbench.document().source(), question.control(), workbench.compiler(), workbench.hidden(),
          question.precise()), question, workbench.tables(), workbench.threads(), id -> reply.strategies().indexOf(id));
      message.set("");
      work.start((progress, cancelled) -> kind.of(studies, progress, cancelled), study -> {
        answered.set(study);
        newest.set(study);
      }, message::set);
    } catch (IllegalArgumentException e) {
      message.set(e.getMessage());
    }
  }

  /** One of the questions. */
  @FunctionalInterface
  private interface Answer {
    Study of(Studies studies, DoubleConsumer progress,
        BooleanSupplier cancelled) throws IOException;
  }

  private StudyQuestion question() {
    if (control.get() == null) {
      throw new IllegalArgumentException("There is nothing to turn in this scenario.");
    }
    if (workbench.answers().replyProperty().get() == null || second.get().isEmpty()) {
      throw new IllegalArgumentException("Two strategies that can be simulated are needed.");
    }
    if (first.get().equals(second.get())) {
      throw new IllegalArgumentException("Choose two different strategies.");
    }
    Knob asked = Knob.parseRange(control.get().knob().path(), from.get() + ".." + to.get());
    return new StudyQuestion(control.get(), asked.from(), asked.to(), first.get(), second.get(), metric.get(),
        precise.get());
  }

  /** Gives up what is being done. */
  public void cancel() {
    work.cancel();
  }

  @Override
  public void close() {
    work.close();
  }
}
