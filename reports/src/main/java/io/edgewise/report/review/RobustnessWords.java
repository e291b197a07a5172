package io.edgewise.report.review;

import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.review.Context.Assumed;
import io.edgewise.report.review.Robustness.Input;
import io.edgewise.report.review.Robustness.Turn;
import io.edgewise.report.table.ChangeWords;
import io.edgewise.report.table.Numbers;
import io.edgewise.sim.model.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How far assumptions move a verdict, in words. */
final class RobustnessWords {

  private final Review review;
  private final Robustness robustness;

  RobustnessWords(Review review, Robustness robustness) {
    this.review = review;
    this.robustness = robustness;
  }

  /** What was examined: {@code Code in Virginia against Code in Frankfurt at p99}. */
  String contest() {
    return name(robustness.first()) + " against " + name(robustness.second()) + " "
        + ChangeWords.where(robustness.metric());
  }

  /** Every input that can change the verdict, a sentence each, and whether all others leave it. */
  List<String> turns() {
    List<String> sentences = new ArrayList<>();
    List<Input> turning = robustness.turning();
    for (Input input : turning) {
      input.turns().forEach(turn -> sentences.add(input.name() + " " + turn.where() + ": " + then(turn)
          + " (varied over " + input.range() + ")."));
    }
    long others = robustness.inputs().size() - turning.size();
    if (others > 0) {
      sentences.add(others == 1 ? "One other input leaves the verdict as it is over its range."
          : others + " other inputs leave the verdict as it is over their ranges, each varied alone.");
    }
    return sentences;
  }

  private String then(Turn turn) {
    return turn.lower().map(id -> name(id) + " is " + lower())
        .orElse(name(robustness.first()) + " and " + name(robustness.second()) + " are not distinguishable");
  }

  private String lower() {
    return robustness.metric() == Metric.MONTHLY_COST ? "cheaper" : "faster";
  }

  /** That nothing changes the verdict, and what moves it most. */
  String holds() {
    String most = robustness.inputs().stream().max(Comparator.comparingDouble(Input::swing))
        .filter(input -> input.swing() > 0)
        .map(input -> " Most moves " + input.name() + ", by " + amount(input.swing())
            + (robustness.alone() ? " over " + input.range() + "." : " on average."))
        .orElse("");
    return robustness.alone()
        ? "The verdict on " + contest() + " holds over the ranges of all " + robustness.inputs().size()
            + " inputs examined, each varied alone." + most
        : "What moves the verdict on " + contest() + " was screened with " + robustness.inputs().size()
            + " inputs varied together." + most;
  }

  /** How far a number in force moves the verdict. */
  String moved(Assumed assumed) {
    return robustness.of(assumed).map(this::moved).orElse("not examined");
  }

  /** How far an input moves it. */
  String moved(Input input) {
    if (input.swing() == 0 && input.turns().isEmpty()) {
      return "not at all";
    }
    if (!robustness.alone()) {
      return "by " + amount(input.swing()) + " on average";
    }
    String by = "by " + amount(input.swing()) + " over " + input.range();
    return input.turns().isEmpty() ? by + "; holds" : by + "; " + String.join("; ",
        input.turns().stream().map(turn -> (turn.lower().isEmpty() ? "in doubt "
            : robustness.distinguishable() ? "turns " : "decided ") + turn.where()).toList());
  }

  /** To two digits: it has no interval. */
  private String amount(double swing) {
    double rounded = Double.isFinite(swing) ? new BigDecimal(swing).round(new MathContext(2)).doubleValue() : swing;
    return !Double.isFinite(swing) ? "more than can be told"
        : robustness.metric() == Metric.MONTHLY_COST ? Numbers.dollars(rounded) : Numbers.time(rounded);
  }

  private String name(String id) {
    return review.run().strategies().stream().filter(each -> each.id().equals(id)).map(Strategy::name).findFirst()
        .orElse(id);
  }
}
