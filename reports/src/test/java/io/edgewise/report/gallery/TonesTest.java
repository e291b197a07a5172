package io.edgewise.report.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.edgewise.report.figure.Bars;
import io.edgewise.report.figure.Curves;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.FigureCsv;
import io.edgewise.report.figure.Scatter;
import io.edgewise.report.figure.WorldMaps;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Strategies keep their colours. */
class TonesTest {

  private static Map<String, Integer> tones(Figure figure) {
    Map<String, Integer> tones = new TreeMap<>();
    switch (figure.plot()) {
      case Curves curves -> curves.panels().stream().flatMap(panel -> panel.curves().stream())
          .forEach(each -> tones.put(each.name(), each.tone()));
      case Bars bars -> bars.groups().forEach(each -> tones.put(each.name(), each.tone()));
      case Scatter scatter -> scatter.spots().forEach(each -> tones.put(each.name(), each.tone()));
      case WorldMaps maps -> maps.kinds().forEach(each -> tones.put(each.name().replaceFirst(":.*", ""), each.tone()));
      default -> {
        // Its colours are not those of strategies.
      }
    }
    return tones;
  }

  @Test
  @DisplayName("a strategy has the same tone in every figure, also where the one before it is left out")
  void tonesStay() {
    SavedRun whole = SampleRuns.of(3, false, 0.4);
    SavedRun rest = new SavedRun(whole.scenario(), whole.sha256(), whole.seed(), whole.level(),
        whole.strategies().subList(1, 3), whole.comparisons());
    List<Figure> figures =
        Gallery.of(rest, "v").stream().map(figure -> figure.withTones(index -> index + 1)).toList();
    assertFalse(figures.stream().allMatch(figure -> tones(figure).isEmpty()));
    Map<String, Integer> expected = Map.of("Strategy 1", 1, "Strategy 2", 2);
    for (Figure figure : figures) {
      tones(figure).forEach((name, tone) -> assertEquals(expected.get(name), tone, figure.id() + ": " + name));
    }
  }

  @Test
  @DisplayName("nothing but tones changes")
  void nothingElse() {
    for (Figure figure : SampleRuns.figures(SampleRuns.of(3, false, 0.4))) {
      assertEquals(FigureCsv.of(figure),
          FigureCsv.of(figure.withTones(tone -> tone + 3).withTones(tone -> tone - 3)), figure.id());
    }
  }
}
