package io.edgewise.ui.map;

import io.edgewise.sim.model.Place;
import io.edgewise.ui.shell.Outdated;
import io.edgewise.ui.shell.Workbench;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;

/** The map of the world with what is chosen above it, and the film of requests and the legend below. */
public final class MapView implements AutoCloseable {

  private static final double BESIDE = 16;

  private final MapViewModel model;
  private final MapCanvas canvas;
  private final MapGestures gestures;
  private final Label hover = new Label();
  private final BorderPane root = new BorderPane();

  /** The map of a workbench. */
  public MapView(Workbench workbench) {
    model = new MapViewModel(workbench);
    canvas = new MapCanvas(model);
    canvas.themeProperty().bind(workbench.themeProperty());
    gestures = new MapGestures(model, canvas, this::openMenu);
    hover();
    Pane over = new Pane(hover);
    over.setMouseTransparent(true);
    Region focus = new Region();
    focus.getStyleClass().add("map-focus");
    focus.setMouseTransparent(true);
    focus.visibleProperty().bind(canvas.focusedProperty());
    StackPane stack = new StackPane(canvas, focus, shown(workbench), zoomButtons(), over);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(stack.widthProperty());
    clip.heightProperty().bind(stack.heightProperty());
    stack.setClip(clip);
    stack.setMinSize(0, 0);
    VBox below = new VBox(4, new PlaybackBar(model.playback()), new MapLegend(model, canvas.themeProperty()));
    below.setPadding(new Insets(4, 8, 4, 8));
    root.setTop(new MapToolbar(model));
    root.setCenter(stack);
    root.setBottom(below);
    root.setId("map-view");
    root.getStyleClass().add("map-view");
    Outdated.dims(canvas, workbench.answers());
  }

  /** The name of the strategy whose ways are shown, with its colour, in a corner. */
  private Node shown(Workbench workbench) {
    Circle tone = new Circle(4);
    Label name = new Label("", tone);
    name.setId("map-shown");
    name.getStyleClass().add("map-shown");
    name.setMouseTransparent(true);
    StackPane.setAlignment(name, Pos.TOP_LEFT);
    StackPane.setMargin(name, new Insets(6, 60, 0, 8));
    Runnable follow = () -> {
      MapContent content = model.contentProperty().get();
      name.setVisible(content != null);
      if (content != null) {
        name.setText(content.shown().name());
        tone.setFill(Color.web(workbench.themeProperty().get().tone(content.shown().tone())));
      }
    };
    model.contentProperty().addListener((property, before, now) -> follow.run());
    workbench.themeProperty().addListener((property, before, now) -> follow.run());
    follow.run();
    return name;
  }

  private void hover() {
    hover.setId("map-hover");
    hover.getStyleClass().add("map-hover");
    hover.setVisible(false);
    hover.setManaged(false);
    hover.setWrapText(true);
    model.lookedProperty().addListener(property -> showHover());
    model.contentProperty().addListener(property -> showHover());
  }

  /** Beside the place that is looked at, on the side with more room. */
  private void showHover() {
    Place place = model.lookedProperty().get();
    MapContent content = model.contentProperty().get();
    hover.setVisible(place != null && content != null);
    if (hover.isVisible()) {
      hover.setText(PlaceText.of(content, place, model.movingProperty().get()));
      canvas.setAccessibleHelp(hover.getText());
      hover.applyCss();
      double wide = Math.min(hover.prefWidth(-1), canvas.getWidth() / 2 - BESIDE);
      hover.resize(wide, hover.prefHeight(wide));
      Globe.Point at = Globe.point(place);
      double x = canvas.view().x(at);
      double y = canvas.view().y(at);
      boolean left = x > canvas.getWidth() / 2;
      hover.relocate(Math.clamp(left ? x - BESIDE - hover.getWidth() : x + BESIDE, 0,
          Math.max(0, canvas.getWidth() - hover.getWidth())),
          Math.clamp(y - hover.getHeight() / 2, 0, Math.max(0, canvas.getHeight() - hover.getHeight())));
    }
  }

  private void openMenu(Place place, double[] at) {
    PlaceMenu.of(model, place).show(canvas, Side.LEFT, at[0], at[1]);
  }

  private Node zoomButtons() {
    VBox box = new VBox(3,
        button("map-zoom-in", "+",
            "Closer (+)\nEnlarges the map around its middle; so does the wheel around the pointer.",
            () -> gestures.zoom(MapGestures.ZOOM)),
        button("map-zoom-out", "-", "Farther (−)\nShows more of the world.", () -> gestures.zoom(1 / MapGestures.ZOOM)),
        button("map-zoom-core", "Fit", "Where things are (F)\nShows where code, stores and most users are.",
            gestures::showCore),
        button("map-zoom-world", "All", "World (0)\nShows all of the world.", gestures::showWorld));
    box.setPadding(new Insets(6));
    box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    box.setPickOnBounds(false);
    StackPane.setAlignment(box, Pos.TOP_RIGHT);
    return box;
  }

  private static Button button(String id, String text, String tip, Runnable action) {
    Button button = new Button(text);
    button.setId(id);
    button.getStyleClass().add("map-button");
    button.setTooltip(new Tooltip(tip));
    button.setAccessibleText(tip.substring(0, tip.indexOf('\n')));
    button.setOnAction(event -> action.run());
    return button;
  }

  /** What it shows, and the selected strategy. */
  public MapViewModel model() {
    return model;
  }

  /** What is shown. */
  public Node node() {
    return root;
  }

  @Override
  public void close() {
    model.close();
  }
}
