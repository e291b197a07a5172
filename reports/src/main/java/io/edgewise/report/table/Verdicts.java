package io.edgewise.report.table;

import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Comparison;
import io.edgewise.sim.result.Comparison.Verdict;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paired comparisons in words. */
public final class Verdicts {

  /** What strategies are compared by, beside cost. */
  static final Metric LATENCY = Metric.P99;

  private Verdicts() {}

  /**
   * All verdicts worth reading: every strategy against the one with the lowest p99, then every strategy against the
   * first of the scenario; a pair is told once. Differences of latency are those of the 99th percentile. Verdicts are
   * corrected for the number of pairs (Holm).
   *
   * @return empty for a single strategy
   */
  public static List<String> of(RunResult result) {
    List<StrategyResult> all = result.strategies();
    if (all.size() < 2) {
      return List.of();
    }
    List<String> sentences = new ArrayList<>();
    Optional<StrategyResult> best = result.best(LATENCY);
    best.ifPresent(reference -> all.stream()
        .filter(other -> !other.id().equals(reference.id()))
        .forEach(other -> sentences.add(sentence(result, other, reference))));
    StrategyResult first = all.getFirst();
    String bestId = best.map(StrategyResult::id).orElse("");
    if (!first.id().equals(bestId)) {
      all.stream()
          .filter(other -> !other.id().equals(first.id()) && !other.id().equals(bestId))
          .forEach(other -> sentences.add(sentence(result, other, first)));
    }
    return sentences;
  }

  /**
   * One verdict, such as "Workers + KV is 41 ± 3 ms faster at p99 and $212 ± 9 a month dearer than us-east-1 (95 %)", or
   * "not distinguishable" where that is the truth.
   */
  public static String sentence(RunResult result, StrategyResult subject, StrategyResult reference) {
    Optional<Comparison> latency = result.comparison(subject.id(), reference.id(), LATENCY);
    Optional<Comparison> cost = result.comparison(subject.id(), reference.id(), Metric.MONTHLY_COST);
    boolean sunk = subject.saturated() || reference.saturated();
    if (latency.isEmpty() && cost.isEmpty() && !sunk) {
      return subject.name() + " and " + reference.name() + " cannot be compared: too few replications";
    }
    String than = " than " + reference.name();
    List<String> told = new ArrayList<>();
    List<String> open = new ArrayList<>();
    if (sunk) {
      open.add(saturation(subject, reference));
    } else {
      latency.ifPresent(c -> tell(c, subject, "at p99", "faster", "slower", told, open));
    }
    cost.ifPresent(c -> tell(c, subject, "in monthly cost", "a month cheaper", "a month dearer", told, open));
    String level = " (" + Rounding.shortest(100 * result.level(), 3) + " %)";
    if (told.isEmpty()) {
      return subject.name() + " and " + reference.name() + ": " + String.join("; ", open)
          + (latency.isPresent() || cost.isPresent() ? level : "");
    }
    return subject.name() + " is " + String.join(" and ", told) + than + level
        + (open.isEmpty() ? "" : "; " + String.join("; ", open));
  }

  private static String saturation(StrategyResult subject, StrategyResult reference) {
    String who = !reference.saturated() ? subject.name() + " is"
        : !subject.saturated() ? reference.name() + " is" : "both are";
    return who + " saturated, so their latencies cannot be compared";
  }

  private static void tell(Comparison comparison, StrategyResult subject, String where, String lower, String higher,
      List<String> told, List<String> open) {
    boolean turned = !comparison.first().equals(subject.id());
    double difference = (turned ? -1 : 1) * comparison.difference().value();
    double half = comparison.difference().halfWidth();
    boolean money = comparison.metric() == Metric.MONTHLY_COST;
    if (comparison.verdict() == Verdict.NOT_DISTINGUISHABLE) {
      String size = money ? Numbers.dollars(difference, half) : Numbers.time(difference, half);
      open.add(difference == 0 && half == 0
          ? money ? "the same " + where : "not distinguishable " + where + " (no difference)"
          : "not distinguishable " + where + " (difference " + size + ")");
      return;
    }
    boolean isLower = (comparison.verdict() == Verdict.FIRST_LOWER) != turned;
    double size = Math.abs(difference);
    String amount = money ? Numbers.dollars(size, half) : Numbers.time(size, half);
    told.add(amount + " " + (isLower ? lower : higher) + (money ? "" : " " + where));
  }
}
