package io.edgewise.ui.map;

import io.edgewise.ui.map.MapViewModel.Colouring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** What colours mean, what a click moves, and the requests. */
final class MapToolbar extends FlowPane {

  private static final String NOTHING = "nothing";

  private final MapViewModel model;
  private final ComboBox<String> moving = new ComboBox<>();
  private boolean following;

  MapToolbar(MapViewModel model) {
    super(8, 4);
    this.model = model;
    setId("map-toolbar");
    getStyleClass().add("map-toolbar");
    setAlignment(Pos.CENTER_LEFT);
    moving();
    ToggleGroup group = new ToggleGroup();
    ToggleButton latency = colour(Colouring.LATENCY, "Latency", "map-colour-latency",
        "Colours say how long the median request of each place takes with the selected strategy.", group);
    ToggleButton winner = colour(Colouring.WINNER, "Fastest", "map-colour-winner",
        "Colours say which strategy has the lowest median for each place.", group);
    getChildren().addAll(row(new Label("Colour"), latency, winner),
        row(new Label("Click moves"), moving), PlaybackBar.button(model));
    model.contentProperty().addListener(property -> follow());
    model.movablesProperty().addListener(property -> follow());
    model.movingProperty().addListener(property -> follow());
    follow();
  }

  private static HBox row(Node... nodes) {
    HBox row = new HBox(5, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void moving() {
    moving.setId("map-moving");
    moving.setAccessibleText("What a click on a region moves there");
    moving.setTooltip(new Tooltip(
        "A click moves\nCode or a store of the selected strategy, to the region that is clicked. Esc ends it."));
    moving.valueProperty().addListener((property, before, label) -> {
      if (!following && label != null) {
        model.movingProperty().set(model.movablesOfShown().stream()
            .filter(each -> each.label().equals(label)).findFirst().orElse(null));
      }
    });
  }

  private ToggleButton colour(Colouring colouring, String name, String id, String sentence, ToggleGroup group) {
    ToggleButton button = new ToggleButton(name);
    button.setId(id);
    button.setToggleGroup(group);
    button.setTooltip(new Tooltip(name + "\n" + sentence));
    button.setSelected(model.colouringProperty().get() == colouring);
    button.setOnAction(event -> {
      model.colouringProperty().set(colouring);
      button.setSelected(true);
    });
    model.colouringProperty().addListener((property, before, now) -> button.setSelected(now == colouring));
    return button;
  }

  private void follow() {
    MapContent content = model.contentProperty().get();
    if (content == null) {
      return;
    }
    following = true;
    List<String> labels = new ArrayList<>(List.of(NOTHING));
    model.movablesOfShown().forEach(each -> labels.add(each.label()));
    if (!moving.getItems().equals(labels)) {
      moving.getItems().setAll(labels);
    }
    moving.setValue(Optional.ofNullable(model.movingProperty().get()).map(Movable::label)
        .filter(labels::contains).orElse(NOTHING));
    moving.setDisable(labels.size() == 1);
    following = false;
  }
}
