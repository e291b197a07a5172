package io.edgewise.ui.map;

import io.edgewise.report.layout.Theme;
import io.edgewise.report.table.Numbers;
import io.edgewise.ui.map.MapContent.Site;
import io.edgewise.ui.map.MapViewModel.Colouring;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;

/** What colours and signs of the map mean, of those that occur. */
final class MapLegend extends FlowPane {

  private static final double SIGN = 16;
  private static final double BAR = 90;
  private static final double BAR_HEIGHT = 9;

  private final MapViewModel model;
  private final ObjectProperty<Theme> theme;

  MapLegend(MapViewModel model, ObjectProperty<Theme> theme) {
    super(12, 2);
    this.model = model;
    this.theme = theme;
    setId("map-legend");
    getStyleClass().add("map-legend");
    model.contentProperty().addListener(property -> follow());
    model.colouringProperty().addListener(property -> follow());
    model.movingProperty().addListener(property -> follow());
    model.playback().loadedProperty().addListener(property -> follow());
    theme.addListener(property -> follow());
    follow();
  }

  private void follow() {
    MapContent content = model.contentProperty().get();
    getChildren().clear();
    if (content == null) {
      return;
    }
    if (model.colouringProperty().get() == Colouring.LATENCY) {
      getChildren().add(scale(content.scale()));
    } else {
      IntStream.range(0, content.strategies().size())
          .filter(i -> content.users().stream().anyMatch(users -> users.winner() == i))
          .forEach(i -> getChildren().add(entry(content.strategies().get(i).name() + " is fastest", (signs, canvas) -> {
            canvas.setFill(Color.web(theme.get().tone(content.strategies().get(i).tone())));
            canvas.fillOval(3, 3, 10, 10);
          })));
    }
    double middle = SIGN / 2;
    add("several are alike", model.colouringProperty().get() == Colouring.WINNER
        && content.users().stream().anyMatch(users -> users.winner() == MapContent.SEVERAL), (signs, canvas) -> {
          canvas.setFill(Color.web(theme.get().axis()));
          canvas.fillOval(3, 3, 10, 10);
        });
    add("users: area is their share", true, (signs, canvas) -> {
      canvas.setStroke(Color.web(theme.get().axis()));
      canvas.strokeOval(3, 3, 10, 10);
    });
    long sites = content.sites().stream().filter(Site::runs).count();
    add("requests enter", content.sites().stream().anyMatch(site -> site.entering() > 0),
        (signs, canvas) -> signs.entry(middle, middle));
    add("code runs", true, (signs, canvas) -> signs.code(middle, middle, sites > ContentPainter.FEW_SITES));
    add("home of a store", content.sites().stream().anyMatch(site -> !site.homeOf().isEmpty()),
        (signs, canvas) -> signs.store(middle, middle, true));
    add("copy of a store", content.sites().stream()
        .anyMatch(site -> site.homeOf().isEmpty() && !site.copyOf().isEmpty()),
        (signs, canvas) -> signs.store(middle, middle, false));
    add("can be moved there", model.movingProperty().get() != null,
        (signs, canvas) -> signs.target(middle, middle));
    boolean film = model.playback().loadedProperty().get();
    Color tone = Color.web(theme.get().tone(content.shown().tone()));
    add("request on its way", film,
        (signs, canvas) -> signs.request(middle, middle, Motion.Doing.TRAVELLING, false, tone));
    add("at the code", film, (signs, canvas) -> signs.request(middle, middle, Motion.Doing.RUNNING, false, tone));
    add("waiting", film, (signs, canvas) -> signs.request(middle, middle, Motion.Doing.WAITING, false, tone));
    add("fails", film && model.playback().hasFailures(),
        (signs, canvas) -> signs.request(middle, middle, Motion.Doing.RUNNING, true, tone));
  }

  private void add(String text, boolean occurs, BiConsumer<Signs, GraphicsContext> sign) {
    if (occurs) {
      getChildren().add(entry(text, sign));
    }
  }

  private Node entry(String text, BiConsumer<Signs, GraphicsContext> sign) {
    Canvas canvas = new Canvas(SIGN, SIGN);
    sign.accept(new Signs(canvas.getGraphicsContext2D(), theme.get()), canvas.getGraphicsContext2D());
    return new Label(text, canvas);
  }

  private Node scale(LatencyScale scale) {
    Canvas bar = new Canvas(BAR, BAR_HEIGHT);
    GraphicsContext graphics = bar.getGraphicsContext2D();
    for (int i = 0; i < BAR; i++) {
      graphics.setFill(Color.web(theme.get().scale(i / (BAR - 1))));
      graphics.fillRect(i, 0, 1.2, BAR_HEIGHT);
    }
    HBox row = new HBox(5, new Label("median latency " + Numbers.time(scale.from())), bar,
        new Label(Numbers.time(scale.to())));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
