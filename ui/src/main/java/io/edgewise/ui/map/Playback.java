package io.edgewise.ui.map;

import io.edgewise.report.table.Numbers;
import io.edgewise.ui.map.Motion.Dot;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/**
 * A film of requests. It knows no clock of its own: whoever shows it says how much time has passed, so that it advances by
 * frames alone.
 */
public final class Playback {

  /** Seconds that the film takes at speed 1. */
  public static final double SECONDS = 24;

  private static final long NANOS_PER_DAY = 86_400_000_000_000L;

  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper(this, "loaded");
  private final BooleanProperty playing = new SimpleBooleanProperty(this, "playing");
  private final DoubleProperty position = new SimpleDoubleProperty(this, "position");
  private final DoubleProperty speed = new SimpleDoubleProperty(this, "speed", 1);
  private final StringBinding text = Bindings.createStringBinding(this::describe, loaded, position, speed);
  private List<Motion> motions = List.of();
  private FilmClock clock;

  /** Without a film. */
  Playback() {}

  /** Whether there is a film. */
  public ReadOnlyBooleanProperty loadedProperty() {
    return loaded.getReadOnlyProperty();
  }

  /** Whether it runs. */
  public BooleanProperty playingProperty() {
    return playing;
  }

  /** Share of the film that was shown, 0..1. */
  public DoubleProperty positionProperty() {
    return position;
  }

  /** How fast it runs; at 1 it takes {@value #SECONDS} s. */
  public DoubleProperty speedProperty() {
    return speed;
  }

  /** What moment it shows, and how fast compared with real time; empty without a film. */
  public StringBinding textProperty() {
    return text;
  }

  /** Starts a film from its begin; with nothing to show there is none. */
  void load(List<Motion> newMotions) {
    unload();
    if (!newMotions.isEmpty()) {
      motions = List.copyOf(newMotions);
      clock = new FilmClock(motions);
      loaded.set(true);
      playing.set(true);
    }
  }

  /** Takes the film away. */
  void unload() {
    playing.set(false);
    loaded.set(false);
    motions = List.of();
    clock = null;
    position.set(0);
  }

  /** Runs on, or from the begin where it was over; or halts. */
  public void toggle() {
    if (loaded.get()) {
      if (!playing.get() && position.get() >= 1) {
        position.set(0);
      }
      playing.set(!playing.get());
    }
  }

  /** Some seconds have passed; does nothing while it does not run. It halts at its end. */
  public void advance(double seconds) {
    if (playing.get()) {
      position.set(Math.min(1, position.get() + seconds * speed.get() / SECONDS));
      if (position.get() >= 1) {
        playing.set(false);
      }
    }
  }

  /** Where the requests are that are under way now. */
  List<Dot> dots() {
    if (!loaded.get()) {
      return List.of();
    }
    long now = simulatedNanos();
    return motions.stream().filter(motion -> motion.isUnderWay(now)).map(motion -> motion.dot(now)).toList();
  }

  /** Whether any request of the film is not served. */
  boolean hasFailures() {
    return motions.stream().anyMatch(motion -> !motion.served());
  }

  /** The moment on the simulation clock that is shown. */
  long simulatedNanos() {
    return clock.simulatedNanos(Math.round(position.get() * clock.lengthNanos()));
  }

  private String describe() {
    if (!loaded.get()) {
      return "";
    }
    double pace = clock.lengthNanos() / 1e9 * speed.get() / SECONDS;
    return moment(simulatedNanos()) + " UTC, " + String.format(Locale.ROOT, "%s × real time", Numbers.plain(pace));
  }

  /** What the film consists of; empty without one. */
  String about() {
    return !loaded.get() ? "" : "A sample of " + motions.size() + (motions.size() == 1 ? " request" : " requests")
        + " of the first replication, with the times that they took."
        + (clock.skips() ? " Times in which none of them is under way are skipped." : "");
  }

  private static String moment(long nanos) {
    long ofDay = Math.floorMod(nanos, NANOS_PER_DAY);
    LocalTime time = LocalTime.ofNanoOfDay(ofDay);
    return String.format(Locale.ROOT, "%02d:%02d:%02d.%03d", time.getHour(), time.getMinute(), time.getSecond(),
        ofDay / 1_000_000 % 1000);
  }
}
