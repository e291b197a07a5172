package io.edgewise.scenario.optimize;

import io.edgewise.report.table.Numbers;
import io.edgewise.report.table.Quantity;
import io.edgewise.report.table.Quantity.Unit;
import io.edgewise.scenario.optimize.Constraint.Standing;
import io.edgewise.scenario.optimize.Optimum.Change;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

  /** Why a candidate is told of. */
  enum Kind {
    /** It is the best one but for the best. */
    NEXT,
    /** It would be better if a bound were relaxed. */
    RELAXED,
    /** It would follow if a bound were tightened. */
    TIGHTENED,
    /** It comes nearest to a bound that nobody keeps. */
    NEAREST
  }

  /**
   * A candidate that is told of.
   *
   * @param constraint the bound that moves; null where none does
   */
  record Mention(Kind kind, Constraint constraint, Trial trial) {}

  /** Who is told of beside the best one; where there is none, who comes near to each bound. */
  List<Mention> mentions(Optional<Trial> best, List<Trial> tied) {
    List<Mention> mentions = new ArrayList<>();
    if (best.isEmpty()) {
      constraints.forEach(each -> field.trials().stream().filter(trial -> keepsOthers(trial, each))
          .filter(trial -> Double.isFinite(value(trial.result(), each)))
          .min(Comparator.comparingDouble(trial -> value(trial.result(), each)))
          .ifPresent(trial -> mentions.add(new Mention(Kind.NEAREST, each, trial))));
      return mentions;
    }
    if (tied.isEmpty()) {
      lowest(trial -> trial != best.get() && trial.standing(constraints) == Standing.KEPT)
          .ifPresent(trial -> mentions.add(new Mention(Kind.NEXT, null, trial)));
    }
    for (Constraint each : constraints) {
      if (each.isNegotiable() && each.estimand() != least) {
        relaxed(best.get(), each).ifPresent(trial -> mentions.add(new Mention(Kind.RELAXED, each, trial)));
        double own = value(best.get().result(), each);
        lowest(trial -> trial.standing(constraints) == Standing.KEPT && trial != best.get()
            && value(trial.result(), each) < own)
            .ifPresent(trial -> mentions.add(new Mention(Kind.TIGHTENED, each, trial)));
      }
    }
    return mentions;
  }

  private Optional<Trial> lowest(Predicate<Trial> among) {
    return field.trials().stream().filter(among).min(Comparator.comparingDouble((Trial trial) -> trial.value(least))
        .thenComparingInt(trial -> trial.candidate().index()));
  }

  /** Who would be better than the best one if a bound were relaxed by the least that makes a difference. */
  private Optional<Trial> relaxed(Trial best, Constraint constraint) {
    return field.trials().stream()
        .filter(trial -> keepsOthers(trial, constraint) && constraint.of(trial.result()) != Standing.KEPT
            && best.isAbove(trial, least, field.level()) && Double.isFinite(value(trial.result(), constraint)))
        .min(Comparator.comparingDouble(trial -> value(trial.result(), constraint)));
  }

  private boolean keepsOthers(Trial trial, Constraint constraint) {
    return !trial.result().saturated() && constraints.stream()
        .allMatch(each -> each == constraint || each.of(trial.result()) == Standing.KEPT);
  }

  /**
   * The sentence that tells of a candidate.
   *
   * @param other what the candidate was simulated to
   * @param best what the best one was; null where there is none
   */
  Change sentence(Mention mention, StrategyResult other, StrategyResult best) {
    String name = space.name(mention.trial().candidate());
    Constraint bound = mention.constraint();
    return new Change(switch (mention.kind()) {
      case NEXT -> "next comes " + name + ", " + number(value(other, least) - value(best, least), least) + worse();
      case RELAXED -> "with " + bound.estimand().id() + " up to about " + number(value(other, bound), bound) + ", "
          + number(value(other, bound) - bound.most(), bound) + " more, " + name + " would be the best one, "
          + number(value(best, least) - value(other, least), least) + better();
      case TIGHTENED -> "the bound of " + bound.estimand().id() + " may fall to about "
          + number(value(best, bound), bound) + " before the answer changes; below it follows " + name + ", "
          + number(value(other, least) - value(best, least), least) + worse();
      case NEAREST -> name + " comes nearest to " + bound.estimand().id() + " of at most "
          + number(bound.most(), bound) + " while it keeps all else: " + number(value(other, bound), bound);
    });
  }

  private String worse() {
    return least.isLatency() ? " slower" : " dearer";
  }

  private String better() {
    return least.isLatency() ? " faster" : " cheaper";
  }

  private static double value(StrategyResult result, Constraint constraint) {
    return result.estimate(constraint.estimand()).map(ConfidenceInterval::value).orElse(Double.POSITIVE_INFINITY);
  }

  private static double value(StrategyResult result, Metric metric) {
    return result.metric(metric).map(ConfidenceInterval::value).orElse(Double.POSITIVE_INFINITY);
  }

  private static String number(double value, Constraint constraint) {
    return constraint.estimand() instanceof Metric metric ? number(value, metric) : Numbers.percent(value);
  }

  private static String number(double value, Metric metric) {
    return Quantity.exactly(value, metric.isLatency() ? Unit.MILLISECONDS : Unit.DOLLARS).text();
  }
}
