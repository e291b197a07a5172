package io.edgewise.scenario.analysis;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.spec.Knob;
import io.edgewise.scenario.twin.ExpectedLatency;
import io.edgewise.scenario.twin.ExpectedLatency.Expectation;
import io.edgewise.sim.model.Deployment;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** Where two strategies tie by their closed forms. */
final class TheoreticalTie {

  /** As a part of the range. */
  private static final double ACCURACY = 1e-7;

  private final Contest contest;
  private final DoubleFunction<CompiledScenario> variants;

  private TheoreticalTie(Contest contest, DoubleFunction<CompiledScenario> variants) {
    this.contest = contest;
    this.variants = variants;
  }

  /**
   * The tie between two values of a knob.
   *
   * @param variants the scenario at a value of the knob
   * @return empty where a closed form is missing at either value, or the same strategy is lower at both
   */
  static Optional<Crossing.Theory> between(Knob knob, double left, double right, Contest contest,
      DoubleFunction<CompiledScenario> variants) {
    TheoreticalTie tie = new TheoreticalTie(contest, variants);
    double atLeft = tie.difference(left);
    double atRight = tie.difference(right);
    if (Double.isNaN(atLeft) || Double.isNaN(atRight) || Math.signum(atLeft) == Math.signum(atRight)) {
      return Optional.empty();
    }
    Expectation first = tie.of(left, contest.first()).orElseThrow();
    Expectation second = tie.of(left, contest.second()).orElseThrow();
    String model = first.model().equals(second.model())
        ? first.model() : first.model() + " against " + second.model();
    double at = new SignChange(knob, ACCURACY, tie::difference).between(left, right)[0];
    return Optional.of(new Crossing.Theory(at, model, first.exact() && second.exact()));
  }

  private double difference(double value) {
    return of(value, contest.first()).map(Expectation::millis).orElse(Double.NaN)
        - of(value, contest.second()).map(Expectation::millis).orElse(Double.NaN);
  }

  private Optional<Expectation> of(double value, String id) {
    CompiledScenario compiled = variants.apply(value);
    return compiled.scenario().deployments().stream().filter(deployment -> deployment.id().equals(id)).findFirst()
        .flatMap((Deployment deployment) -> ExpectedLatency.of(compiled.scenario(), deployment, contest.metric()));
  }
}
