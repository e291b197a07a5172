package io.edgewise.scenario.cli;

import io.edgewise.scenario.output.ResultFiles;
import io.edgewise.scenario.sweep.Sweep;
import io.edgewise.scenario.sweep.SweepFiles;
import io.edgewise.scenario.sweep.SweepJournal;
import io.edgewise.scenario.sweep.SweepPoint;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code edgewise merge}. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    description = "Puts the parts of a sweep together that several machines made with sweep --shard: the same sweep.csv, to "
        + "the byte, as if one had done it all.",
    footerHeading = "%nExample:%n",
    footer = "  edgewise merge out/shard-*.jsonl -o out")
final class MergeCommand implements Callable<Integer> {

  private final EdgewiseCommand root;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The parts: shard-1-of-N.jsonl and so on.")
  private List<Path> files;

  @Option(names = {"-o", "--output"}, paramLabel = "DIR", required = true,
      description = "Where sweep.csv and sweep.json are written.")
  private Path output;

  MergeCommand(EdgewiseCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems();
    SortedMap<Integer, SweepPoint> points = new TreeMap<>();
    Optional<SweepJournal.Head> head = Optional.empty();
    for (Path file : files) {
      int before = problems.errorCount();
      Optional<SweepJournal.Content> part = SweepJournal.read(file, problems);
      if (part.isEmpty()) {
        if (!Files.exists(file)) {
          problem(file, "there is no such file", problems);
        } else if (problems.errorCount() == before) {
          problem(file, "holds no point of a sweep, for it ends within its first line; make this part anew", problems);
        }
        continue;
      }
      if (head.isPresent() && !head.equals(part.map(SweepJournal.Content::head))) {
        problem(file, "is a part of another sweep than " + files.getFirst(), problems);
      }
      head = head.or(() -> part.map(SweepJournal.Content::head));
      points.putAll(part.get().points());
    }
    problems.throwIfAny();
    Sweep sweep = head.orElseThrow().sweep();
    List<Integer> missing =
        IntStream.range(0, sweep.size()).filter(point -> !points.containsKey(point)).boxed().toList();
    if (!missing.isEmpty()) {
      problem(files.getFirst(),
          missing.size() + " of " + sweep.size() + " points are in none of the parts, the first of them "
              + sweep.settings(missing.getFirst()),
          problems);
      problems.throwIfAny();
    }
    ResultFiles.write(output, SweepFiles.of(head.orElseThrow(), points));
    root.console().out().println(sweep.size() + " points: " + output.resolve("sweep.csv"));
    return ExitCode.DONE;
  }

  private static void problem(Path file, String message, Problems problems) {
    problems.add(new Problem(Location.whole(file.toString()), "", message));
  }
}
