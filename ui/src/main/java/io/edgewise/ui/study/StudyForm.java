package io.edgewise.ui.study;

import io.edgewise.sim.model.Metric;
import io.edgewise.ui.knob.Control;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What is asked about a number: which, over which range, of which strategies; and the buttons that ask. */
final class StudyForm {

  private final KnobStudyViewModel model;
  private final FlowPane root = new FlowPane(10, 8);
  private boolean following;

  StudyForm(KnobStudyViewModel model) {
    this.model = model;
    root.setId("study-form");
    ComboBox<Control.Number> control = box("study-control", "Number that is turned", Control.Number::label,
        model.controlProperty(), model.controlProperty()::set);
    ComboBox<String> first = box("study-first", "Strategy", this::name, model.firstProperty(),
        model.firstProperty()::set);
    ComboBox<String> second = box("study-second", "Strategy that it is compared with", this::name,
        model.secondProperty(), model.secondProperty()::set);
    ComboBox<Metric> metric = box("study-metric", "What they are compared by", StudyForm::words,
        model.metricProperty(), model.metricProperty()::set);
    metric.getItems().setAll(Metric.values());
    InvalidationListener controls =
        property -> fill(control, model.controlsProperty(), model.controlProperty().get());
    model.controlsProperty().addListener(controls);
    model.strategiesProperty().addListener(property -> {
      fill(first, ids(), model.firstProperty().get());
      fill(second, ids(), model.secondProperty().get());
    });
    fill(control, model.controlsProperty(), model.controlProperty().get());
    fill(first, ids(), model.firstProperty().get());
    fill(second, ids(), model.secondProperty().get());
    metric.setValue(model.metricProperty().get());
    CheckBox precise = new CheckBox("As precise as the file asks");
    precise.setId("study-precise");
    precise.setTooltip(new Tooltip("As precise as the file asks\nOtherwise each value is simulated in "
        + KnobVariants.QUICK_REPLICATIONS + " small replications, which is much faster."));
    precise.selectedProperty().bindBidirectional(model.preciseProperty());
    root.getChildren().addAll(labelled("Number", control), labelled("From", field("study-from", "Lower end", model
        .fromProperty())), labelled("To", field("study-to", "Upper end", model.toProperty())),
        labelled("Strategy", first), labelled("Against", second), labelled("By", metric));
    HBox ask = new HBox(8, button("study-break-even", "Break-even",
        "Finds the values at which the two strategies tie.", model::findBreakEven),
        button("study-sweep", "Sweep", "Simulates all strategies at values across the range.", model::sweep),
        precise, progress(model, "study"));
    ask.setAlignment(Pos.CENTER_LEFT);
    root.getChildren().add(ask);
  }

  private List<String> ids() {
    return List.copyOf(model.strategiesProperty().get().keySet());
  }

  private String name(String id) {
    return model.strategiesProperty().get().getOrDefault(id, id);
  }

  private static String words(Metric metric) {
    return switch (metric) {
      case MEAN -> "mean latency";
      case MONTHLY_COST -> "monthly cost";
      default -> metric.id();
    };
  }

  static Button button(String id, String name, String sentence, Runnable action) {
    Button button = new Button(name);
    button.setId(id);
    button.setTooltip(new Tooltip(name + "\n" + sentence));
    button.setOnAction(event -> action.run());
    return button;
  }

  private static Node labelled(String text, Node field) {
    Label label = new Label(text);
    label.setLabelFor(field);
    label.getStyleClass().add("status");
    return new VBox(2, label, field);
  }

  private static TextField field(String id, String name, StringProperty value) {
    TextField field = new TextField();
    field.setId(id);
    field.setAccessibleText(name);
    field.setPrefColumnCount(7);
    field.setTooltip(new Tooltip(name + "\nOf the range that is looked at."));
    field.textProperty().bindBidirectional(value);
    return field;
  }

  private <T> ComboBox<T> box(String id, String name, Function<T, String> words, ObservableValue<T> value,
      Consumer<T> chosen) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.setAccessibleText(name);
    box.setTooltip(new Tooltip(name));
    box.setMaxWidth(230);
    box.setConverter(new StringConverter<>() {
      @Override
      public String toString(T item) {
        return item == null ? "" : words.apply(item);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("nothing is typed here");
      }
    });
    value.addListener((property, before, now) -> show(box, now));
    box.valueProperty().addListener((property, before, now) -> {
      if (!following && now != null) {
        chosen.accept(now);
      }
    });
    return box;
  }

  private <T> void show(ComboBox<T> box, T value) {
    following = true;
    box.setValue(value);
    following = false;
  }

  private <T> void fill(ComboBox<T> box, List<T> items, T value) {
    following = true;
    box.setItems(FXCollections.observableArrayList(items));
    box.setValue(value);
    following = false;
  }

  /** How far the answer is, with a button that gives it up. */
  static Node progress(KnobStudyViewModel model, String id) {
    ProgressBar bar = new ProgressBar();
    bar.setPrefWidth(120);
    bar.setAccessibleText("Progress");
    bar.progressProperty().bind(model.progressProperty());
    Button cancel = button(id + "-cancel", "Cancel", "Gives up what is being computed.", model::cancel);
    HBox progress = new HBox(8, bar, cancel);
    progress.setAlignment(Pos.CENTER_LEFT);
    progress.visibleProperty().bind(model.workingProperty());
    progress.managedProperty().bind(progress.visibleProperty());
    return progress;
  }

  /** What is shown. */
  Node node() {
    return root;
  }
}
