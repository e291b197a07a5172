package io.edgewise.report.table;

import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Inversion;
import io.edgewise.sim.result.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Strategies that are nearer to their users and yet slower because their requests wait, in words. */
public final class Inversions {

  static final String HEADING = "Nearer, yet slower";

  private Inversions() {}

  /**
   * A sentence for each pair, such as "Lambda@Edge is 31 ms nearer than Lambda in us-east-1, yet 44 ± 3 ms slower in the mean,
   * 62 ± 20 ms at p99 (cold start)"; one for each strategy that is saturated.
   */
  public static List<String> of(RunResult result) {
    Map<List<String>, List<Inversion>> pairs = new LinkedHashMap<>();
    Map<String, Set<String>> farther = new LinkedHashMap<>();
    for (Inversion inversion : Inversion.allOf(result)) {
      if (inversion.slower().isEmpty()) {
        farther.computeIfAbsent(inversion.nearer(), id -> new LinkedHashSet<>()).add(inversion.farther());
      } else {
        pairs.computeIfAbsent(List.of(inversion.nearer(), inversion.farther()), pair -> new ArrayList<>())
            .add(inversion);
      }
    }
    List<String> sentences = new ArrayList<>();
    pairs.values().forEach(pair -> sentences.add(sentence(result, pair)));
    farther.forEach((nearer, others) -> sentences.add(result.strategy(nearer).name() + " is nearer than "
        + (others.size() == 1 ? result.strategy(others.iterator().next()).name() : others.size() + " other strategies")
        + ", yet saturated"));
    return sentences;
  }

  private static String sentence(RunResult result, List<Inversion> pair) {
    Inversion first = pair.getFirst();
    List<String> told = new ArrayList<>();
    for (int i = 0; i < pair.size(); i++) {
      Inversion inversion = pair.get(i);
      boolean causeIsToldLater = i + 1 < pair.size() && pair.get(i + 1).cause() == inversion.cause();
      told.add(Numbers.time(inversion.slower().orElseThrow()) + (i == 0 ? " slower " : " ") + where(inversion.metric())
          + (causeIsToldLater ? "" : " (" + TailShares.words(inversion.cause()) + ")"));
    }
    return result.strategy(first.nearer()).name() + " is " + Numbers.time(first.advantageMillis()) + " nearer than "
        + result.strategy(first.farther()).name() + ", yet " + String.join(", ", told);
  }

  /** Where a metric is measured, such as "in the mean" or "at p99". */
  public static String where(Metric metric) {
    return metric == Metric.MONTHLY_COST ? "in monthly cost" : metric == Metric.MEAN ? "in the mean"
        : "at " + metric.label();
  }
}
