package io.edgewise.scenario.cli;

import io.edgewise.scenario.compile.CanonicalText;
import io.edgewise.scenario.output.AnalysisFacts;
import io.edgewise.scenario.output.ResultFiles;
import io.edgewise.scenario.sweep.Cluster;
import io.edgewise.scenario.sweep.KeptFiles;
import io.edgewise.scenario.sweep.LocalSweep;
import io.edgewise.scenario.sweep.PointSimulation;
import io.edgewise.scenario.sweep.Shard;
import io.edgewise.scenario.sweep.Sweep;
import io.edgewise.scenario.sweep.SweepEngine;
import io.edgewise.scenario.sweep.SweepFiles;
import io.edgewise.scenario.sweep.SweepJournal;
import io.edgewise.scenario.sweep.SweepPoint;
import io.edgewise.topology.catalog.OfferTexts;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgewise sweep}. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    description = {
        "Simulates every combination of the values under \"sweep\" of the file, and writes them to one table.",
        "Each finished point is written down at once: a sweep that was killed goes on with --resume, and ends with the same "
            + "bytes. With --shard each of several machines does a part, which merge puts together; with --engine spark an "
            + "Apache Spark cluster does it."},
    footerHeading = "%nExamples:%n",
    footer = {
        "  edgewise sweep checkout.yaml -o out",
        "  edgewise sweep checkout.yaml -o out --resume",
        "  edgewise sweep checkout.yaml -o out --shard 3/8",
        "  edgewise sweep checkout.yaml -o out --engine spark --master spark://head:7077"})
final class SweepCommand implements Callable<Integer> {

  private static final String NO_SPARK = """
      --engine spark: Apache Spark is not on the class path. Start the sweep with
        ./edgewise sweep ... --engine spark          on Linux and macOS; gets Spark when it is first asked for
        spark-submit edgewise-spark.jar sweep ...    with a Spark of your own; README.md says how the jar is built""";

  /** Who simulates. */
  enum Engine {
    LOCAL, SPARK;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final EdgewiseCommand root;
  private final Optional<Cluster> cluster;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A scenario file (YAML or JSON) with a section \"sweep\".")
  private Path file;

  @Option(names = {"-o", "--output"}, paramLabel = "DIR", required = true,
      description = "Where sweep.csv and sweep.json are written, and what is finished until then.")
  private Path output;

  @Option(names = "--resume", description = "Goes on with a sweep that was not finished.")
  private boolean resume;

  @Option(names = "--shard", paramLabel = "K/N",
      description = "Only the K-th of N parts, from 1 on; DIR then gets shard-K-of-N.jsonl, for edgewise merge.")
  private String shard;

  @Option(names = "--engine", paramLabel = "ENGINE", defaultValue = "local",
      description = "Who simulates: ${COMPLETION-CANDIDATES}. Makes no difference to results. Default: ${DEFAULT-VALUE}.")
  private Engine engine;

  @Option(names = "--master", paramLabel = "URL",
      description = "Of the Spark cluster, such as spark://head:7077. Default: what spark-submit says, else all processors "
          + "of this machine.")
  private String master;

  @Mixin
  private InputOptions input;

  @Mixin
  private ThreadOption threads;

  SweepCommand(EdgewiseCommand root, Optional<Cluster> cluster) {
    this.root = root;
    this.cluster = cluster;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Shard> part = part();
    checkEngine();
    KeptFiles files = new KeptFiles();
    ScenarioFile scenario = engine == Engine.SPARK ? input.file(root, file, files) : input.file(root, file);
    Sweep sweep = sweep(scenario);
    SweepJournal.Head head = head(scenario, sweep);
    Path unfinished = output.resolve(part.map(Shard::name).orElse("sweep") + ".partial");
    Optional<SweepJournal.Content> before = before(unfinished, head);
    SortedMap<Integer, SweepPoint> done = before.map(SweepJournal.Content::points).orElse(new TreeMap<>());
    List<Integer> all = IntStream.range(0, sweep.size()).filter(part.orElse(Shard.WHOLE)::has).boxed().toList();
    List<Integer> open = all.stream().filter(point -> !done.containsKey(point)).toList();
    SweepEngine chosen = engine == Engine.LOCAL ? new LocalSweep(new PointSimulation(scenario, sweep), threads.count())
        : cluster.orElseThrow().engine(input.portable(file, sweep, files), Optional.ofNullable(master));
    try (SweepJournal journal =
        SweepJournal.open(unfinished, head, before.map(SweepJournal.Content::length).orElse(0L))) {
      if (!simulate(chosen, scenario.with(List.of()).facts().name(), open, journal)) {
        root.console().err().println("edgewise: cancelled; " + (done.size() + journal.added()) + " of " + all.size()
            + " points are finished, and --resume goes on with them");
        return ExitCode.CANCELLED;
      }
    }
    finish(sweep, part, unfinished);
    return ExitCode.DONE;
  }

