package io.edgewise.scenario.trust;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people, programs and attackers write where something else was meant. */
final class HostileTexts {

  private static final List<String> VALUES =
      List.of("", " ", "~", "null", "true", "NaN", ".inf", "-Infinity", "-1", "0", "-0",
          "0.0", "1", "1e308", "1e-308", "1e999", "1e999999999", "1e-999999999", "-1e30", "1e30", "4.9e-324",
          "9223372036854775807", "9223372036854775808", "-9223372036854775808", "2147483647", "2147483648",
          "99999999999999999999999999999999999999999", "0x10", "0x1p3", "010", "1_000", "1,5", "1.2.3", "1d", "%", "0%",
          "100%", "101%", "-5%",
          "1e30 s", "1 ns", "0 ms", "1000000000 days", "300 years", "1 ms / s", "1e15 / s", "1e-15 / s", "1 TB",
          "1e20 TB", "1 B", "0 B",
          "$1e30", "-$1", "1 EUR", "{}", "[]", "{a: {b: c}}", "[[[[]]]]", "[1, 2]", "{p50: 4 ms, p99: 1 ms}",
          "{p50: 1 ms, p99: 1 h}",
          "{exponential: 1 ms}", "{zipf: 1e9, count: 1e15}", "{constant: 0 s}", "&a 1", "*a", "!!binary aGk=", "<<",
          "? x", "- x", "x: y", "#",
          "\"\\u0000\"", "\"\\e[31m\"", "'", "\"", "|", ">", "@", "`", "%YAML 1.2", "---", "...",
          "../../edgewise-escape", "/edgewise-escape",
          "C:\\x", "CON", "city:tokyo", "city:nowhere", "country:xx", "aws:us-east-1", "aws:", ":", "world", "daily",
          "edge", "far", "near",
          "items", "dynamodb", "aws-lambda", "cloudflare-workers", "constant", "sites", "recorded", "linear",
          "log", "nines", "2026-02-30",
          "9999999-01-01",
          "2026-11-29T00:00:00Z", "0000-00-00T00:00:00Z", "-999999999-01-01T00:00:00Z", "1..2", "2..1", "1 / s..0 / s",
          "😀", "\u202E", "\u2028", "\u0085",
          "\uD800", "\u001b[31m", "ﬀ", "İ", "x".repeat(300), "9".repeat(300), "x".repeat(5_000));

  private static final Map<String, List<String>> UNITS = Map.of(
      "ms", List.of("s", "us", "min", "h", "MB"), "s", List.of("ms", "days", "ns"), "MB",
      List.of("MiB", "GB", "kB", "TB", "ms"),
      "kB", List.of("KiB", "MB", "B", "GB"), "GB", List.of("GiB", "MB"), "min", List.of("s", "h", "ms", "months"),
      "h", List.of("s", "days"), "/ s", List.of("/ ms", "/ min", "/ month", ""));
  private static final Pattern UNIT = Pattern.compile("(?<=[0-9] )(ms|s|MB|kB|GB|min|h|/ s)\\b");
  private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z_-])[0-9]+(?:\\.[0-9]+)?");

  private HostileTexts() {}

  /** All of them. */
  static List<String> all() {
    return VALUES;
  }

  /** One of them. */
  static String any(SplittableRandom random) {
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  /** The text with one unit taken for another one: milliseconds for seconds, MiB for MB. */
  static String otherUnit(String text, SplittableRandom random) {
    return replaced(text, UNIT, random, unit -> {
      List<String> others = UNITS.get(unit);
      return others.get(random.nextInt(others.size()));
    });
  }

  /** The text with one number made huge, tiny, negative, zero or none. */
  static String otherNumber(String text, SplittableRandom random) {
    return replaced(text, NUMBER, random, number -> switch (random.nextInt(7)) {
      case 0 -> "-" + number;
      case 1 -> "0";
      case 2 -> number + "000000";
      case 3 -> number + "e300";
      case 4 -> "0.000000001";
      case 5 -> "NaN";
      default -> any(random);
    });
  }

  private static String replaced(String text, Pattern pattern, SplittableRandom random,
      UnaryOperator<String> by) {
    Matcher found = pattern.matcher(text);
    List<int[]> places = found.results().map(each -> new int[] {each.start(), each.end()}).toList();
    if (places.isEmpty()) {
      return text;
    }
    int[] at = places.get(random.nextInt(places.size()));
    return text.substring(0, at[0]) + by.apply(text.substring(at[0], at[1])) + text.substring(at[1]);
  }
}
