package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.RunSpec;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Trigger;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.List;
import java.util.Optional;

/** Makes the plan of the run. */
final class RunPlanner {

  private static final long HOUR_NANOS = 60 * LoadCurves.MINUTE_NANOS;
  private static final double REQUESTS_OF_DEFAULT = 1e6;
  private static final double FEW_REQUESTS = 100;

  private final Optional<RunSpec> spec;
  private final AssumptionList assumptions;
  private final Problems problems;

  RunPlanner(Optional<RunSpec> spec, AssumptionList assumptions, Problems problems) {
    this.spec = spec;
    this.assumptions = assumptions;
    this.problems = problems;
  }

  /** The horizon that the file says, if it does. */
  Optional<Long> givenHorizon() {
    return spec.flatMap(RunSpec::horizon);
  }

  /** Where the horizon stands, or the given node where the file does not say it. */
  Node horizonNode(Node other) {
    return spec.flatMap(run -> run.node().get("horizon")).orElse(other);
  }

  /** The horizon of a constant rate: as long as a million requests take, within 10 minutes and 30 days. */
  long forConstant(double ratePerSecond) {
    return givenHorizon().orElseGet(() -> {
      double minutes = Math.ceil(REQUESTS_OF_DEFAULT / ratePerSecond / 60);
      long whole = (long) Math.max(10, Math.min(30 * 1440, minutes));
      assumptions.derived("run.horizon", whole + " min", "the time of a million requests within 10 min and 30 days");
      return whole * LoadCurves.MINUTE_NANOS;
    });
  }

  /** The horizon of a load that repeats itself: once its period. */
  long forPeriodic(LoadCurve curve, String period) {
    return givenHorizon().orElseGet(() -> {
      assumptions.derived("run.horizon", curve.lengthNanos() / LoadCurves.MINUTE_NANOS + " min", period);
      return curve.lengthNanos();
    });
  }

  /** The horizon of a crowd: the least full hours that contain it. */
  long forCrowd(long endNanos) {
    return givenHorizon().orElseGet(() -> {
      long hours = endNanos / HOUR_NANOS + 1;
      assumptions.derived("run.horizon", hours + " h", "the least full hours that contain the flash crowd");
      return hours * HOUR_NANOS;
    });
  }

  /** Warns where a horizon has some of the times of a schedule more often than others. */
  void check(ScenarioSpec scenario, List<Trigger> triggers, long horizonNanos) {
    for (Trigger trigger : triggers) {
      if (horizonNanos % trigger.periodNanos() != 0) {
        problems.warn(horizonNode(scenario.node()), "the horizon, " + horizonNanos / LoadCurves.MINUTE_NANOS
            + " min, is not a whole number of periods of a schedule, " + trigger.periodNanos() / 1e9
            + " s, which starts "
            + (trigger.firstFrom(horizonNanos) - trigger.firstFrom(0))
            + " times in it; a month is taken to have as many for "
            + "each of its horizons");
      }
    }
  }

  /** The plan; warns where a replication would see next to no requests or a broken period. */
  RunPlan plan(long horizonNanos, LoadCurve curve, Node users) {
    double expected = curve.expectedRequests(0, horizonNanos);
    if (expected < FEW_REQUESTS) {
      problems.warn(horizonNode(users), "a replication has " + (float) expected
          + " requests on average; a longer run.horizon tells more");
    }
    if (curve.periodic() && !curve.isConstant() && horizonNanos % curve.lengthNanos() != 0) {
      problems.warn(horizonNode(users), "the horizon is not a whole number of periods of the load, "
          + curve.lengthNanos() / LoadCurves.MINUTE_NANOS + " min, so that some hours count more than others");
    }
    Optional<RunSpec.PrecisionSpec> precision = spec.flatMap(RunSpec::precision);
    return new RunPlan(
        horizonNanos,
        assumptions.take("run", RunSpec.WARM_UP, spec.flatMap(RunSpec::warmUp)),
        Math.toIntExact(assumptions.take("run", RunSpec.REPLICATIONS, spec.flatMap(RunSpec::replications))),
        new RunPlan.Precision(
            assumptions.take("run.precision", RunSpec.METRIC, precision.flatMap(RunSpec.PrecisionSpec::metric)),
            assumptions.take("run.precision", RunSpec.WITHIN, precision.flatMap(RunSpec.PrecisionSpec::within))),
        assumptions.take("run", RunSpec.MAX_REQUESTS, spec.flatMap(RunSpec::maxRequests)),
        assumptions.take("run", RunSpec.LEVEL, spec.flatMap(RunSpec::level)),
        assumptions.take("run", RunSpec.SEED, spec.flatMap(RunSpec::seed)))
        .withSampling(assumptions.take("run", RunSpec.SAMPLING, spec.flatMap(RunSpec::sampling)));
  }
}
