package io.edgewise.report.table;

import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;

/** How many requests an answer rests on, in words. */
public final class SampleSize {

  /** From this ratio on of the largest sample to the smallest one both are told. */
  private static final int UNLIKE = 2;

  private SampleSize() {}

  /**
   * Such as "15,000 requests a strategy", of the strategy with the smallest sample.
   *
   * @param requests by strategy; none count as 0
   */
  public static String text(LongStream requests) {
    LongSummaryStatistics sizes = requests.summaryStatistics();
    long least = sizes.getCount() == 0 ? 0 : sizes.getMin();
    String most = sizes.getMax() > least && sizes.getMax() >= UNLIKE * least
        ? String.format(Locale.ROOT, " to %,d", sizes.getMax()) : "";
    return String.format(Locale.ROOT, "%,d%s requests a strategy", least, most);
  }
}
