package io.edgewise.scenario.analysis;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Problems;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A scenario file that was read once. Safe for many threads, where its parts are.
 *
 * @param document the file
 * @param compiler makes scenarios of it
 * @param settings adds those that always hold to those of a variant
 */
public record FileVariants(Document document, ScenarioCompiler compiler, UnaryOperator<List<String>> settings)
    implements
      Variants {

  /** Checks for null. */
  public FileVariants {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(compiler, "compiler");
    Objects.requireNonNull(settings, "settings");
  }

  @Override
  public CompiledScenario with(List<String> more) {
    Problems problems = new Problems();
    Optional<CompiledScenario> variant = ScenarioReader.read(document, settings.apply(more), problems)
        .flatMap(spec -> compiler.compile(spec, problems));
    problems.throwIfAny();
    return variant.orElseThrow();
  }
}
