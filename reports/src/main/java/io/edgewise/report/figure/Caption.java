package io.edgewise.report.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * What a figure was made from, so that a reader can make it again. Every part is a text ready to be shown, or empty where it
 * does not apply.
 *
 * @param scenario name of the scenario
 * @param sha256 hash of what the scenario says, in hexadecimal
 * @param seed of all random streams
 * @param sample how much was simulated, such as {@code 120,000 requests in 10 replications a strategy}
 * @param level confidence level of the intervals, such as {@code 95 %}
 * @param prices the dates of the prices, such as {@code 2024-07-01 to 2026-11}
 * @param version of the product
 */
public record Caption(String scenario, String sha256, String seed, String sample, String level, String prices,
    String version) {

  private static final int HASH_DIGITS = 12;

  /** Puts every part into one line. */
  public Caption {
    scenario = OneLine.of(scenario);
    sha256 = OneLine.of(sha256);
    seed = OneLine.of(seed);
    sample = OneLine.of(sample);
    level = OneLine.of(level);
    prices = OneLine.of(prices);
    version = OneLine.of(version);
  }

  /** The same, told of a version of the product. */
  public Caption by(String other) {
    return new Caption(scenario, sha256, seed, sample, level, prices, other);
  }

  /** All in one line, such as {@code Checkout · sha256 0123456789ab · seed 1 · ... · edgewise 1.0}. */
  public String text() {
    List<String> parts = new ArrayList<>();
    add("", scenario, parts);
    add("sha256 ", hash(), parts);
    add("seed ", seed, parts);
    add("", sample, parts);
    add("", level.isEmpty() ? "" : level + " intervals", parts);
    add("prices of ", prices, parts);
    add("", version, parts);
    return String.join(" · ", parts);
  }

  /** The first digits of the hash. */
  public String hash() {
    return sha256.substring(0, Math.min(HASH_DIGITS, sha256.length()));
  }

  private static void add(String before, String part, List<String> parts) {
    if (!part.isEmpty()) {
      parts.add(before + part);
    }
  }
}
