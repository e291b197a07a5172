package io.edgewise.scenario.analysis;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.topology.text.InvalidInputException;
import java.util.List;

/** A scenario file under other values. */
@FunctionalInterface
public interface Variants {

  /**
   * The scenario with some values set.
   *
   * @param settings values that replace or add to those of the file, as {@code path=value}, in order
   * @throws InvalidInputException if the scenario is wrong with them
   */
  CompiledScenario with(List<String> settings);
}
