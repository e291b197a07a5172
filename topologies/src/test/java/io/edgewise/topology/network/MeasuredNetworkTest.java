package io.edgewise.topology.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.Place;
import io.edgewise.topology.place.GreatCircle;
import io.edgewise.topology.place.KnownPlace;
import io.edgewise.topology.place.Places;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MeasuredNetworkTest {

  private static final Places PLACES = Places.shipped();
  private static final MeasuredNetwork NETWORK = MeasuredNetwork.of(PLACES);

  private static double millis(String from, String to) {
    return NETWORK.rttNanos(PLACES.place(from), PLACES.place(to)) / 1e6;
  }

  @Test
  @DisplayName("N04 no measured or predicted round trip beats light in fibre along the great circle")
  void nothingBeatsTheFibreFloor() {
    RegionTables tables = RegionTables.read(PLACES);
    int measured = 0;
    for (int i = 0; i < tables.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (!Double.isNaN(tables.rttMillis(i, j))) {
          double floor = GreatCircle.fibreRttMillis(tables.kilometres(i, j));
          assertTrue(tables.rttMillis(i, j) >= floor, tables.region(i) + " " + tables.region(j));
          measured++;
        }
      }
    }
    assertEquals(2502, measured, "pairs of regions");
    SplittableRandom random = new SplittableRandom(4);
    List<KnownPlace> all = PLACES.all();
    for (int n = 0; n < 20_000; n++) {
      Place a = all.get(random.nextInt(all.size())).place();
      Place b = all.get(random.nextInt(all.size())).place();
      KnownPlace knownA = PLACES.known(a.id());
      KnownPlace knownB = PLACES.known(b.id());
      // A hosted platform's region is listed up to some kilometres away from the cloud region it runs in.
      if (knownA.hostedBy().isEmpty() && knownB.hostedBy().isEmpty()) {
        double floor = GreatCircle.fibreRttMillis(GreatCircle.kilometres(a, b));
        assertTrue(NETWORK.rttNanos(a, b) / 1e6 >= floor - 1e-6, a + " " + b);
      }
    }
  }

  @Test
  void measuredPairsAreTheMeanOfBothDirections() {
    assertTrue(NETWORK.isMeasured(PLACES.place("aws:us-east-1"), PLACES.place("aws:eu-west-1")));
    assertFalse(NETWORK.isMeasured(PLACES.place("aws:us-east-1"), PLACES.place("gcp:us-east4")));
    // The file has 69.56 ms there and 69.64 ms back.
    assertEquals(69.60, millis("aws:us-east-1", "aws:eu-west-1"), 1e-6);
  }

  @Test
  void aRegionsOwnRoundTripIsThatBetweenMachinesInIt() {
    assertEquals(0.4, millis("gcp:africa-south1", "gcp:africa-south1"), 1e-6);
    // The median of Google Cloud's; AWS's file has 4.54 ms to the public endpoint of this region.
    assertEquals(0.3, millis("aws:af-south-1", "aws:af-south-1"), 1e-6);
    assertEquals(0.3, millis("azure:eastus", "azure:eastus"), 1e-6);
  }

  @Test
  void everyPlaceReachesARegionOnEveryContinent() {
    for (String region : List.of("aws:us-east-1", "azure:brazilsouth", "gcp:europe-west1", "aws:af-south-1",
        "gcp:asia-south1", "azure:australiaeast")) {
      for (KnownPlace each : PLACES.all()) {
        double rtt = NETWORK.rttNanos(each.place(), PLACES.place(region)) / 1e6;
        // The longest measured pair takes 421 ms.
        assertTrue(rtt > 0 && rtt < 500, each.place().id() + " " + region + " " + rtt);
      }
    }
  }

  @Test
  void aHostedPlatformRegionIsTheCloudRegionItRunsIn() {
    assertEquals(millis("aws:us-east-1", "aws:eu-west-1"), millis("vercel:iad1", "aws:eu-west-1"));
    assertEquals(millis("aws:us-east-1", "aws:us-east-1"), millis("vercel:iad1", "aws:us-east-1"));
  }

  @Test
  void symmetricForAnyTwoPlaces() {
    SplittableRandom random = new SplittableRandom(7);
    List<KnownPlace> all = PLACES.all();
    for (int n = 0; n < 20_000; n++) {
      Place a = all.get(random.nextInt(all.size())).place();
      Place b = all.get(random.nextInt(all.size())).place();
      assertEquals(NETWORK.rttNanos(a, b), NETWORK.rttNanos(b, a), a + " " + b);
    }
  }

  @Test
  void anotherReadingOnManyThreadsGivesTheSameNanoseconds() {
    MeasuredNetwork again = MeasuredNetwork.of(PLACES);
    List<KnownPlace> all = PLACES.all();
    long[] together = IntStream.range(0, 4000).parallel()
        .mapToLong(i -> again.rttNanos(all.get(i * 7 % all.size()).place(), all.get(i * 13 % all.size()).place()))
        .toArray();
    for (int i = 0; i < together.length; i++) {
      assertEquals(NETWORK.rttNanos(all.get(i * 7 % all.size()).place(), all.get(i * 13 % all.size()).place()),
          together[i]);
    }
  }

  @Test
  void detoursSaveLittleAsOnTheRealBackbone() {
    RegionTables tables = RegionTables.read(PLACES);
    int triples = 0;
    int gains = 0;
    List<KnownPlace> cloudfront = PLACES.of("cloudfront");
    for (int a = 0; a < cloudfront.size(); a += 3) {
      for (int b = 0; b < a; b += 3) {
        for (int c = 0; c < tables.size(); c += 5) {
          Place one = cloudfront.get(a).place();
          Place other = cloudfront.get(b).place();
          Place via = tables.region(c).place();
          triples++;
          double detour = NETWORK.rttNanos(one, via) + NETWORK.rttNanos(via, other);
          gains += detour < 0.8 * NETWORK.rttNanos(one, other) ? 1 : 0;
        }
      }
    }
    // The measured tables themselves break the triangle inequality; here one triple in a hundred may, by a fifth.
    assertTrue(gains <= 0.01 * triples, gains + " of " + triples);
  }

  @Test
  void placesInOneMetroAreMillisecondsApart() {
    for (String[] pair : new String[][] {{"aws:us-east-1", "gcp:us-east4"}, {"aws:eu-central-1", "gcp:europe-west3"},
        {"cloudflare:FRA", "aws:eu-central-1"}, {"cloudfront:NRT", "aws:ap-northeast-1"},
        {"city:tokyo", "cloudflare:NRT"}, {"city:london", "aws:eu-west-2"}}) {
      double rtt = millis(pair[0], pair[1]);
      assertTrue(rtt >= 0.2 && rtt <= 10, pair[0] + " " + pair[1] + " " + rtt);
    }
  }

  @Test
  void regionsWithoutCoordinatesAreListedNotGuessed() {
    assertEquals(List.of("gcp:europe-west5", "gcp:us-central2", "gcp:us-east7", "gcp:us-west8"),
        NETWORK.unlocatedRegions());
  }

  @Test
  void aPlaceOfOnesOwnWorks() {
    Place cabin = new Place("city:my-cabin", "My cabin", "", 46.8, 8.2);
    double rtt = NETWORK.rttNanos(cabin, PLACES.place("aws:eu-central-2")) / 1e6;
    assertTrue(rtt > 1 && rtt < 40, "from the Alps to Zurich: " + rtt);
    Place server = new Place("own:rack", "Rack", "DE", 50.1, 8.7);
    assertTrue(NETWORK.rttNanos(server, PLACES.place("aws:eu-central-1")) < 5_000_000);
  }

  @Test
  void routesRunOverMeasuredLinks() {
    List<Place> direct = NETWORK.route(PLACES.place("aws:us-east-1"), PLACES.place("aws:us-east-2"));
    assertEquals("aws:us-east-1", direct.getFirst().id());
    assertEquals("aws:us-east-2", direct.getLast().id());
    assertTrue(NETWORK.route(PLACES.place("aws:us-east-1"), PLACES.place("azure:japanwest")).size() >= 3);
    assertThrows(IllegalArgumentException.class,
        () -> NETWORK.route(PLACES.place("city:tokyo"), PLACES.place("aws:us-east-1")));
  }
}
