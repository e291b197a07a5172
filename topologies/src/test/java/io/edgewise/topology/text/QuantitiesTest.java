package io.edgewise.topology.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QuantitiesTest {

  private static <T> T value(Form<T> form, String text) {
    return switch (form.parse(text)) {
      case Reading.Value<T>(T value) -> value;
      case Reading.Fault<T>(String message) -> throw new AssertionError(message);
    };
  }

  private static String fault(Form<?> form, String text) {
    return form.parse(text) instanceof Reading.Fault<?>(String message) ? message : "no fault";
  }

  @ParameterizedTest
  @CsvSource({
      "1 ns, 1", "250us, 250000", "250 µs, 250000", "5 ms, 5000000", "' 5  ms ', 5000000", "1.5 s, 1500000000",
      ".5s, 500000000", "1e3 ms, 1000000000", "1_000 ms, 1000000000", "+5 ms, 5000000", "0 ms, 0",
      "2 min, 120000000000", "1 h, 3600000000000", "1 day, 86400000000000", "30 days, 2592000000000000",
      "1 week, 604800000000000", "1 month, 2628000000000000", "1 year, 31536000000000000",
      "9223372036854775807 ns, 9223372036854775807", "0.5 ns, 1", "1.4 ns, 1"
  })
  @DisplayName("durations in nanoseconds")
  void durations(String text, long nanos) {
    assertEquals(nanos, value(Quantities.DURATION, text));
  }

  @ParameterizedTest
  @CsvSource({
      "100 B, 100, 100", "4 kB, 4000, 4096", "4 KB, 4000, 4096", "512 MB, 512000000, 536870912",
      "1.5 GiB, 1610612736, 1610612736", "1 TB, 1000000000000, 1099511627776", "0 B, 0, 0", "0.5 kB, 500, 512"
  })
  @DisplayName("data sizes in both meanings")
  void sizes(String text, long bytes, long binaryBytes) {
    assertEquals(bytes, value(Quantities.SIZE, text).bytes());
    assertEquals(binaryBytes, value(Quantities.SIZE, text).binaryBytes());
  }

  @ParameterizedTest
  @CsvSource({
      "400 / s, 400", "30/min, 0.5", "6/h, 0.0016666666666666668", "86400 / day, 1", "864k / day, 10",
      "2628 / month, 0.001", "0/s, 0", "7 / hour, 0.0019444444444444444"
  })
  @DisplayName("rates a second; a month is 730 hours")
  void rates(String text, double perSecond) {
    assertEquals(perSecond, value(Quantities.RATE, text).perSecond(), 1e-16);
  }

  @ParameterizedTest
  @CsvSource({"30%, 0.3", "30 %, 0.3", "0.3, 0.3", "1, 1", "0, 0", "100%, 1", "99.9%, 0.999", ".5, 0.5"})
  @DisplayName("shares from 0 to 1")
  void shares(String text, double share) {
    assertEquals(share, value(Quantities.SHARE, text));
  }

  @ParameterizedTest
  @CsvSource({"$0.20, 0.20", "0.20 USD, 0.20", "USD 5, 5", "500$, 500", "$0.0000166667, 0.0000166667"})
  @DisplayName("money is exact")
  void money(String text, BigDecimal dollars) {
    assertEquals(dollars, value(Quantities.MONEY, text));
  }

  static Stream<Arguments> prices() {
    return Stream.of(
        arguments("$0.20 / 1M", "0.20", "1000000", ""),
        arguments("$0.20 / 1M requests", "0.20", "1000000", "requests"),
        arguments("0.20 USD/1000000 requests", "0.20", "1000000", "requests"),
        arguments("$0.0000166667 / GB-second", "0.0000166667", "1", "GB-second"),
        arguments("$30 / month", "30", "1", "month"),
        arguments("$1 / 1k tokens", "1", "1000", "tokens"),
        arguments("$1 / 10 GB", "1", "10", "GB"),
        arguments("$0.5 / 1 million GB-hours", "0.5", "1000000", "GB-hours"));
  }

  @ParameterizedTest
  @MethodSource
  @DisplayName("prices keep money, quantity and unit")
  void prices(String text, String dollars, String quantity, String unit) {
    Price price = value(Quantities.PRICE, text);
    assertEquals(new BigDecimal(dollars), price.dollars());
    assertEquals(0, new BigDecimal(quantity).compareTo(price.quantity()));
    assertEquals(unit, price.unit());
  }

  @Test
  @DisplayName("a price is applied exactly: 37,500,000 requests at $0.20 a million cost $7.50")
  void priceApplied() {
    assertEquals(0, new BigDecimal("7.5")
        .compareTo(value(Quantities.PRICE, "$0.20 / 1M requests").dollarsFor(new BigDecimal(37_500_000))));
  }

  @ParameterizedTest
  @CsvSource({"100000, 100000", "100k, 100000", "1 M, 1000000", "2.5B, 2500000000", "1_000, 1000", "1e3, 1000",
      "1 million, 1000000", "0.5k, 500", "0, 0", "9223372036854775807, 9223372036854775807"})
  @DisplayName("counts are whole and exact")
  void counts(String text, long count) {
    assertEquals(count, value(Quantities.COUNT, text));
  }

  @Test
  @DisplayName("numbers, distances, throughputs and flags")
  void others() {
    assertEquals(-1.5, value(Quantities.SIGNED_NUMBER, "-1.5"));
    assertEquals(0.001, value(Quantities.NUMBER, "1e-3"));
    assertEquals(new BigDecimal("0.10"), value(Quantities.DECIMAL, "0.10"));
    assertEquals(96.56064, value(Quantities.DISTANCE, "60 mi"));
    assertEquals(0.25, value(Quantities.DISTANCE, "250 m"));
    assertEquals(5e7, value(Quantities.THROUGHPUT, "50 Mbit/s"));
    assertEquals(8e7, value(Quantities.THROUGHPUT, "10 MB/s"));
    assertEquals(true, value(Form.FLAG, "true"));
    assertEquals("found \"NO\"; a flag is true or false; did you mean \"false\"?", fault(Form.FLAG, "NO"));
    assertEquals("found \"maybe\"; a flag is true or false", fault(Form.FLAG, "maybe"));
  }

  @Test
  @DisplayName("ranges share the unit of the high end")
  void ranges() {
    assertEquals(new Range<>(5_000_000L, 50_000_000L), value(Quantities.DURATION.range(), "5..50 ms"));
    assertEquals(new Range<>(5_000_000L, 1_000_000_000L), value(Quantities.DURATION.range(), "5 ms .. 1 s"));
    assertEquals(new Range<>(1L, 8L), value(Quantities.COUNT.range(), "1..8"));
    assertEquals(new Range<>(0.1, 0.3), value(Quantities.SHARE.range(), "10..30%"));
    assertEquals(new Range<>(0.5, 1.5), value(Quantities.NUMBER.range(), ".5..1.5"));
    assertEquals("found \"50..5 ms\"; the low end comes first: \"5 ms..50 ms\"",
        fault(Quantities.DURATION.range(), "50..5 ms"));
    assertEquals("found \"..5 ms\"; a range needs an end on both sides of \"..\"",
        fault(Quantities.DURATION.range(), "..5 ms"));
    assertEquals("found \"5 ms\"; a range has two ends, such as \"5 ms..5 ms\"",
        fault(Quantities.DURATION.range(), "5 ms"));
    assertEquals("found \"1..8k\"; write both ends in full, such as \"1k..8k\"",
        fault(Quantities.COUNT.range(), "1..8k"));
    assertThrows(IllegalStateException.class, Quantities.PRICE::range);
  }

  @Test
  @DisplayName("bounds are written in the form itself and said in messages")
  void bounds() {
    Form<Long> form = Quantities.DURATION.atLeast("1 ms").atMost("1 h");
    assertEquals(1_000_000L, value(form, "1 ms"));
    assertEquals("found \"0.5 ms\"; it must be at least 1 ms", fault(form, "0.5 ms"));
    assertEquals("found \"61 min\"; it must be at most 1 h", fault(form, "61 min"));
    assertEquals("found \"0\"; it must be more than 0", fault(Quantities.COUNT.moreThan("0"), "0"));
    assertThrows(IllegalArgumentException.class, () -> Quantities.DURATION.atLeast("1"));
  }

  @ParameterizedTest
  @CsvSource({"999999999999999999999999999999999999999999999999 ms", "1e99 ms", "1e-31 s"})
  @DisplayName("numbers out of range are refused")
  void outOfRange(String text) {
    assertEquals("found \"" + text + "\"; the number is out of range: up to 40 digits and exponents from -30 to 30 are "
        + "read", fault(Quantities.DURATION, text));
  }
}
