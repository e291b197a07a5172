package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.LoadCurve;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.place.UserSelection;
import io.edgewise.topology.traffic.CityLoad;
import io.edgewise.topology.traffic.DailyProfile;
import io.edgewise.topology.traffic.Season;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Load curves")
class LoadCurvesTest {

  private static final long SECOND = 1_000_000_000L;

  private static List<Origin> origins(String population) {
    return new UserSelection(Places.shipped()).select(population).stream()
        .map(share -> new Origin(share.city().place(), share.city(), share.share()))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Season.class)
  @DisplayName("the daily curve of the world averages the given rate, and each city gets its share of a day")
  void dailyKeepsTheMean(Season season) {
    List<Origin> world = origins("world");
    LoadCurve curve = LoadCurves.daily(400, world, new CityLoad(DailyProfile.daily(), season));
    assertEquals(400, curve.meanRatePerSecond(), 1e-9);
    assertTrue(world.size() > 1000 && curve.segments().size() >= 48 && curve.segments().size() <= 96);
    for (int origin : new int[] {0, 7, 500, world.size() - 1}) {
      double requests = 0;
      for (int i = 0; i < curve.segments().size(); i++) {
        LoadCurve.Segment segment = curve.segments().get(i);
        double[] weights = segment.mix().toArray();
        double seconds = (curve.endNanos(i) - segment.startNanos()) / 1e9;
        requests += segment.ratePerSecond() * seconds * weights[origin] / Arrays.stream(weights).sum();
      }
      assertEquals(400 * 86_400 * world.get(origin).share(), requests, 1e-6 * requests);
    }
  }

  @Test
  @DisplayName("the daily curve is what a minute-by-minute sum over the cities gives")
  void dailyAgreesWithMinutes() {
    List<Origin> asia = origins("south-asia");
    CityLoad load = new CityLoad(DailyProfile.daily(), Season.JULY);
    LoadCurve curve = LoadCurves.daily(10, asia, load);
    for (int minute = 0; minute < 1440; minute++) {
      int now = minute;
      double expected = asia.stream().mapToDouble(each -> 10 * each.share() * load.at(each.clock(), now)).sum() * 60;
      long from = minute * LoadCurves.MINUTE_NANOS;
      assertEquals(expected, curve.expectedRequests(from, from + LoadCurves.MINUTE_NANOS), 1e-9 * expected);
    }
  }

  @Test
  @DisplayName("one city in a zone of full hours needs 24 segments that follow its own clock")
  void dailyOfOneCity() {
    // Tokyo is nine hours ahead all year: the segment from 00:00 UTC is the local hour from 09:00.
    LoadCurve curve = LoadCurves.daily(1, origins("city:tokyo"), new CityLoad(DailyProfile.daily(), Season.JANUARY));
    assertEquals(24, curve.segments().size());
    IntStream.range(0, 24).forEach(hour -> assertEquals(DailyProfile.daily().load((hour + 9) % 24),
        curve.segments().get(hour).ratePerSecond(), 1e-12));
  }

  @Test
  @DisplayName("a flash crowd brings (multiplier - 1) x rate x (height + ramp) more requests, once")
  void flashCrowd() {
    LoadCurves.Crowd crowd = new LoadCurves.Crowd(50, 600 * SECOND, 30 * SECOND, 600 * SECOND, 1);
    LoadCurve curve = LoadCurves.flashCrowd(2, origins("city:tokyo"), crowd, 3600 * SECOND);
    assertFalse(curve.periodic());
    assertEquals(1 + 10 + 1 + 10 + 1, curve.segments().size());
    assertEquals(100, curve.peakRatePerSecond(), 1e-12);
    double extra = 49 * 2 * (600 + 30);
    assertEquals(2 * 3600 + extra, curve.expectedRequests(0, 3600 * SECOND), 1e-6);
    assertEquals(2 * 730 * 3600 + extra, curve.requestsPerMonth(), 1e-3);
    // By hand: before the crowd, half-way up the first of ten steps, at the height, after it.
    assertEquals(2, curve.expectedRequests(599 * SECOND, 600 * SECOND), 1e-9);
    assertEquals(2 * (1 + 49 * 0.05), curve.expectedRequests(600 * SECOND, 601 * SECOND), 1e-9);
    assertEquals(100, curve.expectedRequests(630 * SECOND, 631 * SECOND), 1e-9);
    assertEquals(2, curve.expectedRequests(1260 * SECOND, 1261 * SECOND), 1e-9);
    assertEquals(1260 * SECOND, crowd.endNanos());
  }

  @Test
  @DisplayName("a flash crowd without a ramp is a step up and a step down")
  void flashCrowdWithoutRamp() {
    LoadCurve curve = LoadCurves.flashCrowd(1, origins("city:tokyo"),
        new LoadCurves.Crowd(10, 60 * SECOND, 0, 30 * SECOND, 0.5), 600 * SECOND);
    assertEquals(List.of(0L, 60 * SECOND, 90 * SECOND),
        curve.segments().stream().map(LoadCurve.Segment::startNanos).toList());
    assertEquals(600 + 9 * 30, curve.expectedRequests(0, 600 * SECOND), 1e-9);
  }

  @Test
  @DisplayName("a trace repeats its minutes, equal neighbours in one segment")
  void trace() {
    LoadCurve curve = LoadCurves.trace(new long[] {60, 60, 0, 120}, LoadCurves.MINUTE_NANOS, 1, origins("city:tokyo"));
    assertEquals(List.of(1.0, 0.0, 2.0), curve.segments().stream().map(LoadCurve.Segment::ratePerSecond).toList());
    assertEquals(240, curve.expectedRequests(0, 240 * SECOND), 1e-9);
    assertEquals(60, curve.expectedRequests(240 * SECOND, 300 * SECOND), 1e-9);
    assertTrue(curve.periodic());
  }
}
