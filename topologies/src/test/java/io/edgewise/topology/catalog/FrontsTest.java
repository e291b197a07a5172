package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.PLACES;
import static io.edgewise.topology.catalog.TestNodes.node;
import static io.edgewise.topology.catalog.TestNodes.platform;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.Meter;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Front;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ways in, alone and together. */
class FrontsTest {

  private static final ConfiguredPlatform LAMBDA =
      platform("aws-lambda", "{platform: aws-lambda, at: aws:us-east-1}");
  private static final ConfiguredPlatform TWO_REGIONS =
      platform("aws-lambda", "{platform: aws-lambda, at: [aws:us-east-1, aws:ap-northeast-1]}");

  private static ConfiguredFront front(String text, ConfiguredPlatform platform) {
    Problems problems = new Problems();
    Optional<Node> node = text.isEmpty() ? Optional.empty() : Optional.of(node("front: " + text).get("front").get());
    Optional<ConfiguredFront> front = Fronts.configure(node, platform, Catalog.shipped(), PLACES, problems);
    assertTrue(problems.isEmpty(), problems::toString);
    return front.orElseThrow();
  }

  private static String problems(String text, ConfiguredPlatform platform) {
    Problems problems = new Problems();
    assertEquals(Optional.empty(), Fronts.configure(Optional.of(node("front: " + text).get("front").get()), platform,
        Catalog.shipped(), PLACES, problems));
    return problems.toString();
  }

  private static List<String> offers(ConfiguredFront front) {
    return front.charges().stream().map(charge -> charge.sheet().offer()).toList();
  }

  @Test
  @DisplayName("without a front users reach the sites, and the region's transfer to the internet is paid")
  void none() {
    for (String text : List.of("", "none", "[]")) {
      ConfiguredFront front = front(text, LAMBDA);
      assertEquals(Front.NONE, front.front());
      assertEquals(List.of("AWS data transfer"), offers(front));
      Charge.Use use = front.charges().getFirst().uses().getFirst();
      assertEquals("aws:us-east-1", use.region());
      assertEquals(Set.of(Meter.EGRESS_GIGABYTES), use.quantities().keySet());
    }
  }

  @Test
  @DisplayName("with several regions each entry is billed at its own region's price")
  void zonesBySite() {
    ConfiguredFront front = front("api-gateway-http", TWO_REGIONS);
    assertEquals(2, front.front().priceZones().stream().distinct().count());
    Map<String, List<Integer>> indices = front.charges().stream()
        .filter(charge -> charge.sheet().offer().equals("AWS data transfer")).findFirst().orElseThrow().uses().stream()
        .collect(Collectors.toMap(Charge.Use::region,
            use -> ((Charge.Counted) use.quantities().get(Meter.EGRESS_GIGABYTES)).indices()));
    for (int site = 0; site < 2; site++) {
      assertEquals(List.of(front.front().priceZones().get(site)), indices.get(TWO_REGIONS.sites().get(site).id()));
    }
  }

  @Test
  @DisplayName("CloudFront: 107 locations, prices by zone, and no transfer price of the region")
  void cloudfront() {
    ConfiguredFront front = front("cloudfront", LAMBDA);
    assertEquals(107, front.front().pops().size());
    assertEquals(107, front.front().priceZones().size());
    assertEquals(5, front.front().catchment().size());
    assertEquals(List.of("CloudFront"), offers(front));
    List<String> zones = front.charges().getFirst().uses().stream().map(Charge.Use::region).toList();
    assertEquals(List.of("africa-middle-east", "asia", "australia", "europe", "india", "japan", "north-america",
        "south-america"), zones);
    assertEquals("japan", zoneOf(front, "cloudfront:NRT"));
    assertEquals("europe", zoneOf(front, "cloudfront:TLV"));
    assertEquals("asia", zoneOf(front, "cloudfront:ICN"));
    assertEquals("africa-middle-east", zoneOf(front, "cloudfront:JED"));
    assertEquals("north-america", zoneOf(front, "cloudfront:ATL"));
  }

  private static String zoneOf(ConfiguredFront front, String pop) {
    int zone = front.front().zone(front.front().pops().indexOf(PLACES.place(pop)));
    return front.charges().getFirst().uses().stream()
        .filter(use -> ((Charge.Counted) use.quantities().get(Meter.EGRESS_GIGABYTES)).indices().contains(zone))
        .findFirst().orElseThrow().region();
  }

  @Test
  @DisplayName("Cloudflare before a region: free itself, while the region's transfer is paid, by the nearest region")
  void cloudflare() {
    ConfiguredFront front = front("cloudflare", TWO_REGIONS);
    assertEquals(PLACES.of("cloudflare").size(), front.front().pops().size());
    assertEquals(List.of("AWS data transfer"), offers(front));
    int tokyo = front.front().zone(front.front().pops().indexOf(PLACES.place("cloudflare:NRT")));
    int ashburn = front.front().zone(front.front().pops().indexOf(PLACES.place("cloudflare:IAD")));
    assertFalse(tokyo == ashburn);
  }

  @Test
  @DisplayName("gateways add their time and price behind an edge front")
  void together() {
    ConfiguredFront front = front("[cloudfront, api-gateway-rest]", LAMBDA);
    assertEquals(2, front.front().addedMillis().size());
    assertEquals(List.of("CloudFront", "API Gateway REST API"), offers(front));
    Charge.Counted requests =
        (Charge.Counted) front.charges().get(1).uses().getFirst().quantities().get(Meter.API_REQUESTS);
    assertEquals(8, requests.indices().size());
  }

  @Test
  @DisplayName("Lambda@Edge comes with CloudFront, Workers with their own anycast and no transfer price")
  void builtIn() {
    ConfiguredFront edge = front("", platform("lambda-at-edge", "{platform: lambda-at-edge}"));
    assertEquals(107, edge.front().pops().size());
    assertEquals(List.of("CloudFront"), offers(edge));
    ConfiguredFront workers = front("", platform("cloudflare-workers", "{platform: cloudflare-workers}"));
    assertEquals(List.of(), workers.front().pops());
    assertEquals(5, workers.front().catchment().size());
    assertEquals(List.of(), workers.front().priceZones());
    assertEquals(List.of(), workers.charges());
  }

  @Test
  @DisplayName("mistakes: an unknown front, two edge fronts")
  void mistakes() {
    String unknown = problems("cloudfrnt", LAMBDA);
    assertTrue(unknown.contains("test.yaml:1:8: front: no front \"cloudfrnt\"; did you mean \"cloudfront\""), unknown);
    String two = problems("[cloudfront, cloudflare]", LAMBDA);
    assertTrue(two.contains("users can enter at one edge front only, found cloudfront and cloudflare"), two);
  }
}
