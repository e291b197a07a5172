package io.edgewise.ui.map;

import io.edgewise.sim.model.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** What pointer and keys do on the map. */
final class MapGestures {

  /** By how much one step of the wheel, or a key, enlarges. */
  static final double ZOOM = 1.25;
  /** Pixels that an arrow key moves the map. */
  private static final double PAN = 60;
  /** Within so many pixels of a region something that was dragged is taken there. */
  private static final double CATCH = 24;

  private final MapViewModel model;
  private final MapCanvas canvas;
  private final BiConsumer<Place, double[]> menu;
  private Movable movingBefore;
  private double lastX;
  private double lastY;

  /**
   * Listens to a canvas.
   *
   * @param menu opens the menu of a place at a pixel of the canvas
   */
  MapGestures(MapViewModel model, MapCanvas canvas, BiConsumer<Place, double[]> menu) {
    this.model = model;
    this.canvas = canvas;
    this.menu = menu;
    canvas.setOnScroll(this::scrolled);
    canvas.setOnMousePressed(this::pressed);
    canvas.setOnMouseDragged(this::dragged);
    canvas.setOnMouseReleased(this::released);
    canvas.setOnMouseClicked(this::clicked);
    canvas.setOnMouseMoved(event -> at(event.getX(), event.getY())
        .ifPresentOrElse(model.lookedProperty()::set, () -> model.lookedProperty().set(null)));
    canvas.setOnMouseExited(event -> model.lookedProperty().set(null));
    canvas.setOnContextMenuRequested(event -> {
      Optional<Place> place = event.isKeyboardTrigger()
          ? Optional.ofNullable(model.lookedProperty().get()) : at(event.getX(), event.getY());
      place.ifPresent(this::openMenu);
      event.consume();
    });
    canvas.setOnKeyPressed(this::keyed);
  }

  private Optional<Place> at(double x, double y) {
    return Optional.ofNullable(model.contentProperty().get())
        .flatMap(content -> PlaceFinder.at(content, model.movingProperty().get(), canvas.view(), x, y));
  }

  private void openMenu(Place place) {
    Globe.Point point = Globe.point(place);
    menu.accept(place, new double[] {canvas.view().x(point), canvas.view().y(point)});
  }

  private void scrolled(ScrollEvent event) {
    if (event.getDeltaY() != 0) {
      double factor = event.getDeltaY() > 0 ? ZOOM : 1 / ZOOM;
      canvas.look(view -> view.zoomed(factor, event.getX(), event.getY()));
    }
    event.consume();
  }

  private void pressed(MouseEvent event) {
    canvas.requestFocus();
    lastX = event.getX();
    lastY = event.getY();
    movingBefore = model.movingProperty().get();
    if (event.getButton() == MouseButton.PRIMARY) {
      at(lastX, lastY).ifPresent(place -> movableAt(place)
          .ifPresent(movable -> canvas.drag().begin(movable, place, event.getX(), event.getY())));
    }
    event.consume();
  }

  /** What of the selected strategy is dragged from a place: what is chosen to be moved, else the code. */
  private Optional<Movable> movableAt(Place place) {
    Movable chosen = model.movingProperty().get();
    List<Movable> here = model.movablesOfShown().stream().filter(each -> each.isAt(place.id())).toList();
    return here.stream().filter(each -> chosen != null && each.isSame(chosen)).findFirst()
        .or(() -> here.stream().findFirst());
  }

  private void dragged(MouseEvent event) {
    if (canvas.drag().isActive()) {
      canvas.drag().moveTo(event.getX(), event.getY());
      if (model.movingProperty().get() != canvas.drag().what()) {
        // Shows where it may go.
        model.movingProperty().set(canvas.drag().what());
      }
      model.lookedProperty().set(caught(event).orElse(null));
      canvas.drawMotion();
    } else {
      double right = event.getX() - lastX;
      double down = event.getY() - lastY;
      canvas.look(view -> view.panned(right, down));
    }
    lastX = event.getX();
    lastY = event.getY();
    event.consume();
  }

  private Optional<Place> caught(MouseEvent event) {
    return PlaceFinder.nearest(canvas.drag().what().targets(), canvas.view(), event.getX(), event.getY(), CATCH);
  }

  private void released(MouseEvent event) {
    if (canvas.drag().isActive()) {
      if (!event.isStillSincePress()) {
        caught(event).ifPresent(place -> model.move(canvas.drag().what(), canvas.drag().from(), place));
      }
      canvas.drag().end();
      model.movingProperty().set(movingBefore);
      canvas.drawMotion();
    }
    event.consume();
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      at(event.getX(), event.getY()).ifPresent(model::moveTo);
    }
    event.consume();
  }

  private void keyed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    boolean done = true;
    KeyCode key = event.getCode();
    String typed = event.getText();
    if (typed.equals("+") || key == KeyCode.PLUS || key == KeyCode.EQUALS || key == KeyCode.ADD) {
      zoom(ZOOM);
    } else if (typed.equals("-") || key == KeyCode.MINUS || key == KeyCode.SUBTRACT) {
      zoom(1 / ZOOM);
    } else {
      switch (key) {
        case LEFT -> canvas.look(view -> view.panned(PAN, 0));
        case RIGHT -> canvas.look(view -> view.panned(-PAN, 0));
        case UP -> canvas.look(view -> view.panned(0, PAN));
        case DOWN -> canvas.look(view -> view.panned(0, -PAN));
        case DIGIT0, NUMPAD0 -> showWorld();
        case F -> showCore();
        case N -> step(event.isShiftDown() ? -1 : 1);
        case SPACE -> model.togglePlayback();
        case ENTER -> enter();
        case ESCAPE -> done = leave();
        default -> done = false;
      }
    }
    if (done) {
      event.consume();
    }
  }

  /** Enlarges around the middle. */
  void zoom(double factor) {
    canvas.look(view -> view.zoomed(factor, view.width() / 2, view.height() / 2));
  }

  /** Shows all of the world. */
  void showWorld() {
    canvas.look(view -> Viewport.whole(view.width(), view.height()));
  }

  /** Shows where code, stores and most users are. */
  void showCore() {
    MapContent content = model.contentProperty().get();
    if (content != null) {
      canvas.look(view -> view.showing(content.core()));
    }
  }

  private void step(int by) {
    MapContent content = model.contentProperty().get();
    if (content != null) {
      model.lookedProperty().set(PlaceFinder.step(PlaceFinder.walk(content, model.movingProperty().get()),
          model.lookedProperty().get(), by));
    }
  }

  private void enter() {
    Place looked = model.lookedProperty().get();
    Movable moving = model.movingProperty().get();
    if (looked != null && moving != null && moving.fits(looked.id())) {
      model.moveTo(looked);
    } else if (looked != null) {
      openMenu(looked);
    }
  }

  /** Ends what was begun; says whether there was anything. */
  private boolean leave() {
    boolean any = model.movingProperty().get() != null || model.lookedProperty().get() != null;
    canvas.drag().end();
    model.movingProperty().set(null);
    model.lookedProperty().set(null);
    return any;
  }
}
