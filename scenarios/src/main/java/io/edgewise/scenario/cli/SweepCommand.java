package io.edgewise.scenario.cli;

import io.edgewise.scenario.output.ResultFiles;
import io.edgewise.scenario.sweep.LocalSweep;
import io.edgewise.scenario.sweep.Sweep;
import io.edgewise.scenario.sweep.SweepCsv;
import io.edgewise.scenario.sweep.SweepJournal;
import io.edgewise.scenario.sweep.SweepPoint;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.engine.TableCache;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
            + "bytes. With --shard each of several machines does a part, which merge puts together."},
    footerHeading = "%nExamples:%n",
    footer = {
        "  edgewise sweep checkout.yaml -o out",
        "  edgewise sweep checkout.yaml -o out --resume",
        "  edgewise sweep checkout.yaml -o out --shard 3/8"})
final class SweepCommand implements Callable<Integer> {

  private static final Pattern SHARD = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

  private final EdgewiseCommand root;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A scenario file (YAML or JSON) with a section \"sweep\".")
  private Path file;

  @Option(names = {"-o", "--output"}, paramLabel = "DIR", required = true,
      description = "Where sweep.csv is written, and what is finished until then.")
  private Path output;

  @Option(names = "--resume", description = "Goes on with a sweep that was not finished.")
  private boolean resume;

  @Option(names = "--shard", paramLabel = "K/N",
      description = "Only the K-th of N parts, from 1 on; DIR then gets shard-K-of-N.jsonl, for edgewise merge.")
  private String shard;

  @Mixin
  private InputOptions input;

  @Mixin
  private ThreadOption threads;

  SweepCommand(EdgewiseCommand root) {
    this.root = root;
  }

  /** One of several parts, from 0 up. */
  private record Part(int index, int of) {

    boolean has(int point) {
      return point % of == index;
    }

    String name() {
      return "shard-" + (index + 1) + "-of-" + of;
    }
  }

  @Override
  public Integer call() throws IOException {
    Optional<Part> part = part();
    ScenarioFile scenario = input.file(root, file);
    Sweep sweep = sweep(scenario);
    check(scenario, sweep);
    SweepJournal.Head head = new SweepJournal.Head(scenario.with(List.of()).facts().sha256(),
        new EdgewiseCommand.Version().getVersion()[0], sweep);
    Path unfinished = output.resolve(part.map(Part::name).orElse("sweep") + ".partial");
    Optional<SweepJournal.Content> before = before(unfinished, head);
    SortedMap<Integer, SweepPoint> done = before.map(SweepJournal.Content::points).orElse(new TreeMap<>());
    List<Integer> open = IntStream.range(0, sweep.size()).filter(point -> part.isEmpty() || part.get().has(point))
        .filter(point -> !done.containsKey(point)).boxed().toList();
    simulate(scenario, head, open, unfinished, before.map(SweepJournal.Content::length).orElse(0L));
    if (part.isPresent()) {
      Path finished = output.resolve(part.get().name() + ".jsonl");
      Files.move(unfinished, finished, StandardCopyOption.REPLACE_EXISTING);
      root.remark("wrote " + finished + "; edgewise merge puts all parts together");
      return ExitCode.DONE;
    }
    Problems problems = new Problems();
    Optional<SweepJournal.Content> all = SweepJournal.read(unfinished, problems);
    problems.throwIfAny();
    ResultFiles.write(output, Map.of("sweep.csv", SweepCsv.of(sweep, all.orElseThrow().points())));
    Files.delete(unfinished);
    root.console().out().println(sweep.size() + " points of " + sweep.axes().size()
        + (sweep.axes().size() == 1 ? " axis: " : " axes: ") + output.resolve("sweep.csv"));
    return ExitCode.DONE;
  }

  private void simulate(ScenarioFile scenario, SweepJournal.Head head, List<Integer> open, Path unfinished, long length)
      throws IOException {
    TableCache tables = new TableCache();
    String name = scenario.with(List.of()).facts().name();
    try (SweepJournal journal = SweepJournal.open(unfinished, head, length);
        Progress progress = new Progress(name, root.console(), root.quiet(), System::nanoTime)) {
      LocalSweep.run(open, number -> SweepPoint.of(scenario, head.sweep(), number,
          each -> new Experiment(each).threads(1).sharing(tables).cancelledBy(root.console().cancelled()).run()),
          journal,
          threads.count(), progress);
    }
  }

  private Sweep sweep(ScenarioFile scenario) {
    try {
      return Sweep.of(scenario.spec().sweep());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), file + ": " + e.getMessage(), e);
    }
  }

  /** Tries each value of each axis alone, so that what cannot work is told before anything is simulated. */
  private static void check(ScenarioFile scenario, Sweep sweep) {
    Problems problems = new Problems();
    sweep.axes().forEach((path, values) -> values.forEach(value -> {
      try {
        scenario.with(List.of(path + "=" + value));
      } catch (InvalidInputException e) {
        problems.addAll(e.problems());
      }
    }));
    problems.throwIfAny();
  }

  private Optional<SweepJournal.Content> before(Path unfinished, SweepJournal.Head head) {
    Problems problems = new Problems();
    Optional<SweepJournal.Content> before = SweepJournal.read(unfinished, problems);
    problems.throwIfAny();
    if (before.isPresent() && !resume) {
      throw new ParameterException(spec.commandLine(), unfinished
          + " holds a sweep that is not finished; --resume goes on with it, or remove the file to begin anew");
    }
    if (before.isPresent() && !before.get().head().equals(head)) {
      throw new ParameterException(spec.commandLine(), unfinished
          + " belongs to another sweep: the file, its settings or the program have changed; remove it to begin anew");
    }
    return before;
  }

  private Optional<Part> part() {
    if (shard == null) {
      return Optional.empty();
    }
    Matcher matcher = SHARD.matcher(shard);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < 1
        || Integer.parseInt(matcher.group(1)) > Integer.parseInt(matcher.group(2))) {
      throw new ParameterException(spec.commandLine(),
          "--shard: expected a part such as 1/4, from 1 on, found \"" + shard + "\"");
    }
    return Optional.of(new Part(Integer.parseInt(matcher.group(1)) - 1, Integer.parseInt(matcher.group(2))));
  }
}
