package io.edgewise.scenario.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnobTest {

  @Test
  @DisplayName("a range is read with its unit, which the first end may leave away")
  void parse() {
    Knob rate = Knob.parse("users.rate=10 / s..400 / s");
    assertEquals("users.rate=37.5 / s", rate.setting(37.5));
    assertEquals(rate, Knob.parse("users.rate = 10..400 / s"));
    assertEquals("p=$0.25", Knob.parse("p=$0.1..$3").setting(0.25));
    assertEquals("x.y[1].z=3", Knob.parse("x.y[1].z=1..6").ofWholeNumbers().setting(3));
    assertEquals("share=12.5%", Knob.parse("share=1%..50%").setting(12.5));
    assertEquals("z", Knob.parse("x.y[1].z=1..6").name());
    assertEquals(1e-3, Knob.parse("x=1e-3..1").from());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {
      "users.rate | expected path=from..to, such as users.rate='10 / s..400 / s', found \"users.rate\"",
      "a=1..x | expected a number with or without a unit, found \"x\"",
      "a=-1..2 | expected a number with or without a unit, found \"-1\"",
      "a=5 ms..2 s | both ends of a range have one unit, found \"ms\" and \"s\"",
      "a=5..2 | the range must rise, found 5..2"})
  @DisplayName("what is no range is refused in words")
  void refused(String text, String message) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, () -> Knob.parse(text)).getMessage());
  }

  @Test
  @DisplayName("a narrow range is looked at in even steps, a wide one in even ratios, few whole numbers one by one")
  void points() {
    assertEquals(List.of(0.0, 5.0, 10.0), Knob.parse("a=0..10").points(3));
    assertEquals(List.of(1.0, 10.0, 100.0), Knob.parse("a=1..100").points(3));
    assertEquals(List.of(1.0, 2.0, 3.0, 4.0), Knob.parse("a=1..4").ofWholeNumbers().points(9));
    assertEquals(List.of(1.0, 34.0, 67.0, 100.0), Knob.parse("a=1..100").ofWholeNumbers().points(4));
    assertTrue(Knob.parse("a=1..100").logarithmic());
    assertFalse(Knob.parse("a=0..100").logarithmic());
    Knob wide = Knob.parse("a=2..2000");
    assertEquals(40, wide.onScale(wide.scaleOf(40)), 1e-9);
  }
}
