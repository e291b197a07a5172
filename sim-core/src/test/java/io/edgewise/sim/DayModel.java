package io.edgewise.sim;

import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Lognormal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Users near by and far away, who are awake at opposite hours; a computation of 20 ms. The total rate and the share of
 * those far away follow cosines of one day, by the hour.
 */
final class DayModel {

  static final double NEAR_MILLIS = 20;
  static final double FAR_MILLIS = 200;

  private static final double COMPUTE_MILLIS = 20;
  private static final List<Double> RATES = hours(100, 50);
  private static final List<Double> FAR_SHARES = hours(0.4, 0.3);

  /** The exact mean latency over the day. */
  static final double MEAN_MILLIS = COMPUTE_MILLIS + IntStream.range(0, 24)
      .mapToDouble(hour -> RATES.get(hour)
          * (NEAR_MILLIS + FAR_SHARES.get(hour) * (FAR_MILLIS - NEAR_MILLIS)))
      .sum() / RATES.stream().mapToDouble(Double::doubleValue).sum();

  private DayModel() {}

  private static List<Double> hours(double mean, double amplitude) {
    return IntStream.range(0, 24).mapToObj(hour -> mean + amplitude * Math.cos(2 * Math.PI * (hour + 0.5) / 24))
        .toList();
  }

  /** The scenario under a plan. */
  static Scenario scenario(RunPlan plan) {
    List<LoadCurve.Segment> segments = IntStream.range(0, 24)
        .mapToObj(hour -> new LoadCurve.Segment(hour * 3600 * Lab.SECOND, RATES.get(hour),
            new OriginMix(1 - FAR_SHARES.get(hour), FAR_SHARES.get(hour))))
        .toList();
    Place site = Lab.place(2);
    Place near = Lab.place(0);
    Workload workload = new Workload(List.of(near, Lab.place(1)),
        new LoadCurve(segments, 24 * 3600 * Lab.SECOND, true, 0),
        // A mean factor of 1.
        new AccessLink(new Constant(0), Lognormal.ofMeanAndSd(1, 0.2), 0, new Constant(0), Double.POSITIVE_INFINITY),
        ConnectionSetUp.OPEN);
    Scenario plain = Lab.scenario(workload, List.of(Lab.compute(new Exponential(COMPUTE_MILLIS))), plan,
        Lab.deployment("always", Lab.functions(Lab.scaling(
            InstancePolicy.KEEP_FOR_EVER, IdleSelection.RANDOM), Lab.ZERO), List.of(site)));
    return new Scenario("day", workload, plain.requests(), plain.dataSets(), plain.deployments(),
        (from, to) -> Math.round(1e6 * (from.equals(near) ? NEAR_MILLIS : FAR_MILLIS)), plain.backboneJitter(), plan);
  }
}
