package io.edgewise.ui.result;

import io.edgewise.report.table.Numbers;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.scenario.trace.RequestReplay;
import io.edgewise.scenario.trace.RequestReplay.Sighting;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Scenario;
import io.edgewise.topology.text.Problems;
import io.edgewise.ui.answer.Question;
import io.edgewise.ui.answer.Reply;
import io.edgewise.ui.result.Waterfall.Bar;
import io.edgewise.ui.shell.Workbench;
import io.edgewise.ui.task.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What happened to one request of a strategy: the same that {@code edgewise trace} tells of it. */
public final class WaterfallViewModel implements AutoCloseable {

  /** How many requests are looked at. */
  static final long LOOKED_AT = 1_000;

  private static final double NANOS_PER_MILLI = 1e6;

  /** Which request, of those that are looked at. */
  public enum Rank {
    FASTEST("the fastest", 0), MEDIAN("the median", 0.5), P99("at p99", 0.99), SLOWEST("the slowest", 1);

    private final String words;
    private final double share;

    Rank(String words, double share) {
      this.words = words;
      this.share = share;
    }

    @Override
    public String toString() {
      return words;
    }

    private Sighting of(List<Sighting> byLatency) {
      return byLatency.get((int) Math.round(share * (byLatency.size() - 1)));
    }
  }

  private final Workbench workbench;
  private final Work work;
  private final ReadOnlyObjectWrapper<Map<String, String>> strategies =
      new ReadOnlyObjectWrapper<>(this, "strategies", Map.of());
  private final StringProperty strategy = new SimpleStringProperty(this, "strategy", "");
  private final ObjectProperty<Rank> rank = new SimpleObjectProperty<>(this, "rank", Rank.SLOWEST);
  private final ReadOnlyObjectWrapper<Waterfall> waterfall = new ReadOnlyObjectWrapper<>(this, "waterfall");
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");

  /**
   * Nothing is replayed yet.
   *
   * @param screen runs what changes properties
   */
  public WaterfallViewModel(Workbench workbench, Executor screen) {
    this.workbench = workbench;
    work = new Work("request", screen);
    workbench.answers().replyProperty().addListener(property -> follow());
    follow();
  }

  private void follow() {
    Reply reply = workbench.answers().replyProperty().get();
    if (reply == null) {
      return;
    }
    Map<String, String> names = new LinkedHashMap<>();
    reply.run().strategies().forEach(each -> names.put(each.id(), each.name()));
    if (!List.copyOf(names.entrySet()).equals(List.copyOf(strategies.get().entrySet()))) {
      strategies.set(names);
    }
    if (!names.containsKey(strategy.get())) {
      strategy.set(names.isEmpty() ? "" : names.keySet().iterator().next());
    }
  }

  /** The strategies whose requests can be shown: names by id. */
  public ReadOnlyObjectProperty<Map<String, String>> strategiesProperty() {
    return strategies.getReadOnlyProperty();
  }

  /** The id of the strategy whose request is shown. */
  public StringProperty strategyProperty() {
    return strategy;
  }

  /** Which of its requests is shown. */
  public ObjectProperty<Rank> rankProperty() {
    return rank;
  }

  /** The request; null before the first. */
  public ReadOnlyObjectProperty<Waterfall> waterfallProperty() {
    return waterfall.getReadOnlyProperty();
  }

  /** Why there is none; empty for nothing. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Whether a request is being replayed. */
  public ReadOnlyBooleanProperty workingProperty() {
    return work.workingProperty();
  }

  /** Whether a request is one of an earlier text than the document's. */
  public boolean isOutdated(Waterfall shown) {
    return !shown.text().equals(workbench.document().text());
  }

  /** Replays what is chosen. */
  public void replay() {
    Reply reply = workbench.answers().replyProperty().get();
    if (reply == null || strategy.get().isEmpty()) {
      return;
    }
    Question question = reply.question();
    String id = strategy.get();
    Rank wanted = rank.get();
    message.set("");
    work.start((progress, cancelled) -> replayed(question, id, wanted), waterfall::set, message::set);
  }

  /** From the text, and not from the scenario that was answered: that one is cut into smaller samples. */
  private Waterfall replayed(Question question, String id, Rank wanted) {
    Problems problems = new Problems();
    Optional<CompiledScenario> compiled = ScenarioReader
        .read(question.source(), question.text(), List.of(), problems)
        .flatMap(spec -> workbench.compiler().compile(spec, problems));
    problems.throwIfAny();
    Scenario scenario = compiled.orElseThrow().scenario();
    Deployment deployment =
        scenario.deployments().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    RequestReplay replay = new RequestReplay(scenario, deployment, LOOKED_AT);
    List<Sighting> sightings = RequestReplay.spread(replay.sightings(LOOKED_AT), Integer.MAX_VALUE);
    if (sightings.isEmpty()) {
      throw new IllegalStateException("the horizon has no request");
    }
    Sighting seen = wanted.of(sightings);
    List<Bar> bars = replay.spans(seen).stream().map(span -> new Bar(span.component(), span.name(),
        (span.startNanos() - seen.sentNanos()) / NANOS_PER_MILLI,
        (span.endNanos() - span.startNanos()) / NANOS_PER_MILLI)).toList();
    return new Waterfall(question.text(), headline(scenario, deployment, seen, wanted, sightings.size()),
        seen.latencyNanos() / NANOS_PER_MILLI, bars);
  }

  private static String headline(Scenario scenario, Deployment deployment, Sighting seen, Rank wanted, int outOf) {
    return String.format(Locale.ROOT, "Request %d of %s, %s of the first %,d: %s from %s to %s, %s after %s.",
        seen.place(), deployment.name(), wanted, outOf, scenario.requests().get(seen.kind()).id(),
        scenario.workload().origins().get(seen.origin()).name(), deployment.sites().get(seen.site()).name(),
        seen.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        Numbers.time(seen.latencyNanos() / NANOS_PER_MILLI));
  }

  @Override
  public void close() {
    work.close();
  }
}
