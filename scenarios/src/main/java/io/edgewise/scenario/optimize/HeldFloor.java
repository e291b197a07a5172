package io.edgewise.scenario.optimize;

import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.StateStore.Replicated;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Distribution;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * For how long a request holds its instance at least: computations, waits, and the ways to stores with a home or with copies
 * and back. Start-ups and queues, which only add, are left out; so are caches, actors, quorums, models, calls and
 * whatever may be cut short.
 *
 * @param scenario the question
 * @param deployment the strategy
 * @param part what is taken of each random time: its mean, or a quantile that it is seldom below
 * @param always whether only that counts which every request does; else what is done with a probability counts with it
 */
record HeldFloor(Scenario scenario, Deployment deployment, ToDoubleFunction<Distribution> part, boolean always) {

  /** Milliseconds that steps take at least on an instance of a site. */
  double millis(int site, List<Step> steps) {
    double sum = 0;
    for (Step step : steps) {
      sum += switch (step) {
        case Step.Compute compute -> part.applyAsDouble(compute.cpuMillis()) / deployment.platform().cpu().speed();
        case Step.Wait wait -> part.applyAsDouble(wait.millis());
        case Step.Chance chance -> certain(chance.probability()) * millis(site, chance.steps());
        case Step.Repeat repeat -> repeat.times() * millis(site, repeat.steps());
        case Step.Parallel parallel ->
            parallel.branches().stream().mapToDouble(branch -> millis(site, branch)).max().orElse(0);
        case Step.Read read -> read.fallback().isEmpty() ? read(site, read) : 0;
        case Step.Write write -> write(site, write);
        case Step.Infer infer -> 0;
        case Step.Call call -> 0;
        case Step.Publish publish -> 0;
        case Step.Workflow workflow -> 0;
      };
    }
    return sum;
  }

  private double certain(double probability) {
    return always ? probability == 1 ? 1 : 0 : probability;
  }

  /** Random times that {@link #millis} adds up for steps, at most. */
  static int randomTimes(List<Step> steps) {
    int count = 0;
    for (Step step : steps) {
      count += switch (step) {
        case Step.Compute compute -> 1;
        case Step.Wait wait -> 1;
        case Step.Chance chance -> randomTimes(chance.steps());
        case Step.Repeat repeat -> repeat.times() * randomTimes(repeat.steps());
        case Step.Parallel parallel -> parallel.branches().stream().mapToInt(HeldFloor::randomTimes).sum();
        // The ways there and back, and the service.
        case Step.Read read -> 3;
        case Step.Write write -> 3;
        case Step.Infer infer -> 0;
        case Step.Call call -> 0;
        case Step.Publish publish -> 0;
        case Step.Workflow workflow -> 0;
      };
    }
    return count;
  }

  private double read(int site, Step.Read read) {
    StateStore store = deployment.stores().get(read.dataSet());
    boolean newest = store.consistencyOf(read) == Step.Consistency.STRONG;
    return operation(site, store, newest, store.readMillis());
  }

  private double write(int site, Step.Write write) {
    StateStore store = deployment.stores().get(write.dataSet());
    return operation(site, store, true, store.writeMillis());
  }

  private double operation(int site, StateStore store, boolean atPrimary, Distribution service) {
    if (store.isGuarded()) {
      return 0;
    }
    Place from = deployment.sites().get(site);
    return switch (store.layout()) {
      case StateStore.Home home -> trip(from, home.at()) + part.applyAsDouble(service);
      case Replicated replicated -> part.applyAsDouble(service)
          + (atPrimary && !replicated.multiPrimary() ? trip(from, replicated.replicas().getFirst())
              : replicated.replicas().stream().mapToDouble(to -> trip(from, to)).min().orElseThrow());
      default -> 0;
    };
  }

  private double trip(Place from, Place to) {
    return scenario.network().rttNanos(from, to) / 1e6 * part.applyAsDouble(scenario.backboneJitter());
  }
}
