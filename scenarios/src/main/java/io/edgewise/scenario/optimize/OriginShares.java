package io.edgewise.scenario.optimize;

import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Scenario;

/** Which part of the requests of a run comes from where. */
public final class OriginShares {

  private OriginShares() {}

  /** Expected share of each user population in the requests of the horizon, by index; they sum to 1. */
  public static double[] of(Scenario scenario) {
    LoadCurve curve = scenario.workload().load();
    double[] shares = new double[scenario.workload().origins().size()];
    double all = 0;
    for (int segment = 0; segment < curve.segments().size(); segment++) {
      double requests = curve.expectedRequestsOf(segment, scenario.plan().horizonNanos());
      OriginMix mix = curve.segments().get(segment).mix();
      double sum = 0;
      for (int origin = 0; origin < shares.length; origin++) {
        sum += mix.weight(origin);
      }
      for (int origin = 0; origin < shares.length; origin++) {
        shares[origin] += requests * mix.weight(origin) / sum;
      }
      all += requests;
    }
    for (int origin = 0; origin < shares.length; origin++) {
      shares[origin] /= all;
    }
    return shares;
  }
}
