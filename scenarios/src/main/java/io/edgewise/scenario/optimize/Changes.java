package io.edgewise.scenario.optimize;

import io.edgewise.report.table.Numbers;
import io.edgewise.report.table.Quantity;
import io.edgewise.report.table.Quantity.Unit;
import io.edgewise.scenario.optimize.Constraint.Standing;
import io.edgewise.scenario.optimize.Optimum.Change;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What would change the answer, as far as the simulated candidates tell: who comes next, and by how much a bound would
 * have to move for another one to be the best.
 */
final class Changes {

  private final CandidateSpace space;
  private final Field field;
  private final List<Constraint> constraints;
  private final Metric least;

  Changes(CandidateSpace space, Field field, List<Constraint> constraints, Metric least) {
    this.space = space;
    this.field = field;
    this.constraints = constraints;
    this.least = least;
  }

  /** All of them; none where no candidate keeps the bounds. */
  List<Change> of(Trial best, List<Trial> tied) {
    List<Change> changes = new ArrayList<>();
    runnerUp(best, tied).ifPresent(changes::add);
    for (Constraint constraint : constraints) {
      if (constraint.isNegotiable() && constraint.estimand() != least) {
        relaxed(best, constraint).ifPresent(changes::add);
        tightened(best, constraint).ifPresent(changes::add);
      }
    }
    return changes;
  }

  /** How near the candidates come to the bounds where none keeps them all. */
  List<Change> nearest() {
    List<Change> changes = new ArrayList<>();
    for (Constraint constraint : constraints) {
      field.trials().stream().filter(trial -> keepsOthers(trial, constraint))
          .filter(trial -> trial.result().estimate(constraint.estimand()).isPresent())
          .min(Comparator.comparingDouble(trial -> value(trial, constraint)))
          .ifPresent(trial -> changes.add(new Change(space.name(trial.candidate()) + " comes nearest to "
              + text(constraint) + " while it keeps all else: " + number(value(trial, constraint), constraint))));
    }
    return changes;
  }

  private Optional<Change> runnerUp(Trial best, List<Trial> tied) {
    if (!tied.isEmpty()) {
      return Optional.empty();
    }
    return field.trials().stream().filter(trial -> trial != best && trial.standing(constraints) == Standing.KEPT)
        .min(Comparator.comparingDouble(trial -> trial.value(least)))
        .map(next -> new Change("next comes " + space.name(next.candidate()) + ", "
            + number(next.value(least) - best.value(least), least)
            + (least.isLatency() ? " slower" : " dearer")));
  }

  /** Who would be the best one if a bound were relaxed by the least that makes a difference. */
  private Optional<Change> relaxed(Trial best, Constraint constraint) {
    return field.trials().stream()
        .filter(trial -> keepsOthers(trial, constraint) && constraint.of(trial.result()) != Standing.KEPT
            && best.isAbove(trial, least, field.level()))
        .filter(trial -> trial.result().estimate(constraint.estimand()).isPresent())
        .min(Comparator.comparingDouble(trial -> upper(trial, constraint)))
        .map(other -> new Change("with " + constraint.estimand().id() + " up to "
            + number(upper(other, constraint), constraint) + ", which is "
            + number(upper(other, constraint) - constraint.most(), constraint) + " more, "
            + space.name(other.candidate()) + " would be "
            + number(best.value(least) - other.value(least), least) + (least.isLatency() ? " faster" : " cheaper")));
  }

  /** Who would follow if a bound were tightened until the best one breaks it. */
  private Optional<Change> tightened(Trial best, Constraint constraint) {
    double own = upper(best, constraint);
    return field.trials().stream()
        .filter(trial -> trial.standing(constraints) == Standing.KEPT && upper(trial, constraint) < own)
        .min(Comparator.comparingDouble(trial -> trial.value(least)))
        .map(other -> new Change("the bound of " + constraint.estimand().id() + " may fall to "
            + number(own, constraint) + " before the answer changes; below it follows "
            + space.name(other.candidate()) + " at " + number(other.value(least), least)));
  }

  private boolean keepsOthers(Trial trial, Constraint constraint) {
    return !trial.result().saturated() && constraints.stream()
        .allMatch(each -> each == constraint || each.of(trial.result()) == Standing.KEPT);
  }

  private static double value(Trial trial, Constraint constraint) {
    return trial.result().estimate(constraint.estimand()).map(ConfidenceInterval::value)
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static double upper(Trial trial, Constraint constraint) {
    return trial.result().estimate(constraint.estimand()).map(ConfidenceInterval::high)
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static String text(Constraint constraint) {
    return constraint.estimand().id() + " of at most " + number(constraint.most(), constraint);
  }

  private static String number(double value, Constraint constraint) {
    return constraint.estimand() instanceof Metric metric ? number(value, metric) : Numbers.percent(value);
  }

  private static String number(double value, Metric metric) {
    return Quantity.exactly(value, metric.isLatency() ? Unit.MILLISECONDS : Unit.DOLLARS).text();
  }
}
