package io.edgewise.sim.stats;

/** How far two series go together (Pearson). */
public final class Correlation {

  private Correlation() {}

  /**
   * The square of the correlation coefficient, 0..1, over as many pairs as both series have; 0 if one of them never
   * changes, 1 if it cannot be told, because there are fewer than three pairs or a number is not finite.
   */
  public static double squared(double[] first, double[] second) {
    int pairs = Math.min(first.length, second.length);
    double meanOfFirst = mean(first, pairs);
    double meanOfSecond = mean(second, pairs);
    if (pairs < 3 || !Double.isFinite(meanOfFirst + meanOfSecond)) {
      return 1;
    }
    double products = 0;
    double squaresOfFirst = 0;
    double squaresOfSecond = 0;
    for (int i = 0; i < pairs; i++) {
      double x = first[i] - meanOfFirst;
      double y = second[i] - meanOfSecond;
      products += x * y;
      squaresOfFirst += x * x;
      squaresOfSecond += y * y;
    }
    double scale = squaresOfFirst * squaresOfSecond;
    return scale > 0 ? Math.min(1, products * products / scale) : 0;
  }

  private static double mean(double[] series, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += series[i];
    }
    return sum / count;
  }
}
