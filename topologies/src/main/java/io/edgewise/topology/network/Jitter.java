package io.edgewise.topology.network;

import io.edgewise.topology.place.DataTable;
import java.util.ArrayList;
import java.util.List;

/** How a path's round trip varies in time: a factor on its median, with median 1. */
public final class Jitter {

  private static final String WIRED_FILE = "rtt_variability_netlatency.csv";
  private static final String BACKBONE_FILE = "latency_azure_p95_2026-07_subset.csv";
  private static final List<String> COLUMNS = List.of("p1", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "p99",
      "p99.9");

  private Jitter() {}

  /**
   * Over the public internet between wired hosts: the quantiles of round trip over the pair's median in 2.2 million
   * PlanetLab measurements. Add a mobile or wireless last mile by its own spread.
   */
  public static QuantileFit wired() {
    for (DataTable.Row row : DataTable.read(WIRED_FILE).rows()) {
      if (row.text("dataset").equals("planetlab_universities") && row.text("metric").equals("rtt_over_pair_median")) {
        List<Double> probabilities = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (String column : COLUMNS) {
          probabilities.add(Double.parseDouble(column.substring(1)) / 100);
          values.add(row.number(column));
        }
        return new QuantileFit(probabilities, values);
      }
    }
    throw new IllegalArgumentException(WIRED_FILE + ": no quantiles of wired hosts");
  }

  /**
   * Between cloud regions: lognormal through the median, over the listed pairs, of Azure's published 95th percentile
   * over its median. The two come from months apart, so single ratios mean little (some are below 1); the tail beyond
   * the 95th percentile is the lognormal's, not a measurement.
   */
  public static LognormalFit backbone() {
    double[] ratios = DataTable.read(BACKBONE_FILE).rows().stream()
        .filter(row -> !row.isEmpty("p95_over_p50"))
        .mapToDouble(row -> row.number("p95_over_p50"))
        .toArray();
    return new LognormalFit(1, LognormalFit.sigmaOf(SampleQuantile.median(ratios)));
  }
}
