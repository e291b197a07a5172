package io.edgewise.scenario.twin;

import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.placement.RouteTable;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.StrategyResult;
import java.util.List;
import java.util.Optional;

/**
 * One strategy with what the closed forms need to know of it.
 *
 * @param scenario the question
 * @param deployment the strategy
 * @param simulated what was simulated, where it was
 * @param routes the ways of the users to the sites
 * @param originWeights share of each origin in all requests of the load curve, by origin index
 * @param siteRates mean arrivals a second at each site
 */
record Subject(Scenario scenario, Deployment deployment, Optional<StrategyResult> simulated, RouteTable routes,
    double[] originWeights, double[] siteRates) {

  static Subject of(Scenario scenario, Deployment deployment, StrategyResult result) {
    return of(scenario, deployment, Optional.of(result));
  }

  /** One that was not simulated. */
  static Subject of(Scenario scenario, Deployment deployment) {
    return of(scenario, deployment, Optional.empty());
  }

  private static Subject of(Scenario scenario, Deployment deployment, Optional<StrategyResult> simulated) {
    RouteTable routes = RouteTable.of(scenario.workload().origins(), deployment, scenario.network());
    double[] weights = originWeights(scenario.workload().load(), scenario.workload().origins().size());
    double[] rates = new double[deployment.sites().size()];
    double rate = scenario.workload().load().meanRatePerSecond();
    for (int origin = 0; origin < weights.length; origin++) {
      for (int route = routes.firstRoute(origin); route < routes.firstRoute(origin + 1); route++) {
        rates[routes.site(route)] += rate * weights[origin] * routes.share(origin, route);
      }
    }
    return new Subject(scenario, deployment, simulated, routes, weights, rates);
  }

  String id() {
    return deployment.id();
  }

  /** What was simulated. */
  StrategyResult result() {
    return simulated.orElseThrow();
  }

  /** Whether arrivals at every site are Poisson with a rate that never changes. */
  boolean isStationary() {
    return scenario.workload().load().isConstant();
  }

  double totalRate() {
    return scenario.workload().load().meanRatePerSecond();
  }

  /** The only kind of request, or null if there are several. */
  RequestProfile onlyKind() {
    List<RequestProfile> requests = scenario.requests();
    return requests.size() == 1 ? requests.get(0) : null;
  }

  /** Simulated mean of a component in milliseconds. */
  double simulatedMillis(Component component) {
    return result().meanComponentsMillis()[component.ordinal()];
  }

  /** Whether all sites have the same load. */
  boolean hasEvenSites() {
    for (double rate : siteRates) {
      if (Math.abs(rate - siteRates[0]) > 1e-9 * siteRates[0]) {
        return false;
      }
    }
    return true;
  }

  /** The round-trip time of all users in milliseconds, or not a number if it is not the same for all or varies. */
  double onlyRttMillis() {
    AccessLink access = scenario.workload().access();
    if (!access.lastMileMillis().isConstant() || !access.jitter().isConstant()
        || !scenario.backboneJitter().isConstant()) {
      return Double.NaN;
    }
    long rtt = routes.userRttNanos(0) + routes.siteRttNanos(0);
    for (int route = 1; route < routes.firstRoute(originWeights.length); route++) {
      if (routes.userRttNanos(route) + routes.siteRttNanos(route) != rtt) {
        return Double.NaN;
      }
    }
    return (rtt / 1e6 + access.lastMileMillis().mean()) * access.jitter().mean();
  }

  private static double[] originWeights(LoadCurve curve, int origins) {
    double[] weights = new double[origins];
    double total = 0;
    for (int i = 0; i < curve.segments().size(); i++) {
      LoadCurve.Segment segment = curve.segments().get(i);
      double requests = segment.ratePerSecond() * (curve.endNanos(i) - segment.startNanos());
      double sum = 0;
      for (int origin = 0; origin < origins; origin++) {
        sum += segment.mix().weight(origin);
      }
      for (int origin = 0; origin < origins; origin++) {
        weights[origin] += requests * segment.mix().weight(origin) / sum;
      }
      total += requests;
    }
    for (int origin = 0; origin < origins && total > 0; origin++) {
      weights[origin] /= total;
    }
    return weights;
  }
}
