package io.edgewise.report.gallery;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.figure.Bars;
import io.edgewise.report.figure.Bars.Bar;
import io.edgewise.report.figure.Bars.Group;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.gallery.SavedOptimum.Placement;
import io.edgewise.report.gallery.SavedOptimum.Proof;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.Numbers;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The placements that a search has found: by what shall be low, and between latency and cost. */
public final class Placements {

  private static final int MOST = 12;
  private static final int BEST_TONE = 0;
  private static final int TIED_TONE = 5;
  private static final int OTHER_TONE = 8;

  private final SavedOptimum saved;
  /** The best one first, then those that are tied with it, then the others, each by what shall be low. */
  private final List<Placement> shown;
  private final int left;

  private Placements(SavedOptimum saved) {
    this.saved = saved;
    List<Placement> known = saved.placements().stream().filter(each -> value(each).isPresent())
        .sorted(Comparator.comparing((Placement each) -> !each.best()).thenComparing(each -> !each.tied())
            .thenComparingDouble(each -> value(each).orElseThrow().value()))
        .toList();
    shown = known.subList(0, Math.min(MOST, known.size()));
    left = known.size() - shown.size();
  }

  /**
   * The figures of a search, as far as there are placements.
   *
   * @param version of the product
   */
  public static List<Figure> of(SavedOptimum saved, String version) {
    Placements placements = new Placements(saved);
    if (placements.shown.isEmpty()) {
      return List.of();
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(placements.bars(version));
    placements.front(version).ifPresent(figures::add);
    return figures;
  }

  private Optional<ConfidenceInterval> value(Placement each) {
    return each.strategy().metric(saved.least());
  }

  private boolean isMoney() {
    return saved.least() == Metric.MONTHLY_COST;
  }

  private String text(ConfidenceInterval interval) {
    return isMoney() ? Numbers.dollars(interval) : Numbers.time(interval);
  }

  private Figure bars(String version) {
    List<Group> groups = new ArrayList<>();
    for (Placement each : shown) {
      ConfidenceInterval value = value(each).orElseThrow();
      groups.add(new Group(each.strategy().name(), each.best() ? BEST_TONE : each.tied() ? TIED_TONE : OTHER_TONE,
          List.of(new Bar("", value.value(), value.low(), value.high(), text(value) + remark(each)))));
    }
    floor().ifPresent(groups::add);
    String axis = isMoney() ? "cost (US dollars a month)"
        : (saved.least() == Metric.MEAN ? "mean" : saved.least().label()) + " latency (ms)";
    List<String> notes = new ArrayList<>();
    notes.add("Whiskers: intervals over replications." + (saved.bounds().isEmpty() ? ""
        : " Placements must keep " + String.join(", ", saved.bounds()) + "."));
    notes.add(certainty());
    if (left > 0) {
      notes.add("Left away: " + left + (left == 1 ? " more placement." : " more placements."));
    }
    return new Figure("placements", title(), new Bars(Axis.fromZero(axis), groups), notes,
        saved.caption().by(version));
  }

  private static String remark(Placement each) {
    String standing = each.best() ? " · best" : each.tied() ? " · not distinguishable from it" : "";
    return standing + (each.broken().isEmpty() ? ""
        : (each.open() ? " · may break " : " · breaks ") + String.join(", ", each.broken()));
  }

  private Optional<Placement> best() {
    return shown.stream().filter(Placement::best).findFirst();
  }

  /** Below which no candidate that was not simulated can be. */
  private Optional<Group> floor() {
    double gap = saved.proof().gap();
    return best().filter(any -> gap > 0 && gap < 1).map(best -> {
      double floor = value(best).orElseThrow().high() * (1 - gap);
      return new Group("lower bound of the candidates that were not simulated", OTHER_TONE,
          List.of(new Bar("", floor, Double.NaN, Double.NaN, isMoney() ? Numbers.dollars(floor)
              : Numbers.time(floor))));
    });
  }

  private String title() {
    if (best().isEmpty()) {
      return "No placement keeps all bounds";
    }
    Placement best = best().get();
    long ties = saved.placements().stream().filter(Placement::tied).count();
    String price = best.strategy().name() + (isMoney() ? ": " + text(value(best).orElseThrow()) + " a month"
        : ": " + text(value(best).orElseThrow()) + (saved.least() == Metric.MEAN ? " on average"
            : " at " + saved.least().label()));
    String others = ties == 0 ? "" : ties == 1 ? "; one other is not distinguishable from it"
        : "; " + ties + " others are not distinguishable from it";
    return "The best placement is " + price + others
        + (best.open() && !best.broken().isEmpty() ? "; whether it keeps all bounds is open" : "");
  }

  /** How far the answer is proven. */
  private String certainty() {
    Proof proof = saved.proof();
    String of = String.format(Locale.ROOT, "%,d %s, %,d simulated", proof.candidates(),
        proof.candidates() == 1 ? "candidate" : "candidates", proof.simulated());
    String better = isMoney() ? "cheaper" : "faster";
    if (best().isEmpty()) {
      return of + ": " + (proof.exact() ? "proven." : "not proven, candidates are left.");
    }
    String other = ": no other that keeps the bounds is " + better;
    String gap = Double.isNaN(proof.gap()) ? ": how much " + better + " another could be is not known"
        : proof.gap() == 0 ? other : other + " by more than " + Numbers.percent(proof.gap());
    return of + gap + (proof.allSets() ? "" : ", of the sets of places that were candidates")
        + (proof.exact() ? " (proven)." : " (not proven).");
  }

  private Optional<Figure> front(String version) {
    Metric latency = isMoney() ? Metric.P99 : saved.least();
    List<Strategy> strategies = shown.stream().map(Placement::strategy).toList();
    String note =
        "Lower left is better; a placement above the front may still be the best in stale reads. Where whiskers "
            + "(intervals) overlap, being on the front may be chance.";
    return ParetoFront.of("placements-front", latency, strategies, List.of(note), saved.caption().by(version));
  }
}
