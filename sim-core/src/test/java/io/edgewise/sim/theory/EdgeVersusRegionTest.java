package io.edgewise.sim.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EdgeVersusRegionTest {

  private static final double MU = 13;

  @Test
  @DisplayName("E01 five M/M/1 edges against M/M/5, 24 ms apart: cut-off for the mean and the 95th percentile")
  void e01() {
    EdgeVersusRegion choice = new EdgeVersusRegion(5, 1, MU, 0, 0.024);
    double cutOff = choice.meanCutOffUtilisation();
    assertEquals(0.239036, cutOff, 1e-5);
    assertEquals(3.10747, cutOff * MU, 1e-5);
    assertEquals(0.094335, choice.quantileCutOffUtilisation(0.95), 1e-5);
  }

  @Test
  @DisplayName("E04 at 8 a second a site: mean and 95th percentile of edge and region in ms")
  void e04() {
    EdgeVersusRegion choice = new EdgeVersusRegion(5, 1, MU, 0.001, 0.025);
    Near.printed("201.000", choice.edgeMean(8) * 1_000);
    Near.printed("600.146", choice.edgeQuantile(8, 0.95) * 1_000);
    Near.printed("112.148", choice.regionMean(8) * 1_000);
    Near.printed("273.394", choice.regionQuantile(8, 0.95) * 1_000);
  }

  @Test
  @DisplayName("E07 two servers a site: cut-off for the mean")
  void e07() {
    assertEquals(0.491432, new EdgeVersusRegion(5, 2, MU, 0, 0.024).meanCutOffUtilisation(), 1e-5);
  }

  @Test
  @DisplayName("E08 the cut-off rises with the round-trip difference and falls with the number of sites")
  void e08() {
    double[] differences = {14, 24, 54, 80};
    double[] expected = {0.154186, 0.239036, 0.420881, 0.524832};
    double before = 0;
    for (int i = 0; i < differences.length; i++) {
      double cutOff = new EdgeVersusRegion(5, 1, MU, 0, differences[i] / 1_000).meanCutOffUtilisation();
      assertEquals(expected[i], cutOff, 1e-5, "at " + differences[i] + " ms");
      assertTrue(cutOff > before);
      before = cutOff;
    }
    double fewer = 1;
    for (int sites : new int[] {2, 3, 4, 5, 7, 10, 15}) {
      EdgeVersusRegion choice = new EdgeVersusRegion(sites, 1, MU, 0, 0.024);
      assertTrue(choice.meanCutOffUtilisation() < fewer);
      fewer = choice.meanCutOffUtilisation();
      assertTrue(choice.quantileCutOffUtilisation(0.95) < choice.meanCutOffUtilisation());
    }
  }

  @Test
  void bothSidesTieAtTheCutOff() {
    EdgeVersusRegion choice = new EdgeVersusRegion(8, 3, MU, 0.004, 0.031);
    double mean = choice.meanCutOffUtilisation() * 3 * MU;
    assertEquals(choice.edgeMean(mean), choice.regionMean(mean), 1e-12);
    double tail = choice.quantileCutOffUtilisation(0.99) * 3 * MU;
    assertEquals(choice.edgeQuantile(tail, 0.99), choice.regionQuantile(tail, 0.99), 1e-10);
    assertEquals(0, new EdgeVersusRegion(8, 3, MU, 0.031, 0.031).meanCutOffUtilisation());
  }
}
