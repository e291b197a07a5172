package io.edgewise.scenario.cli;

import io.edgewise.report.table.Numbers;
import io.edgewise.report.table.Tone;
import io.edgewise.scenario.cli.RequestReplay.Sighting;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Scenario;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgewise trace}. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    description = {
        "Shows what happened to one request, as a waterfall.",
        "Replays the first replication of every strategy, or of one, from 00:00 UTC on. Without --request it shows the "
            + "slowest of the first 1,000 measured requests of each."},
    footerHeading = "%nExamples:%n",
    footer = {
        "  edgewise trace checkout.yaml --strategy edge",
        "  edgewise trace checkout.yaml --request 42"})
final class TraceCommand implements Callable<Integer> {

  private static final long LOOKED_AT = 1_000;
  private static final long MOST = 10_000_000;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final long NANOS_PER_DAY = 86_400_000_000_000L;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private final EdgewiseCommand root;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A scenario file (YAML or JSON).")
  private Path file;

  @Option(names = "--request", paramLabel = "N",
      description = "The N-th measured request, from 1 on. Default: the slowest of the first 1,000.")
  private Long request;

  @Mixin
  private StrategyOption strategy;

  @Mixin
  private InputOptions input;

  TraceCommand(EdgewiseCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    if (request != null && (request < 1 || request > MOST)) {
      throw new ParameterException(spec.commandLine(), "--request " + request + ": allowed are 1 to " + MOST);
    }
    CompiledScenario compiled = input.load(root, List.of(file)).getFirst();
    boolean first = true;
    for (Deployment deployment : strategy.chosen(compiled)) {
      if (!first) {
        root.console().out().println();
      }
      first = false;
      trace(compiled.scenario(), deployment);
    }
    return ExitCode.DONE;
  }

  private void trace(Scenario scenario, Deployment deployment) {
    long wanted = request == null ? LOOKED_AT : request;
    RequestReplay replay = new RequestReplay(scenario, deployment, wanted);
    List<Sighting> sightings = replay.sightings(wanted);
    Optional<Sighting> found = request == null
        ? RequestReplay.slowest(sightings)
        : sightings.stream().filter(sighting -> sighting.place() == request).findFirst();
    if (found.isEmpty()) {
      throw new ParameterException(spec.commandLine(), deployment.id() + ": the horizon has "
          + (request == null ? "no request" : "only " + sightings.size() + " requests; --request " + request
              + " is beyond them"));
    }
    print(scenario, deployment, found.get(), sightings.size(), replay);
  }

  private void print(Scenario scenario, Deployment deployment, Sighting seen, int outOf, RequestReplay replay) {
    PrintStream out = root.console().out();
    String which = "request " + seen.place() + (request == null ? ", the slowest of the first " + outOf : "");
    out.println(root.console().paint().paint(Tone.HEADING, deployment.id() + ": " + deployment.name()) + ", " + which);
    out.println(scenario.requests().get(seen.kind()).id() + " from "
        + scenario.workload().origins().get(seen.origin()).name() + " to "
        + deployment.sites().get(seen.site()).name() + ", sent at " + clock(seen.sentNanos()) + " UTC, "
        + outcome(seen) + " after " + Numbers.time(seen.latencyNanos() / NANOS_PER_MILLI));
    out.println();
    if (seen.latencyNanos() > 0) {
      out.print(Waterfall.of(replay.spans(seen), seen.sentNanos(), seen.latencyNanos(), root.console()));
    }
  }

  private static String clock(long nanos) {
    return CLOCK.format(LocalTime.ofNanoOfDay(Math.floorMod(nanos, NANOS_PER_DAY)));
  }

  private static String outcome(Sighting seen) {
    return seen.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