  /** Tells whether it was done; otherwise it was cancelled. */
  private boolean simulate(SweepEngine chosen, String name, List<Integer> open, SweepJournal journal)
      throws IOException {
    try (Progress progress = new Progress(name, root.console(), root.quiet(), System::nanoTime)) {
      chosen.run(open, journal, progress, root.console().cancelled());
      return true;
    } catch (CancellationException e) {
      return false;
    }
  }

  private void finish(Sweep sweep, Optional<Shard> part, Path unfinished) throws IOException {
    if (part.isPresent()) {
      Path finished = output.resolve(part.get().name() + ".jsonl");
      Files.move(unfinished, finished, StandardCopyOption.REPLACE_EXISTING);
      root.remark("wrote " + finished + "; edgewise merge puts all parts together");
      return;
    }
    Problems problems = new Problems();
    Optional<SweepJournal.Content> all = SweepJournal.read(unfinished, problems);
    problems.throwIfAny();
    ResultFiles.write(output, SweepFiles.of(all.orElseThrow().head(), all.orElseThrow().points()));
    Files.delete(unfinished);
    root.console().out().println(sweep.size() + " points of " + sweep.axes().size()
        + (sweep.axes().size() == 1 ? " axis: " : " axes: ") + output.resolve("sweep.csv"));
  }

  private void checkEngine() {
    if (engine == Engine.LOCAL && master != null) {
      throw new ParameterException(spec.commandLine(), "--master is for --engine spark");
    }
    if (engine == Engine.SPARK && spec.commandLine().getParseResult().hasMatchedOption("--threads")) {
      throw new ParameterException(spec.commandLine(),
          "--threads is for --engine local; with Spark, the cluster says how many there are, or --master 'local[N]'");
    }
    if (engine == Engine.SPARK && cluster.isEmpty()) {
      throw new ParameterException(spec.commandLine(), NO_SPARK);
    }
  }

  private Sweep sweep(ScenarioFile scenario) {
    try {
      return Sweep.of(scenario.spec().sweep());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Which sweep it is, by the content of all that it reads. Tries each value of each axis alone, so that what cannot work
   * is told before anything is simulated, and so that every file is seen.
   */
  private SweepJournal.Head head(ScenarioFile scenario, Sweep sweep) throws IOException {
    List<String> contents = new ArrayList<>(List.of(scenario.with(List.of()).facts().sha256()));
    Problems problems = new Problems();
    sweep.axes().forEach((path, values) -> values.forEach(value -> {
      try {
        contents.add(scenario.with(List.of(path + "=" + value)).facts().sha256());
      } catch (InvalidInputException e) {
        problems.addAll(e.problems());
      }
    }));
    problems.throwIfAny();
    for (OfferTexts folder : input.offers()) {
      folder.texts().forEach((path, text) -> contents.addAll(List.of(path, text)));
    }
    return new SweepJournal.Head(CanonicalText.sha256(contents.toArray(String[]::new)),
        new EdgewiseCommand.Version().getVersion()[0], sweep, AnalysisFacts.of(scenario.with(List.of())));
  }

  private Optional<SweepJournal.Content> before(Path unfinished, SweepJournal.Head head) {
    Problems problems = new Problems();
    Optional<SweepJournal.Content> before =
        SweepJournal.read(unfinished, problems).filter(content -> !content.points().isEmpty());
    problems.throwIfAny();
    if (before.isPresent() && !resume) {
      throw refused(unfinished,
          "holds a sweep that is not finished; --resume goes on with it, or remove the file to begin anew");
    }
    if (before.isPresent() && !before.get().head().equals(head)) {
      throw refused(unfinished,
          "belongs to another sweep: the file, its settings or the program have changed; remove it to begin anew");
    }
    return before;
  }

  private static InvalidInputException refused(Path unfinished, String why) {
    return new InvalidInputException(List.of(new Problem(Location.whole(unfinished.toString()), "", why)));
  }

  private Optional<Shard> part() {
    if (shard == null) {
      return Optional.empty();
    }
    return Optional.of(Shard.parse(shard).orElseThrow(() -> new ParameterException(spec.commandLine(),
        "--shard: expected a part such as 1/4, from 1 on, found \"" + shard + "\"")));
  }
}
