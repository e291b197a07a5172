package io.edgewise.scenario.compile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What identifies a scenario in results.
 *
 * @param name what a person calls it
 * @param question what it shall decide; empty where the file does not say
 * @param sha256 of the document after settings were applied, without comments and layout, and of the trace it replays and
 *     the calibration it takes;
 *     lower-case hexadecimal. Scenarios with equal hashes have equal results
 * @param source the file as the user named it
 * @param settings what the document says after settings were applied, each value by its path
 */
public record ScenarioFacts(String name, String question, String sha256, String source,
    Map<String, String> settings) {

  /** Copies the map. */
  public ScenarioFacts {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(source, "source");
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }
}
