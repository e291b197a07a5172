package io.edgewise.scenario.cli;

import io.edgewise.scenario.analysis.FileVariants;
import io.edgewise.scenario.analysis.Variants;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.PlacementCompiler;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.scenario.uncertainty.Inputs;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A scenario file that was read once, to be compiled under other values again and again. Safe for many threads. */
final class ScenarioFile implements Variants {

  private final ScenarioCompiler compiler;
  private final FileVariants variants;
  private final ScenarioSpec spec;
  private final CompiledScenario compiled;
  private final List<Problem> warnings;

  /**
   * Compiles the file as it is.
   *
   * @param settings adds those of the command line to others
   * @throws InvalidInputException with all its problems, if there is an error
   */
  ScenarioFile(Document document, ScenarioCompiler compiler, UnaryOperator<List<String>> settings) {
    this.compiler = compiler;
    variants = new FileVariants(document, compiler, settings);
    Problems problems = new Problems();
    Optional<ScenarioSpec> read = ScenarioReader.read(document, settings.apply(List.of()), problems);
    Optional<CompiledScenario> whole = read.flatMap(each -> compiler.compile(each, problems));
    whole.ifPresent(each -> Inputs.check(read.orElseThrow(), each, problems));
    problems.throwIfAny();
    spec = read.orElseThrow();
    compiled = whole.orElseThrow();
    warnings = problems.warnings();
  }

  @Override
  public CompiledScenario with(List<String> more) {
    return more.isEmpty() ? compiled : variants.with(more);
  }

  /** What the file says, under the settings of the command line. */
  ScenarioSpec spec() {
    return spec;
  }

  /** What compiles further strategies of it. */
  PlacementCompiler placements() {
    return compiler.placements(spec, compiled.scenario());
  }

  /** What is questionable in the file as it is. */
  List<Problem> warnings() {
    return warnings;
  }
}
