package io.edgewise.topology.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.placement.SurfacePoint;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.network.Jitter;
import io.edgewise.topology.network.MeasuredNetwork;
import io.edgewise.topology.place.KnownPlace;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.place.UserCity;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Problems;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The assumed times of the edge-cached store against reads of a production site. How many reads each level answers is
 * itself an assumption of this comparison, taken from what the provider says of all its customers: nearly half of the
 * reads are hot, and of the others about 30 % are answered by a regional tier.
 */
class KvCalibrationTest {

  private static final double HOT = 0.5;
  private static final double TIER_OF_THE_REST = 0.30;
  private static final int READS = 20_000;

  @Test
  @DisplayName("cloudflare-kv: a worldwide mix of reads is near p50 28, p95 321 and p99 816 ms")
  void worldwide() {
    double[] millis = reads(store());
    assertNear(28, quantile(millis, 0.50), 0.30);
    assertNear(321, quantile(millis, 0.95), 0.20);
    assertNear(816, quantile(millis, 0.99), 0.20);
  }

  private static void assertNear(double published, double found, double tolerance) {
    assertTrue(Math.abs(found / published - 1) <= tolerance, () -> "published " + published + ", found " + found);
  }

  @Test
  @DisplayName("cloudflare-kv: a hot read takes 6 to 8 ms")
  void hot() {
    StateStore.EdgeCached cache = (StateStore.EdgeCached) store().layout();
    assertEquals(7, cache.hitMillis().quantile(0.5), 1);
  }

  private static StateStore store() {
    Problems problems = new Problems();
    Place edge = Places.shipped().place("cloudflare:AMS");
    ConfiguredStore configured = Catalog.shipped().store("cloudflare-kv").orElseThrow().configure(
        Document.parse("test.yaml", "store: cloudflare-kv", problems).orElseThrow().root(),
        new StoreUse(List.of(0), 0, List.of(edge)), Places.shipped(), problems).orElseThrow();
    assertTrue(problems.isEmpty(), problems::toString);
    return configured.store();
  }

  private static double[] reads(StateStore store) {
    StateStore.EdgeCached cache = (StateStore.EdgeCached) store.layout();
    MeasuredNetwork network = MeasuredNetwork.of(Places.shipped());
    List<Place> colos = Places.shipped().of("cloudflare").stream().map(KnownPlace::place).toList();
    Map<Place, SurfacePoint> points = new HashMap<>();
    colos.forEach(each -> points.put(each, SurfacePoint.of(each)));
    List<UserCity> cities = Places.shipped().cities();
    double total = cities.stream().mapToDouble(UserCity::internetUsers).sum();
    Map<Place, Double> tiers = new HashMap<>();
    Map<Place, Double> centres = new HashMap<>();
    Random random = new Random(1);
    double sigma = Jitter.backbone().sigma();
    double[] millis = new double[READS];
    int read = 0;
    double owed = 0;
    for (UserCity city : cities) {
      owed += city.internetUsers() / total * READS;
      SurfacePoint point = SurfacePoint.of(city.place());
      Place colo = colos.stream()
          .min(Comparator.comparingDouble(each -> point.squaredChordTo(points.get(each)))).orElseThrow();
      double tier = tiers.computeIfAbsent(colo, at -> nearest(network, at, cache.tiers()));
      double centre = centres.computeIfAbsent(colo, at -> nearest(network, at, cache.central()));
      for (; owed >= 1 && read < READS; owed--) {
        double jitter = Math.exp(sigma * random.nextGaussian());
        double level = random.nextDouble();
        millis[read++] = level < HOT ? draw(cache.hitMillis(), random)
            : level < HOT + (1 - HOT) * TIER_OF_THE_REST ? tier * jitter + draw(cache.tierMillis(), random)
            : centre * jitter + draw(store.readMillis(), random);
      }
    }
    double[] drawn = Arrays.copyOf(millis, read);
    Arrays.sort(drawn);
    return drawn;
  }

  private static double nearest(MeasuredNetwork network, Place from, List<Place> places) {
    return places.stream().mapToDouble(place -> network.rttNanos(from, place) / 1e6).min().orElseThrow();
  }

  private static double draw(Distribution distribution, Random random) {
    return distribution.quantile(random.nextDouble());
  }

  private static double quantile(double[] sorted, double p) {
    return sorted[(int) (p * sorted.length)];
  }
}
