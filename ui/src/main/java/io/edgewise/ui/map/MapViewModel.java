package io.edgewise.ui.map;

import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Scenario;
import io.edgewise.topology.place.GreatCircle;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.ui.answer.Question;
import io.edgewise.ui.answer.Reply;
import io.edgewise.ui.shell.Workbench;
import io.edgewise.ui.task.Work;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What the map shows and allows: it follows the answers and the selected strategy, computes beside the screen, and moves code and
 * stores in the scenario file.
 */
public final class MapViewModel implements AutoCloseable {

  /** What colours mean. */
  public enum Colouring {
    /** The median latency of users with the selected strategy. */
    LATENCY,
    /** The strategy with the lowest median for users. */
    WINNER
  }

  /** What was made of an answer. */
  private record Made(MapContent content, List<Movable> movables) {}

  private final Workbench workbench;
  private final StringProperty selectedStrategy = new SimpleStringProperty(this, "selectedStrategy", "");
  private final ObjectProperty<Colouring> colouring =
      new SimpleObjectProperty<>(this, "colouring", Colouring.LATENCY);
  private final ReadOnlyObjectWrapper<MapContent> content = new ReadOnlyObjectWrapper<>(this, "content");
  private final ReadOnlyObjectWrapper<List<Movable>> movables =
      new ReadOnlyObjectWrapper<>(this, "movables", List.of());
  private final ObjectProperty<Movable> moving = new SimpleObjectProperty<>(this, "moving");
  private final ObjectProperty<Place> looked = new SimpleObjectProperty<>(this, "looked");
  private final Playback playback = new Playback();
  private final Work work;
  private final Work filming;
  private final HeldBack<Made> pictures = new HeldBack<>(this::show, System::nanoTime);
  private Question filmed;

  // What the thread of the work remembers of the scenario that it saw last.
  private Scenario known;
  private Ways ways;
  private List<Movable> knownMovables = List.of();

  /** Of the answers and the document of a workbench. */
  public MapViewModel(Workbench workbench) {
    this.workbench = workbench;
    work = new Work("map", workbench.screen());
    filming = new Work("film", workbench.screen());
    workbench.answers().replyProperty().addListener(property -> follow());
    workbench.answers().workingProperty().addListener((property, was, is) -> {
      if (!is) {
        pictures.release();
      }
    });
    selectedStrategy.addListener(property -> {
      stopFilm();
      follow();
    });
    follow();
  }

  /**
   * Id of the strategy whose places and ways shall be shown. Where it is none of those that were simulated, because it is new or
   * hidden, the first of them is shown.
   */
  public StringProperty selectedStrategyProperty() {
    return selectedStrategy;
  }

  /** What colours mean. */
  public ObjectProperty<Colouring> colouringProperty() {
    return colouring;
  }

  /** What is on the map; null before the first answer. */
  ReadOnlyObjectProperty<MapContent> contentProperty() {
    return content.getReadOnlyProperty();
  }

  /** What can be moved, of all strategies. */
  ReadOnlyObjectProperty<List<Movable>> movablesProperty() {
    return movables.getReadOnlyProperty();
  }

  /** What can be moved of the strategy that is shown. */
  List<Movable> movablesOfShown() {
    return content.get() == null ? List.of()
        : movables.get().stream().filter(each -> each.strategy().equals(content.get().shown().id())).toList();
  }

  /** What a click on a region moves there; null for nothing. */
  ObjectProperty<Movable> movingProperty() {
    return moving;
  }

  /** The place that is looked at closely; null for none. */
  ObjectProperty<Place> lookedProperty() {
    return looked;
  }

  /** Whether a film is being made. */
  public ReadOnlyBooleanProperty filmingProperty() {
    return filming.workingProperty();
  }

  /** The film of the requests of the selected strategy. */
  public Playback playback() {
    return playback;
  }

