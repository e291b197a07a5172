package io.edgewise.scenario.compile;

import java.util.Objects;

/**
 * What identifies a scenario in results.
 *
 * @param name what a person calls it
 * @param sha256 of the document after settings were applied, without comments and layout, and of the trace it replays and the calibration it takes;
 *     lower-case hexadecimal. Scenarios with equal hashes have equal results
 * @param source the file as the user named it
 */
public record ScenarioFacts(String name, String sha256, String source) {

  /** Checks for null. */
  public ScenarioFacts {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(source, "source");
  }
}
