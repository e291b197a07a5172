package io.edgewise.topology.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UserSelectionTest {

  private final UserSelection selection = new UserSelection(Places.shipped());

  @Test
  void everyNameGivesSharesThatSumToOneOrSaysThatNobodyIsKnown() {
    int empty = 0;
    for (String name : selection.names()) {
      try {
        assertEquals(1, sum(selection.select(name)), 1e-9, name);
      } catch (IllegalArgumentException e) {
        assertEquals("no internet users are known for \"" + name + "\"", e.getMessage());
        empty++;
      }
    }
    assertTrue(empty > 0 && empty < 27, empty + " countries without users");
  }

  @Test
  void continentsDivideTheWorld() {
    int world = selection.select("world").size();
    int parts = 0;
    for (String continent : Set.of("africa", "asia", "europe", "north-america", "oceania", "south-america")) {
      parts += selection.select(continent).size();
    }
    assertEquals(1485 - 26, world);
    assertEquals(world, parts);
  }

  @Test
  void aCountryIsItsCitiesByUsers() {
    List<UserShare> germany = selection.select("country:de");
    assertTrue(germany.stream().allMatch(each -> each.city().place().country().equals("DE")));
    assertEquals("city:berlin", germany.getFirst().city().place().id());
  }

  @Test
  void aSingleCityCountsFullyEvenWithoutAFigure() {
    UserCity without = Places.shipped().cities().stream().filter(each -> each.internetUsers() == 0).findFirst()
        .orElseThrow();
    assertEquals(List.of(new UserShare(without, 1)), selection.select(without.place().id()));
  }

  @Test
  void weightsSetThePopulationsSharesAndOverlapsAdd() {
    List<UserShare> mixed = selection.select(Map.of("city:berlin", 3.0, "country:de", 1.0));
    Map<String, Double> share = mixed.stream()
        .collect(Collectors.toMap(each -> each.city().place().id(), UserShare::share));
    double berlinInGermany = selection.select("country:de").getFirst().share();
    assertEquals(0.75 + 0.25 * berlinInGermany, share.get("city:berlin"), 1e-12);
    assertEquals(1, sum(mixed), 1e-9);
  }

  @Test
  void mistakesAreNamed() {
    String message = assertThrows(IllegalArgumentException.class, () -> selection.select("europ")).getMessage();
    assertTrue(message.contains("did you mean \"europe\""), message);
    assertThrows(IllegalArgumentException.class, () -> selection.select("city:atlantis-on-sea"));
    assertThrows(IllegalArgumentException.class, () -> selection.select(Map.of()));
    assertThrows(IllegalArgumentException.class, () -> selection.select(Map.of("world", 0.0)));
  }

  private static double sum(List<UserShare> shares) {
    return shares.stream().mapToDouble(UserShare::share).sum();
  }
}
