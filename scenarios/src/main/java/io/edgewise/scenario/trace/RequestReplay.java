package io.edgewise.scenario.trace;

import io.edgewise.sim.Experiment;
import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.RequestTrace;
import io.edgewise.sim.engine.RequestTrace.Span;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Replays single requests of the first replication of a strategy: the same seed, the same warm-up, measured from 00:00
 * UTC on. Every draw is a function of seed, replication, purpose and request number, so a request that is simulated
 * again goes the same way again.
 */
public final class RequestReplay {

  /** Standard deviations by which the simulated time exceeds what a number of requests takes on average. */
  private static final int MARGIN = 6;
  private static final long SHORTEST_NANOS = 1_000_000;

  /**
   * A request that is over.
   *
   * @param place 1 for the first measured request, in the order in which they were sent
   * @param number number within the replication, requests of the warm-up included
   * @param sentNanos when it was sent, on the simulation clock
   * @param latencyNanos until its end
   * @param outcome how it ended
   * @param origin index of its origin
   * @param kind index of its request profile
   * @param site index of its compute site
   */
  public record Sighting(long place, long number, long sentNanos, long latencyNanos, Outcome outcome, int origin,
      int kind,
      int site) {

    private Sighting at(long newPlace) {
      return new Sighting(newPlace, number, sentNanos, latencyNanos, outcome, origin, kind, site);
    }
  }

  private final CompiledDeployment compiled;
  private final Slice slice;

  /**
   * Prepares to replay.
   *
   * @param requests how many measured requests may be asked for
   */
  public RequestReplay(Scenario scenario, Deployment deployment, long requests) {
    this(scenario, deployment, requests, OptionalLong.empty());
  }

  /**
   * Prepares to replay a strategy that was run.
   *
   * @param requests how many measured requests may be asked for
   * @param warmUpNanos the warm-up of the run
   */
  public RequestReplay(Scenario scenario, Deployment deployment, long requests, long warmUpNanos) {
    this(scenario, deployment, requests, OptionalLong.of(warmUpNanos));
  }

  private RequestReplay(Scenario scenario, Deployment deployment, long requests, OptionalLong known) {
    RunPlan plan = scenario.plan();
    Scenario alone = new Scenario(scenario.name(), scenario.workload(), scenario.requests(), scenario.dataSets(),
        scenario.services(), scenario.models(), List.of(deployment), scenario.network(), scenario.backboneJitter(),
        plan).withFaults(scenario.faults());
    compiled = CompiledDeployment.of(alone).getFirst();
    double needed = requests + MARGIN * Math.sqrt(requests) + MARGIN;
    long length = Math.min(SHORTEST_NANOS, plan.horizonNanos());
    while (length < plan.horizonNanos() && scenario.workload().load().expectedRequests(0, length) < needed) {
      length = Math.min(2 * length, plan.horizonNanos());
    }
    long warmUp = plan.warmUpNanos() == RunPlan.AUTO ? known.orElseGet(() -> warmUpNanos(alone)) : plan.warmUpNanos();
    slice = new Slice(0, length, warmUp);
  }

  /** The warm-up that a run chooses, which one replication is enough to learn. */
  private static long warmUpNanos(Scenario alone) {
    Scenario single = alone.withPlan(alone.plan().withReplications(1));
    return new Experiment(single).threads(1).run().strategies().getFirst().warmUpNanos();
  }

  /** The first so many measured requests, in the order in which they were sent; fewer if fewer are simulated. */
  public List<Sighting> sightings(long most) {
    List<Sighting> seen = new ArrayList<>();
    Simulation simulation = new Simulation(compiled);
    simulation.observe((number, sent, latency, outcome, origin, kind, site, components, offset) -> seen
        .add(new Sighting(0, number, sent, latency, outcome, origin, kind, site)));
    run(simulation);
    seen.sort(Comparator.comparingLong(Sighting::sentNanos).thenComparingLong(Sighting::number));
    List<Sighting> first = new ArrayList<>();
    for (int i = 0; i < Math.min(most, seen.size()); i++) {
      first.add(seen.get(i).at(i + 1L));
    }
    return first;
  }

  /** The slowest; the first of equals. */
  public static Optional<Sighting> slowest(List<Sighting> sightings) {
    return sightings.stream().max(Comparator.comparingLong(Sighting::latencyNanos)
        .thenComparing(Comparator.comparingLong(Sighting::number).reversed()));
  }

  /**
   * So many requests across the range of latencies, from the fastest to the slowest, at equal distances in their order; all
   * if there are fewer, and the slowest if it is one.
   */
  public static List<Sighting> spread(List<Sighting> sightings, int count) {
    List<Sighting> byLatency = sightings.stream().sorted(Comparator.comparingLong(Sighting::latencyNanos)
        .thenComparingLong(Sighting::number)).toList();
    int last = byLatency.size() - 1;
    int most = Math.min(count, byLatency.size());
    return IntStream.range(0, most)
        .mapToObj(i -> byLatency.get(most == 1 ? last : (int) Math.round((double) i * last / (most - 1)))).toList();
  }

  /** What happened to a request, in the order in which it began. */
  public List<Span> spans(Sighting sighting) {
    return spans(List.of(sighting)).getFirst();
  }

  /** What happened to each of some requests, in the order in which it began. */
  public List<List<Span>> spans(List<Sighting> sightings) {
    RequestTrace trace = new RequestTrace(sightings.stream().mapToLong(Sighting::number).toArray());
    Simulation simulation = new Simulation(compiled);
    simulation.trace(trace);
    run(simulation);
    return sightings.stream().map(seen -> trace.spans(seen.number()).stream()
        .sorted(Comparator.comparingLong(Span::startNanos)).toList()).toList();
  }

  private void run(Simulation simulation) {
    simulation.run(compiled.scenario().plan().seed(), 0, List.of(slice));
  }
}
