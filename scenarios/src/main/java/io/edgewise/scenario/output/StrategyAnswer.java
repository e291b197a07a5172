package io.edgewise.scenario.output;

import io.edgewise.report.gallery.SavedRun.Site;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.metering.UsageMeter;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.stats.LatencyHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is told of one strategy, in files and on the screen alike. Latencies of saturated strategies are not: they only say how
 * long was simulated.
 */
final class StrategyAnswer {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double TAIL = 0.99;
  private static final LatencyHistogram NOBODY = new LatencyHistogram(LatencyHistogram.COARSE_BITS);

  private final Optional<Deployment> deployment;
  private final StrategyResult strategy;

  StrategyAnswer(Scenario scenario, StrategyResult strategy) {
    deployment = scenario.deployments().stream().filter(each -> each.id().equals(strategy.id())).findFirst();
    this.strategy = strategy;
  }

  /** A latency or the monthly cost with its interval; empty where it is not told. */
  Optional<ConfidenceInterval> metric(Metric metric) {
    return strategy.metric(metric).filter(any -> !metric.isLatency() || !strategy.saturated());
  }

  /** Mean milliseconds of each component by ordinal; empty where they are not told or no request was served. */
  Optional<double[]> meanComponentsMillis() {
    return hasComponents() ? Optional.of(strategy.meanComponentsMillis()) : Optional.empty();
  }

  /** The same over the slowest 1 % of requests. */
  Optional<double[]> tailComponentsMillis() {
    return hasComponents() ? Optional.of(strategy.tailComponentsMillis(TAIL)) : Optional.empty();
  }

  private boolean hasComponents() {
    return !strategy.saturated() && strategy.measurements().latency().count() > 0;
  }

  /** Latencies of the requests that were served for users at a place, in nanoseconds; empty where none was. */
  LatencyHistogram latencyOfOrigin(int origin) {
    return Optional.ofNullable(strategy.measurements().latencyOfOrigin(origin)).orElse(NOBODY);
  }

  /** Mean of latencies of the strategy in milliseconds; not a number where it is not told. */
  double meanMillis(LatencyHistogram latency) {
    return strategy.saturated() ? Double.NaN : latency.meanNanos() / NANOS_PER_MILLI;
  }

  /** A quantile of latencies of the strategy in milliseconds; not a number where it is not told. */
  double quantileMillis(LatencyHistogram latency, Metric quantile) {
    return strategy.saturated() ? Double.NaN : latency.quantile(quantile.probability()) / NANOS_PER_MILLI;
  }

  /**
   * Where its code runs, with the requests that reached an instance there and the instances that were started, over all
   * replications.
   */
  List<Site> sites() {
    UsageMeter usage = strategy.measurements().usage();
    List<Place> places = deployment.map(Deployment::sites).orElse(List.of());
    List<Site> sites = new ArrayList<>(places.size());
    for (int i = 0; i < places.size(); i++) {
      sites.add(site(places.get(i), usage.get(UsageKind.INVOCATIONS, i), usage.get(UsageKind.COLD_STARTS, i)));
    }
    return sites;
  }

  /** The PoPs where its users enter, if they do not enter at the sites; nothing is counted there. */
  List<Site> entries() {
    return deployment.map(each -> each.front().pops()).orElse(List.of()).stream().map(pop -> site(pop, 0, 0)).toList();
  }

  private static Site site(Place place, long requests, long starts) {
    return new Site(place.id(), place.name(), place.latitudeDegrees(), place.longitudeDegrees(), requests, starts);
  }
}
