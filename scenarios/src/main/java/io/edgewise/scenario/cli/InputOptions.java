package io.edgewise.scenario.cli;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that change what a scenario file says, and the reading of it. */
final class InputOptions {

  @Option(names = "--set", paramLabel = "path=value",
      description = "Replaces or adds a value of the file, such as --set users.rate='50 / s'. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Seed of all random streams; the same as --set run.seed=N.")
  private Long seed;

  @Mixin
  private CatalogOption catalogs;

  /**
   * Reads and compiles scenario files, all of them before anything else happens.
   *
   * @return one for each file, in order
   * @throws InvalidInputException with the problems of all files, if there is an error
   */
  List<CompiledScenario> load(EdgewiseCommand root, List<Path> files) {
    Problems problems = new Problems();
    ScenarioCompiler compiler = ScenarioCompiler.with(catalogs.catalog(problems));
    // A broken offer would be told again in every scenario that uses it, as a missing one.
    problems.throwIfAny();
    List<CompiledScenario> compiled = new ArrayList<>();
    for (Path file : files) {
      // Its own collection, because a scenario is not compiled where its collection has errors.
      Problems own = new Problems();
      ScenarioReader.read(file, allSettings(), own).flatMap(spec -> compiler.compile(spec, own))
          .ifPresent(compiled::add);
      problems.addAll(own.sorted());
    }
    problems.throwIfAny();
    root.warn(problems.warnings());
    return compiled;
  }

  private List<String> allSettings() {
    List<String> all = new ArrayList<>(settings);
    if (seed != null) {
      all.add("run.seed=" + seed);
    }
    return all;
  }
}
