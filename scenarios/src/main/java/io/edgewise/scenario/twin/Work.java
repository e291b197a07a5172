package io.edgewise.scenario.twin;

import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InferenceEndpoint;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Quorum;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** What the steps of a request add up to. */
final class Work {

  /** Points of the quadrature over a distribution of token counts. */
  private static final int POINTS = 10_000;

  private Work() {}

  /**
   * The computations of the steps on the instance itself, in order, or null if one of them is not taken by every request,
   * or several are at the same time.
   */
  static List<Distribution> computations(List<Step> steps) {
    List<Distribution> all = new ArrayList<>();
    for (Step step : steps) {
      switch (step) {
        case Step.Compute compute -> all.add(compute.cpuMillis());
        case Step.Repeat repeat -> {
          List<Distribution> inner = computations(repeat.steps());
          for (int i = 0; inner != null && i < repeat.times(); i++) {
            all.addAll(inner);
          }
          if (inner == null) {
            return null;
          }
        }
        case Step.Chance chance -> {
          List<Distribution> inner = computations(chance.steps());
          if (inner == null || !inner.isEmpty()) {
            return null;
          }
        }
        case Step.Wait wait -> {}
        case Step.Read read -> {}
        case Step.Write write -> {}
        case Step.Infer infer -> {}
        case Step.Call call -> {}
        case Step.Publish publish -> {}
        case Step.Parallel parallel -> {
          return null;
        }
        case Step.Workflow workflow -> {
          return null;
        }
      }
    }
    return all;
  }

  /**
   * Expected milliseconds for which a request holds an instance of a site once it has it, or not a number if a queue, a
   * cache or another function lies on its way.
   */
  static double meanHeldMillis(Scenario scenario, Deployment deployment, int site, List<Step> steps) {
    double sum = 0;
    for (Step step : steps) {
      sum += switch (step) {
        case Step.Compute compute -> compute.cpuMillis().mean() / deployment.platform().cpu().speed();
        case Step.Wait wait -> wait.millis().mean();
        case Step.Chance chance ->
            chance.probability() * meanHeldMillis(scenario, deployment, site, chance.steps());
        case Step.Repeat repeat -> repeat.times() * meanHeldMillis(scenario, deployment, site, repeat.steps());
        case Step.Read read -> meanStoreMillis(scenario, deployment, site, read.dataSet(),
            false, deployment.stores().get(read.dataSet()).consistencyOf(read));
        case Step.Write write -> meanStoreMillis(scenario, deployment, site, write.dataSet(), true,
            Step.Consistency.EVENTUAL);
        case Step.Infer infer -> meanModelMillis(scenario, deployment, site, infer);
        case Step.Call call -> Double.NaN;
        case Step.Parallel parallel -> Double.NaN;
        case Step.Workflow workflow -> Double.NaN;
        case Step.Publish publish -> Double.NaN;
      };
    }
    return sum;
  }

  private static double meanModelMillis(Scenario scenario, Deployment deployment, int site, Step.Infer infer) {
    InferenceEndpoint model = deployment.models().get(infer.model());
    boolean fits = infer.inputTokens().quantile(1) + infer.outputTokens().quantile(1) <= model.contextTokens();
    if (model.hasInstances() || model.quota().isLimited() || !fits) {
      return Double.NaN;
    }
    Place from = deployment.sites().get(site);
    double rtt = model.places().stream().mapToLong(to -> scenario.network().rttNanos(from, to)).min().orElseThrow();
    double prompt = mean(infer.inputTokens(), tokens -> Math.max(0, Math.rint(tokens) - model.prompt().beyondTokens()));
    double answer = mean(infer.outputTokens(), tokens -> Math.max(1, Math.rint(tokens)) - 1);
    return rtt / 1e6 * scenario.backboneJitter().mean() + model.firstTokenMillis().mean()
        + model.prompt().millisPerToken() * prompt + answer * model.tokenMillis().mean();
  }

  /** The mean of a function of a random count. */
  private static double mean(Distribution counts, DoubleUnaryOperator function) {
    if (counts.isConstant()) {
      return function.applyAsDouble(counts.mean());
    }
    return IntStream.range(0, POINTS).mapToDouble(i -> function.applyAsDouble(counts.quantile((i + 0.5) / POINTS)))
        .average().orElseThrow();
  }

  private static double meanStoreMillis(Scenario scenario, Deployment deployment, int site, int dataSet,
      boolean write, Step.Consistency demand) {
    StateStore store = deployment.stores().get(dataSet);
    if (store.mayWait() || store.isGuarded()) {
      return Double.NaN;
    }
    Place from = deployment.sites().get(site);
    double rtt = switch (store.layout()) {
      case StateStore.Home home -> scenario.network().rttNanos(from, home.at());
      case StateStore.Replicated replicated -> {
        if (demand == Step.Consistency.READ_YOUR_WRITES) {
          yield Double.NaN;
        }
        boolean primary = !replicated.multiPrimary() && (write || demand == Step.Consistency.STRONG);
        yield primary
            ? scenario.network().rttNanos(from, replicated.replicas().get(0))
            : replicated.replicas().stream().mapToLong(to -> scenario.network().rttNanos(from, to)).min().orElseThrow();
      }
      case StateStore.EdgeCached cached -> Double.NaN;
      case StateStore.Actors actors -> Double.NaN;
      case Quorum quorum -> Double.NaN;
    };
    Distribution service = write ? store.writeMillis() : store.readMillis();
    return rtt / 1e6 * scenario.backboneJitter().mean() + service.mean();
  }
}
