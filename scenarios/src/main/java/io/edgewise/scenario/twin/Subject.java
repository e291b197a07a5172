package io.edgewise.scenario.twin;

import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.placement.RouteTable;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.StrategyResult;
import java.util.List;

/**
 * One strategy with what the closed forms need to know of it.
 *
 * @param scenario the question
 * @param deployment the strategy
 * @param result what was simulated
 * @param routes the ways of the users to the sites
 * @param originWeights share of each origin in all requests of the load curve, by origin index
 * @param siteRates mean arrivals a second at each site
 */
record Subject(Scenario scenario, Deployment deployment, StrategyResult result, RouteTable routes,
    double[] originWeights, double[] siteRates) {

  static Subject of(Scenario scenario, Deployment deployment, StrategyResult result) {
    RouteTable routes = RouteTable.of(scenario.workload().origins(), deployment, scenario.network());
    double[] weights = originWeights(scenario.workload().load(), scenario.workload().origins().size());
    double[] rates = new double[deployment.sites().size()];
    double rate = scenario.workload().load().meanRatePerSecond();
    for (int origin = 0; origin < weights.length; origin++) {
      for (int route = routes.firstRoute(origin); route < routes.firstRoute(origin + 1); route++) {
        rates[routes.site(route)] += rate * weights[origin] * routes.share(origin, route);
      }
    }
    return new Subject(scenario, deployment, result, routes, weights, rates);
  }

  String id() {
    return deployment.id();
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
    return result.meanComponentsMillis()[component.ordinal()];
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
