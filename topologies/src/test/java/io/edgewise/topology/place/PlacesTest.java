package io.edgewise.topology.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.Place;
import io.edgewise.sim.placement.SurfacePoint;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

  private static final Places PLACES = Places.shipped();

  @Test
  void everyRowOfTheDataIsAPlace() {
    Map<String, Long> counts = PLACES.all().stream()
        .collect(Collectors.groupingBy(KnownPlace::provider, Collectors.counting()));
    assertEquals(Map.ofEntries(Map.entry("aws", 35L), Map.entry("azure", 55L), Map.entry("gcp", 40L),
        Map.entry("cloudflare", 339L), Map.entry("cloudfront", 107L), Map.entry("fastly", 79L),
        Map.entry("cloudfront-rec", 13L), Map.entry("fly", 18L), Map.entry("vercel", 20L), Map.entry("deno", 2L),
        Map.entry("deno-classic", 6L), Map.entry("city", 1485L)), counts);
  }

  @Test
  void identifiersAreUniqueLowerCasePrefixedAndResolve() {
    Set<String> seen = new HashSet<>();
    for (KnownPlace each : PLACES.all()) {
      String id = each.place().id();
      assertTrue(seen.add(id), id);
      assertTrue(id.matches("[a-z-]+:[A-Za-z0-9-]+"), id);
      assertEquals(each, PLACES.known(id));
      assertEquals(2, each.place().country().length(), id);
      assertTrue(each.hostedBy().isEmpty() || PLACES.find(each.hostedBy()).isPresent(), id);
    }
  }

  @ParameterizedTest
  @CsvSource({"aws:us-east-1, US", "gcp:europe-west1, BE", "azure:eastus, US", "cloudflare:NRT, JP",
      "cloudfront:NRT, JP", "cloudfront-rec:us-east-1, US", "fly:ams, NL", "vercel:iad1, US", "deno:us, US",
      "deno:eu, DE", "fastly:IAD, US", "city:tokyo, JP", "city:sao-paulo, BR", "city:lodz, PL", "city:xian, CN"})
  void placesAreInTheirCountry(String id, String country) {
    assertEquals(country, PLACES.place(id).country());
  }

  @ParameterizedTest
  @CsvSource({"aws:us-east1, aws:us-east-1", "city:tokio, city:tokyo", "cloudflare:NRTT, cloudflare:NRT",
      "asw:eu-west-1, aws:eu-west-1"})
  void aMissNamesTheNearestIdentifier(String wrong, String right) {
    String message = assertThrows(IllegalArgumentException.class, () -> PLACES.place(wrong)).getMessage();
    assertTrue(message.contains("no place \"" + wrong + "\"") && message.contains('"' + right + '"'), message);
  }

  @Test
  void aMissWithoutAnythingNearSuggestsNothing() {
    String message = assertThrows(IllegalArgumentException.class, () -> PLACES.place("zzzzzzzzzzzz")).getMessage();
    assertEquals("no place \"zzzzzzzzzzzz\"", message);
  }

  @Test
  void theLargerOfTwoCitiesOfOneNameKeepsThePlainIdentifier() {
    List<String> slugs = CitySlugs.of(List.of(
        new CitySlugs.Candidate("Springfield", "US", 100, 1), new CitySlugs.Candidate("Springfield", "CA", 900, 2),
        new CitySlugs.Candidate("Springfield", "US", 50, 3), new CitySlugs.Candidate("Springfield", "US", 50, 4)));
    assertEquals(List.of("springfield-us", "springfield", "springfield-us-2", "springfield-us-3"), slugs);
  }

  @Test
  void citiesOfOneNameAreToldApartInTheData() {
    for (KnownPlace each : PLACES.of("city")) {
      String plain = "city:" + CitySlugs.fold(each.place().name());
      assertTrue(each.place().id().startsWith(plain), each.toString());
      if (!each.place().id().equals(plain)) {
        assertTrue(PLACES.find(plain).isPresent(), plain);
      }
    }
  }

  @Test
  void johannesburgLiesInTheSouthThoughItsSourceHasNoSign() {
    KnownPlace johannesburg = PLACES.known("gcp:africa-south1");
    assertTrue(johannesburg.place().latitudeDegrees() < -26, johannesburg.toString());
    assertFalse(johannesburg.remark().isEmpty());
  }

  @Test
  void whatIsGeneralKnowledgeIsFlagged() {
    assertTrue(PLACES.of("cloudfront-rec").stream().allMatch(KnownPlace::assumed));
    assertTrue(PLACES.of("deno").stream().allMatch(KnownPlace::assumed));
    assertTrue(PLACES.known("azure:norwaywest").assumed());
    assertTrue(PLACES.known("vercel:dxb1").assumed());
    assertFalse(PLACES.known("aws:us-east-1").assumed());
    assertFalse(PLACES.known("fly:ams").assumed());
  }

  @Test
  void everyFilePlacesComeFromHasItsProvenance() {
    Map<String, DataSource> sources = DataSource.shipped().stream()
        .collect(Collectors.toMap(DataSource::file, Function.identity()));
    PLACES.all().forEach(each -> assertTrue(sources.containsKey(each.file()), each.file()));
    assertEquals("CC BY 4.0 (GeoNames); CC0", DataSource.of("users_cities.csv").licence());
    assertTrue(sources.values().stream().noneMatch(each -> each.source().startsWith("same")));
    assertThrows(IllegalArgumentException.class, () -> DataSource.of("users_citties.csv"));
  }

  @Test
  void internetUsersSumToTheWorldsAndCitiesWithoutAFigureAreAddressable() {
    double sum = PLACES.cities().stream().mapToDouble(UserCity::internetUsers).sum();
    assertEquals(5.356e9, sum, 0.0005e9);
    List<UserCity> without = PLACES.cities().stream().filter(each -> each.internetUsers() == 0).toList();
    assertEquals(26, without.size());
    without.forEach(each -> assertEquals(each, PLACES.city(each.place().id())));
  }

  @Test
  void offsetsAreThoseOfTheTimeZoneDatabase() {
    Instant january = Instant.parse("2025-01-15T00:00:00Z");
    Instant july = Instant.parse("2025-07-15T00:00:00Z");
    int agree = 0;
    for (UserCity city : PLACES.cities()) {
      boolean same = city.zone().getRules().getOffset(january).getTotalSeconds() == city.januaryOffsetHours() * 3600
          && city.zone().getRules().getOffset(july).getTotalSeconds() == city.julyOffsetHours() * 3600;
      agree += same ? 1 : 0;
    }
    // A country may change its clock between the two editions of the database.
    assertTrue(agree >= 0.99 * PLACES.cities().size(), agree + " of " + PLACES.cities().size());
    assertEquals(5.5, PLACES.city("city:mumbai").januaryOffsetHours());
    assertEquals(-4, PLACES.city("city:new-york-city").julyOffsetHours());
    assertEquals(-5, PLACES.city("city:new-york-city").januaryOffsetHours());
  }

  @Test
  void theNearestCityIsTheOneABruteForceSearchFinds() {
    for (KnownPlace each : PLACES.of("cloudfront")) {
      Place place = each.place();
      double nearest = GreatCircle.kilometres(place, PLACES.nearestCity(SurfacePoint.of(place)).place());
      double least = PLACES.cities().stream().mapToDouble(city -> GreatCircle.kilometres(place, city.place())).min()
          .orElseThrow();
      assertEquals(least, nearest, 1e-6, place.id());
    }
  }

  @Test
  void distancesAreKnownOnes() {
    // A quarter of a meridian and half the equator of a sphere of radius 6,371.0088 km.
    assertEquals(10007.557, GreatCircle.kilometres(0, 0, 90, 0), 0.001);
    assertEquals(20015.115, GreatCircle.kilometres(0, 0, 0, 180), 0.001);
    assertEquals(20015.115, SurfacePoint.of(0, 0).kilometresTo(SurfacePoint.of(0, 180)), 0.001);
    // 1,000 km of fibre at 199.86 km/ms, both ways.
    assertEquals(10.007, GreatCircle.fibreRttMillis(1000), 0.001);
  }
}
