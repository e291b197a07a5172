package io.edgewise.ui.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The form in which a strategy is edited. */
public final class PlacementForm {

  private static final double GAP = 4;

  private final PlacementFormViewModel model;
  private final Runnable closed;
  private final VBox root = new VBox(10);
  private final TextField name = new TextField();
  private final VBox places = new VBox(GAP);
  private final VBox homes = new VBox(10);
  private final ComboBox<Option> platform;
  private final ComboBox<Option> front;
  private boolean following;

  /**
   * A form.
   *
   * @param closed is told when it is done with
   */
  public PlacementForm(PlacementFormViewModel model, Runnable closed) {
    this.model = model;
    this.closed = closed;
    root.setId("placement-form");
    root.getStyleClass().add("placement-form");
    root.setPadding(new Insets(12));
    platform = box("form-platform", "Platform", "Where the code runs.", model::platform);
    front = box("form-front", "Way in", "What users meet first: an edge network, a gateway, or the code itself.",
        model::front);
    name.setId("form-name");
    name.setAccessibleText("Name");
    name.textProperty().addListener((property, before, now) -> {
      if (!following && !now.isBlank()) {
        model.name(now);
      }
    });
    Label title = new Label("Edit " + model.placementProperty().get().name());
    title.getStyleClass().add("heading");
    title.setWrapText(true);
    Label message = new Label();
    message.setId("form-message");
    message.getStyleClass().add("error-text");
    message.setWrapText(true);
    message.textProperty().bind(model.messageProperty());
    message.managedProperty().bind(message.textProperty().isNotEmpty());
    root.getChildren().addAll(title, labelled("Name", name), labelled("Platform", platform), labelled("Place", places),
        labelled("Way in", front), homes, message, buttons());
    // A filter, for lists keep the key to themselves; while one is open, it closes that alone.
    root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      boolean open = event.getTarget() instanceof ComboBoxBase<?> box && box.isShowing();
      if (event.getCode() == KeyCode.ESCAPE && !open) {
        event.consume();
        closed.run();
      }
    });
    model.placementProperty().addListener(property -> follow());
    follow();
  }

  private HBox buttons() {
    Button apply = new Button("Apply");
    apply.setId("form-apply");
    apply.setDefaultButton(true);
    apply.setTooltip(new Tooltip("Apply (Enter)\nChanges the scenario; undo takes it back."));
    apply.disableProperty().bind(model.allowedProperty().not());
    apply.setOnAction(event -> {
      if (model.apply()) {
        closed.run();
      }
    });
    Button cancel = new Button("Cancel");
    cancel.setId("form-cancel");
    cancel.setTooltip(new Tooltip("Cancel (Esc)\nLeaves the scenario as it is."));
    cancel.setOnAction(event -> closed.run());
    return new HBox(8, apply, cancel);
  }

  private static Node labelled(String text, Node field) {
    Label label = new Label(text);
    label.setLabelFor(field);
    label.getStyleClass().add("status");
    return new VBox(GAP, label, field);
  }

  private ComboBox<Option> box(String id, String name, String explanation, Consumer<String> chosen) {
    ComboBox<Option> box = new ComboBox<>();
    box.setId(id);
    box.setAccessibleText(name);
    box.setTooltip(new Tooltip(name + "\n" + explanation + " Type a part of a name to find it."));
    TypeAhead.in(box);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setVisibleRowCount(14);
    box.valueProperty().addListener((property, before, now) -> {
      if (!following && now != null) {
        chosen.accept(now.id());
      }
    });
    return box;
  }

  /** Shows what is chosen now. */
  private void follow() {
    Placement now = model.placementProperty().get();
    boolean inner = following;
    following = true;
    if (!name.getText().strip().equals(now.name())) {
      name.setText(now.name());
    }
    fill(platform, model.choices().platforms(), now.platform());
    fill(front, model.choices().fronts(), now.front());
    showPlaces(now);
    showHomes(now);
    following = inner;
  }

  private static void fill(ComboBox<Option> box, List<Option> options, String id) {
    Option chosen = options.stream().filter(option -> option.id().equals(id)).findFirst()
        .orElseGet(() -> new Option(id, id));
    List<Option> all = new ArrayList<>(options);
    if (!all.contains(chosen)) {
      all.addFirst(chosen);
    }
    if (!box.getItems().equals(all)) {
      box.getItems().setAll(all);
    }
    box.setValue(chosen);
  }

  private void showPlaces(Placement now) {
    List<Option> offered = model.choices().placesOf(now.platform());
    int rows = Math.max(1, now.places().size());
    while (places.getChildren().size() > rows + 1) {
      places.getChildren().remove(rows);
    }
    if (places.getChildren().isEmpty()) {
      places.getChildren().add(addPlace());
    }
    while (places.getChildren().size() < rows + 1) {
      int index = places.getChildren().size() - 1;
      places.getChildren().add(index, box("form-place-" + index, "Place " + (index + 1), "Where the code runs.",
          place -> model.place(index, place)));
    }
    for (int i = 0; i < rows; i++) {
      List<Option> options = new ArrayList<>(offered);
      if (i > 0) {
        options.removeIf(option -> option.id().isEmpty());
        options.addFirst(new Option("", "not here"));
      }
      fill(row(i), options, i < now.places().size() ? now.places().get(i) : "");
    }
    places.getChildren().getLast().setDisable(now.places().isEmpty());
  }

  @SuppressWarnings("unchecked") // All children but the last are such boxes.
  private ComboBox<Option> row(int index) {
    return (ComboBox<Option>) places.getChildren().get(index);
  }

  private Button addPlace() {
    Button button = new Button("Add a place");
    button.setId("form-add-place");
    button.setTooltip(new Tooltip("Add a place\nThe code runs there as well; users go to the nearest."));
    button.setOnAction(event -> {
      Placement now = model.placementProperty().get();
      model.choices().placesOf(now.platform()).stream().map(Option::id)
          .filter(id -> !id.isEmpty() && !now.places().contains(id)).findFirst()
          .ifPresent(id -> model.place(now.places().size(), id));
    });
    return button;
  }

  private void showHomes(Placement now) {
    if (homes.getChildren().isEmpty()) {
      now.homes().keySet().forEach(data -> homes.getChildren().add(labelled("Data: " + data, new VBox(GAP,
          box("form-store-" + data, "Store of " + data, "Where the data live.", store -> model.store(data, store)),
          box("form-home-" + data, "Place of " + data, "Where the store is.", place -> model.home(data, place))))));
    }
    List<Option> stores = model.choices().stores(model.choices().codeOf(now.platform(), now.places()));
    int index = 0;
    for (Placement.Home home : now.homes().values()) {
      VBox pair = (VBox) ((VBox) homes.getChildren().get(index++)).getChildren().get(1);
      fill(boxOf(pair, 0), stores, home.store());
      List<Option> offered = model.choices().homesOf(home.store());
      fill(boxOf(pair, 1), offered, home.place());
      pair.getChildren().get(1).setVisible(!offered.isEmpty());
      pair.getChildren().get(1).setManaged(!offered.isEmpty());
    }
  }

  @SuppressWarnings("unchecked") // Both children are such boxes.
  private static ComboBox<Option> boxOf(VBox pair, int index) {
    return (ComboBox<Option>) pair.getChildren().get(index);
  }

  /** What is shown. */
  public Node node() {
    return root;
  }

  /** Puts the focus into its first field. */
  public void focus() {
    platform.requestFocus();
  }
}
