package io.edgewise.ui.map;

import java.util.List;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;

/** Runs and winds the film of requests. A timer runs only while the film does, and halts it where nobody sees it. */
final class PlaybackBar extends HBox {

  private static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 4.0);
  private static final double NANOS = 1e9;
  /** A frame that was late by more than that counts as one that was not. */
  private static final double MOST_SECONDS = 0.1;

  private final Playback playback;
  private final AnimationTimer timer;

  PlaybackBar(Playback playback) {
    super(8);
    this.playback = playback;
    setAlignment(Pos.CENTER_LEFT);
    setId("map-playback");
    getStyleClass().add("map-playback");
    timer = timer();
    Slider slider = new Slider(0, 1, 0);
    slider.setId("map-position");
    slider.setAccessibleText("Moment of the film of requests");
    slider.setTooltip(new Tooltip("Moment\nWinds the film of requests."));
    slider.setBlockIncrement(0.02);
    slider.valueProperty().bindBidirectional(playback.positionProperty());
    slider.setPrefWidth(160);
    Label text = new Label();
    text.setId("map-clock");
    text.getStyleClass().add("status");
    text.textProperty().bind(playback.textProperty());
    HBox.setHgrow(slider, Priority.ALWAYS);
    Tooltip about = new Tooltip();
    about.setOnShowing(event -> about.setText(playback.about()));
    text.setTooltip(about);
    text.setMinWidth(USE_PREF_SIZE);
    ComboBox<Double> speed = speed();
    visibleProperty().bind(playback.loadedProperty());
    managedProperty().bind(visibleProperty());
    getChildren().addAll(slider, speed, text);
    playback.playingProperty().addListener((property, was, is) -> {
      if (is) {
        timer.start();
      } else {
        timer.stop();
      }
    });
  }

  /** The button that plays and halts it, which is to be had before there is a film. */
  static Button button(MapViewModel model) {
    Playback playback = model.playback();
    Button play = new Button();
    play.setId("map-play");
    play.textProperty().bind(Bindings.when(model.filmingProperty()).then("Preparing …")
        .otherwise(Bindings.when(playback.playingProperty()).then("Pause").otherwise("Play requests")));
    play.setMinWidth(USE_PREF_SIZE);
    play.setTooltip(new Tooltip("Play requests (Space)\n"
        + "Shows a sample of the selected strategy's requests on their ways, with the times that they took."));
    play.disableProperty().bind(model.filmingProperty());
    play.setOnAction(event -> model.togglePlayback());
    return play;
  }

  private AnimationTimer timer() {
    return new AnimationTimer() {
      private long last;

      @Override
      public void start() {
        last = 0;
        super.start();
      }

      @Override
      public void handle(long now) {
        if (!isSeen()) {
          playback.playingProperty().set(false);
        } else if (last > 0) {
          playback.advance(Math.min(MOST_SECONDS, (now - last) / NANOS));
        }
        last = now;
      }
    };
  }

  private boolean isSeen() {
    for (Node node = this; node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return getScene() != null && getScene().getWindow() != null && getScene().getWindow().isShowing();
  }

  private ComboBox<Double> speed() {
    ComboBox<Double> speed = new ComboBox<>();
    speed.setId("map-speed");
    speed.getItems().setAll(SPEEDS);
    speed.setConverter(new StringConverter<>() {
      @Override
      public String toString(Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%s×", value == Math.rint(value)
            ? String.valueOf(value.intValue()) : value.toString());
      }

      @Override
      public Double fromString(String text) {
        throw new UnsupportedOperationException("nobody types here");
      }
    });
    speed.setValue(playback.speedProperty().get());
    speed.setMinWidth(USE_PREF_SIZE);
    speed.setAccessibleText("Speed of the film of requests");
    speed.setTooltip(new Tooltip("Speed\nHow fast the film of requests runs."));
    speed.valueProperty().addListener((property, before, now) -> playback.speedProperty().set(now));
    return speed;
  }
}