  private void follow() {
    Reply reply = workbench.answers().replyProperty().get();
    if (reply == null) {
      return;
    }
    List<Deployment> deployments = reply.compiled().scenario().deployments();
    Deployment shown = deployments.stream().filter(each -> each.id().equals(selectedStrategy.get())).findFirst()
        .orElse(deployments.getFirst());
    if (!reply.question().equals(filmed)) {
      stopFilm();
    }
    ScenarioSpec spec = workbench.answers().specProperty().get();
    work.start((progress, cancelled) -> make(reply, spec, shown), made -> pictures.take(made, isOvertaken(shown.id())),
        reason -> workbench.noticeProperty().set("The map could not be drawn: " + reason));
  }

  /** On the thread of the work. */
  private Made make(Reply reply, ScenarioSpec spec, Deployment deployment) {
    Scenario scenario = reply.compiled().scenario();
    if (scenario != known) {
      knownMovables = new Movables(spec, workbench.compiler().placements(spec, scenario)).all(scenario);
      ways = null;
      known = scenario;
    }
    if (ways == null || ways.deployment() != deployment) {
      ways = new Ways(scenario, deployment, workbench.tables());
    }
    return new Made(ContentBuilder.of(reply.run(), reply::tone, ways), knownMovables);
  }

  /** Whether an answer is on its way of which the map will be drawn; another strategy is not waited for. */
  private boolean isOvertaken(String strategy) {
    boolean chosen = content.get() != null && !content.get().shown().id().equals(strategy);
    return !chosen && !workbench.answers().currentProperty().get();
  }

  private void show(Made made) {
    movables.set(made.movables());
    content.set(made.content());
    Movable chosen = moving.get();
    if (chosen != null) {
      // The same of another strategy, as far as it has that: what a click moves is not a matter of which one is shown.
      moving.set(movablesOfShown().stream().filter(each -> each.dataSet().equals(chosen.dataSet())).findFirst()
          .orElse(null));
    }
  }

  /** Moves what is chosen to be moved, the nearest of its homes where it has several; does nothing where it does not fit. */
  void moveTo(Place place) {
    Movable chosen = moving.get();
    if (chosen != null && chosen.fits(place.id())) {
      move(chosen, chosen.homes().stream()
          .min(Comparator.comparingDouble(home -> GreatCircle.kilometres(home, place))).orElseThrow(), place);
    }
  }

  /** Moves code or data from one of its homes to a place where it fits. */
  void move(Movable movable, Place from, Place to) {
    try {
      workbench.document().change(movable.description(to), "", file -> movable.edit().moved(file, from, to));
      workbench.document().closeChange();
      workbench.noticeProperty().set(movable.remark(from, to));
    } catch (InvalidInputException e) {
      workbench.noticeProperty().set(movable.description(to) + ": " + e.problems().getFirst().message());
    }
  }

  /** Runs the film on or halts it; makes it first where there is none. */
  public void togglePlayback() {
    if (playback.loadedProperty().get()) {
      playback.toggle();
      return;
    }
    Reply reply = workbench.answers().replyProperty().get();
    if (reply == null || content.get() == null) {
      return;
    }
    Scenario scenario = reply.compiled().scenario();
    scenario.deployments().stream().filter(each -> each.id().equals(content.get().shown().id())).findFirst()
        .ifPresent(deployment -> {
          filmed = reply.question();
          long warmUp = reply.results().run().strategies().stream().filter(each -> each.id().equals(deployment.id()))
              .findFirst().orElseThrow().warmUpNanos();
          filming.start((progress, cancelled) -> Motions.of(new Ways(scenario, deployment, workbench.tables()), warmUp),
              this::project,
              reason -> workbench.noticeProperty().set("The requests could not be played: " + reason));
        });
  }

  private void project(List<Motion> motions) {
    playback.load(motions);
    if (motions.isEmpty()) {
      workbench.noticeProperty().set("There are no requests of users to be played.");
    }
  }

  /** Takes the film away, and does not wait for one that is being made. */
  public void stopFilm() {
    filming.cancel();
    filmed = null;
    playback.unload();
  }

  @Override
  public void close() {
    work.close();
    filming.close();
  }
}
