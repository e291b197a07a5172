package io.edgewise.sim.fit;

import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Empirical;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The distribution that is chosen for a sample.
 *
 * @param distribution the fitted one, or the quantiles of the sample
 * @param fit to the whole sample; empty where no family holds
 * @param holdOut of what was chosen; of the best family where none holds; empty where no family could be fitted at all
 * @param tried all families that could be fitted to the whole sample, by rising criterion
 */
public record Choice(Distribution distribution, Optional<Fit> fit, Optional<HoldOut> holdOut, List<Fit> tried) {

  /** Fewer values say too little of a distribution. */
  public static final int FEWEST = 20;

  private static final double VERY_STRONG = 10;

  /** Percentiles that are kept where no family holds, in thousandths. */
  private static final int[] KEPT = {0, 10, 50, 100, 200, 300, 400, 500, 600, 700, 800, 850, 900, 930, 950, 970, 980,
      990, 995, 999, 1000};

  /** Values that must lie above a percentile that is kept. */
  private static final int FEWEST_ABOVE = 5;

  /** Copies the list. */
  public Choice {
    tried = List.copyOf(tried);
  }

  /**
   * Chooses by the Bayesian criterion among all families, and keeps the first that holds for values it was not fitted to. A
   * family whose criterion is worse by more than 10 than the best one's is not considered, whether it holds or not: the
   * evidence against it is very strong (Kass and Raftery, "Bayes factors", JASA 90, 1995, section 3.2).
   *
   * @throws IllegalArgumentException if there are fewer than {@value #FEWEST} values
   */
  public static Choice of(Sample sample) {
    if (sample.size() < FEWEST) {
      throw new IllegalArgumentException("at least " + FEWEST + " values are needed, were " + sample.size());
    }
    List<Fit> tried = new ArrayList<>();
    for (Family family : Family.values()) {
      MaximumLikelihood.fit(family, sample).ifPresent(tried::add);
    }
    tried.removeIf(fit -> !Double.isFinite(fit.bic()));
    tried.sort(Comparator.comparingDouble(Fit::bic));
    Sample first = sample.half(true);
    Sample second = sample.half(false);
    Optional<HoldOut> best = Optional.empty();
    for (Fit fit : tried.stream().filter(each -> each.bic() <= tried.getFirst().bic() + VERY_STRONG).toList()) {
      Optional<HoldOut> found =
          MaximumLikelihood.fit(fit.family(), first).map(half -> HoldOut.of(half.distribution(), second));
      if (found.filter(HoldOut::holds).isPresent()) {
        return new Choice(fit.distribution(), Optional.of(fit), found, tried);
      }
      best = best.or(() -> found);
    }
    return new Choice(quantiles(sample), Optional.empty(), best, tried);
  }

  /** The percentiles of a sample that have values enough above them, with both ends. */
  static Empirical quantiles(Sample sample) {
    TreeMap<Double, Double> points = new TreeMap<>();
    for (int thousandths : KEPT) {
      double p = thousandths / 1e3;
      if (thousandths == 1000 || (1 - p) * sample.size() >= FEWEST_ABOVE) {
        points.put(p, thousandths == 1000 ? sample.max() : sample.quantile(p));
      }
    }
    return Empirical.ofQuantiles(points);
  }
}
