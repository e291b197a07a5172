package io.edgewise.topology.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.topology.network.CrossValidation.Errors;
import io.edgewise.topology.place.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossValidationTest {

  private static final Path README = Path.of("README.md");
  private static final String BEGIN = "<!-- cross-validation:begin -->\n";
  private static final String END = "<!-- cross-validation:end -->";

  @Test
  void printedFiguresAreWhatTheModelGivesAndMeetTheirTargets() throws IOException {
    CrossValidation validation = new CrossValidation(Places.shipped());
    List<Errors> regions = validation.regions();
    Errors all = new Errors();
    regions.forEach(all::addAll);
    Errors both = validation.bothCities(25);
    Errors cities = validation.cities(0);
    Errors surroundings = validation.cities(100);
    String table = "| left out | predictions | distance only, median error | this model, median error "
        + "| distance only, mean error | this model, mean error |\n|---|---:|---:|---:|---:|---:|\n"
        + String.join("\n",
            regions.get(0).row("a city, pairs of AWS regions"),
            regions.get(1).row("a city, pairs of Azure regions"),
            regions.get(2).row("a city, pairs of GCP regions"),
            all.row("a city, all pairs of regions"),
            both.row("both cities of a pair of regions (every 25th pair of cities)"),
            cities.row("a city with its probes, to internet hosts"),
            surroundings.row("the same with all probe cities within 100 km")) + "\n";
    String readme = Files.readString(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(README, readme.substring(0, begin) + table + readme.substring(end));
    } else {
      assertEquals(table, readme.substring(begin, end), "topologies/README.md; -Dgolden.update rewrites it");
    }
    for (Errors each : regions) {
      assertTrue(each.median() <= 0.10, "median error between regions " + each.median());
    }
    assertTrue(cities.median() <= 2.0 / 3 * cities.lineMedian(), "median error from cities");
    assertTrue(cities.mean() <= 2.0 / 3 * cities.lineMean(), "mean error from cities");
  }
}
