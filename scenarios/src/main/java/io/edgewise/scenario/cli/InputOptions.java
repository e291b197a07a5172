package io.edgewise.scenario.cli;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.replay.FileSource;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.scenario.sweep.KeptFiles;
import io.edgewise.scenario.sweep.PortableSweep;
import io.edgewise.scenario.sweep.Sweep;
import io.edgewise.scenario.uncertainty.Inputs;
import io.edgewise.topology.catalog.OfferTexts;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that change what a scenario file says, and the reading of it. */
final class InputOptions {

  @Option(names = "--set", paramLabel = "path=value",
      description = "Replaces or adds a value of the file, such as --set users.rate='50 / s'. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Seed of all random streams; the same as --set run.seed=N.")
  private Long seed;

  @Option(names = "--calibration", paramLabel = "FILE",
      description = "Measured distributions in place of those of the catalogue, as edgewise calibrate writes them; the same as "
          + "the key \"calibration\".")
  private Path calibration;

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
      Optional<ScenarioSpec> spec = ScenarioReader.read(file, allSettings(file, List.of()), own);
      spec.flatMap(read -> compiler.compile(read, own)).ifPresent(scenario -> {
        Inputs.check(spec.orElseThrow(), scenario, own);
        compiled.add(scenario);
      });
      problems.addAll(own.sorted());
    }
    problems.throwIfAny();
    root.warn(problems.warnings());
    return compiled;
  }

  /**
   * Reads a scenario file once, to be compiled under other values again and again.
   *
   * @throws InvalidInputException with all problems of the file as it is, if there is an error
   */
  ScenarioFile file(EdgewiseCommand root, Path file) {
    return file(root, file, FileSource.OF_THIS_MACHINE);
  }

  /** The same, with the files that it names from somewhere else. */
  ScenarioFile file(EdgewiseCommand root, Path file, FileSource files) {
    Problems problems = new Problems();
    ScenarioCompiler compiler = ScenarioCompiler.with(catalogs.catalog(problems)).withFiles(files);
    Optional<Document> document = Document.read(file, problems);
    problems.throwIfAny();
    ScenarioFile read = new ScenarioFile(document.orElseThrow(), compiler,
        more -> allSettings(file, more));
    root.warn(read.warnings());
    return read;
  }

  /**
   * A sweep with all its files.
   *
   * @param files those that its scenarios name
   * @throws IOException if a file cannot be read any more
   */
  PortableSweep portable(Path file, Sweep sweep, KeptFiles files) throws IOException {
    return new PortableSweep(sweep, file.toString(), Files.readString(file), first(file), last(),
        catalogs.texts(), files.contents());
  }

  /** The offers of the user's own, as they are written. */
  List<OfferTexts> offers() throws IOException {
    return catalogs.texts();
  }

  private List<String> allSettings(Path file, List<String> more) {
    List<String> all = first(file);
    all.addAll(more);
    all.addAll(last());
    return all;
  }

  private List<String> first(Path file) {
    List<String> first = new ArrayList<>(settings);
    if (calibration != null) {
      first.add(ScenarioSpec.CALIBRATION_KEY + "=" + from(file, calibration));
    }
    return first;
  }

  private List<String> last() {
    return seed == null ? List.of() : List.of("run.seed=" + seed);
  }

  /** The way from the folder of a scenario, as the scenario itself would write it. */
  private static String from(Path scenario, Path other) {
    Path absolute = other.toAbsolutePath().normalize();
    Path folder = scenario.toAbsolutePath().normalize().getParent();
    boolean related = folder != null && Objects.equals(folder.getRoot(), absolute.getRoot());
    return (related ? folder.relativize(absolute) : absolute).toString().replace('\\', '/');
  }
}
