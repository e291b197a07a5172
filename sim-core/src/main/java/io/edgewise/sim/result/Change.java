package io.edgewise.sim.result;

import io.edgewise.sim.model.Estimand;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.stats.Holm;
import io.edgewise.sim.stats.IndependentComparison;
import io.edgewise.sim.stats.PairedComparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of a metric or rate of a strategy from one run to a later one.
 *
 * <p>Runs with the same seed saw the same users, keys and delays as far as their scenarios agree, so metrics are compared
 * replication by replication; those with other seeds, and all rates, as independent ones.
 *
 * @param strategy its id
 * @param estimand what is compared
 * @param before in the earlier run; empty where it is not known
 * @param after in the later run
 * @param difference after minus before, over the replications that both have; empty where they cannot be compared
 * @param pValue corrected for the number of comparisons (Holm); 1 where they cannot be compared
 */
public record Change(String strategy, Estimand estimand, Optional<ConfidenceInterval> before,
    Optional<ConfidenceInterval> after, Optional<ConfidenceInterval> difference, double pValue) {

  /** What may be said of it. */
  public enum Verdict {
    /** The same to the last bit. */
    UNCHANGED,
    /** Lower, beyond noise. */
    LOWER,
    /** Higher, beyond noise. */
    HIGHER,
    /** Chance may be the reason of the difference. */
    NOT_DISTINGUISHABLE,
    /** There are too few replications to tell, or it is not known of one of the runs. */
    NOT_COMPARED
  }

  /** Checks for null. */
  public Change {
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(estimand, "estimand");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(difference, "difference");
  }

  /**
   * All changes of the strategies that both runs have, in the order of the later run. Latencies are left out where a
   * strategy is saturated in either run.
   *
   * @param before the earlier run, by id
   * @param after the later run, by id
   * @param estimands what is compared, in order
   * @param sameSeed whether both drew the same random numbers
   * @param level at which they are told apart
   */
  public static List<Change> between(Map<String, Estimates> before, Map<String, Estimates> after,
      List<? extends Estimand> estimands, boolean sameSeed, double level) {
    List<Change> raw = new ArrayList<>();
    after.forEach((id, now) -> Optional.ofNullable(before.get(id)).ifPresent(earlier -> {
      boolean saturated = now.saturated() || earlier.saturated();
      estimands.stream().filter(each -> !(saturated && each instanceof Metric metric && metric.isLatency()))
          .forEach(each -> raw.add(of(id, each, earlier, now, sameSeed, level)));
    }));
    double[] adjusted = Holm.adjusted(raw.stream().filter(each -> each.difference.isPresent())
        .mapToDouble(Change::pValue).toArray());
    List<Change> corrected = new ArrayList<>();
    int compared = 0;
    for (Change each : raw) {
      corrected.add(each.difference.isEmpty() ? each : each.withPValue(adjusted[compared++]));
    }
    return corrected;
  }

  private static Change of(String id, Estimand estimand, Estimates before, Estimates after, boolean sameSeed,
      double level) {
    Optional<ConfidenceInterval> was = before.of(estimand);
    Optional<ConfidenceInterval> is = after.of(estimand);
    if (was.isEmpty() || is.isEmpty()) {
      return new Change(id, estimand, was, is, Optional.empty(), 1);
    }
    if (!(estimand instanceof Metric metric)) {
      IndependentComparison rates = IndependentComparison.ofIntervals(was.get(), is.get());
      return new Change(id, estimand, was, is, Optional.of(rates.difference()), rates.pValue());
    }
    double[] old = before.values(metric);
    double[] now = after.values(metric);
    int common = Math.min(old.length, now.length);
    if (common < 2 || !finite(old) || !finite(now)) {
      return new Change(id, estimand, was, is, Optional.empty(), 1);
    }
    if (!sameSeed) {
      IndependentComparison apart = IndependentComparison.ofEstimates(was.get(), is.get(), old, now, level);
      return new Change(id, estimand, was, is, Optional.of(apart.difference()), apart.pValue());
    }
    PairedComparison paired = metric.isQuantile()
        ? PairedComparison.ofEstimates(was.get(), is.get(), old, now, level)
        : PairedComparison.of(Arrays.copyOf(old, common), Arrays.copyOf(now, common), level);
    return new Change(id, estimand, was, is, Optional.of(paired.difference()), paired.pValue());
  }

  private static boolean finite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }

  private Change withPValue(double corrected) {
    return new Change(strategy, estimand, before, after, difference, corrected);
  }

  /** What may be said of it at the level of the difference. */
  public Verdict verdict() {
    if (difference.isEmpty()) {
      return Verdict.NOT_COMPARED;
    }
    double amount = difference.get().value();
    if (amount == 0 && before.orElseThrow().value() == after.orElseThrow().value()) {
      return Verdict.UNCHANGED;
    }
    return pValue >= 1 - difference.get().level() ? Verdict.NOT_DISTINGUISHABLE
        : amount > 0 ? Verdict.HIGHER : Verdict.LOWER;
  }
}
