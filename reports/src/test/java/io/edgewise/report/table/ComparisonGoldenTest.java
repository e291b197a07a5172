package io.edgewise.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.result.RunResult;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ComparisonGoldenTest {

  @Test
  @DisplayName("two strategies told apart, limits kept and broken")
  void two() {
    check("two", Cases.two(), Cases.limited(400, 500));
  }

  @Test
  @DisplayName("nine strategies with long names that begin alike fit into 120 columns")
  void nine() {
    check("nine", Cases.nine(), Cases.limited(10_000, 15_000));
  }

  @Test
  @DisplayName("not distinguishable, one name for two, doubtful prices, wide characters, characters of Markdown")
  void alike() {
    check("alike", Cases.alike(), Presentation.on(Cases.TODAY));
  }

  @Test
  @DisplayName("a saturated strategy has no percentiles and breaks every latency limit")
  void saturated() {
    check("saturated", Cases.saturated(), Cases.limited(200_000, 500));
  }

  @Test
  @DisplayName("sections that were asked for, in the order in which they were")
  void sections() {
    check("sections", Cases.two(), Cases.limited(400, 500).withSections(
        List.of(Section.COSTS, Section.REQUESTS, Section.STALE_READS), List.of("show the cart")));
  }

  @Test
  @DisplayName("the text is the same in every locale")
  void locale() {
    Locale before = Locale.getDefault();
    String expected = ComparisonText.of(Cases.two(), Cases.limited(400, 500), Paint.PLAIN);
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals(expected, ComparisonText.of(Cases.two(), Cases.limited(400, 500), Paint.PLAIN));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  @DisplayName("paint adds marks and changes nothing else, so no colour carries meaning alone")
  void paint() {
    Paint marks = (tone, text) -> "\u0001" + text + "\u0002";
    String plain = ComparisonText.of(Cases.saturated(), Cases.limited(100, 50), Paint.PLAIN);
    String painted = ComparisonText.of(Cases.saturated(), Cases.limited(100, 50), marks);
    assertFalse(painted.equals(plain));
    assertEquals(plain, painted.replaceAll("[\u0001\u0002]", ""));
  }

  private static void check(String name, RunResult result, Presentation presentation) {
    String text = ComparisonText.of(result, presentation, Paint.PLAIN);
    Golden.check(name + ".txt", text);
    Golden.check(name + ".md", ComparisonMarkdown.of(result, presentation));
    Golden.check(name + ".csv", ComparisonCsv.of(result, presentation));
    text.lines().forEach(line -> {
      assertTrue(DisplayWidth.of(line) <= ComparisonText.WIDTH, line);
      assertEquals(line.stripTrailing(), line);
    });
  }
}
