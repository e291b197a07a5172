package io.edgewise.scenario.cli;

import io.edgewise.report.table.Numbers;
import io.edgewise.report.table.Tone;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.trace.OtlpSpans;
import io.edgewise.scenario.trace.RequestReplay;
import io.edgewise.scenario.trace.RequestReplay.Sighting;
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
        "Shows what happened to one request, as a waterfall or as OpenTelemetry spans.",
        "Replays the first replication of every strategy, or of one, from 00:00 UTC on. Without --request it shows the "
            + "slowest of the first 1,000 measured requests of each."},
    footerHeading = "%nExamples:%n",
    footer = {
        "  edgewise trace checkout.yaml --strategy edge",
        "  edgewise trace checkout.yaml --request 42",
        "  edgewise trace checkout.yaml --request 42 --format otlp > spans.json"})
final class TraceCommand implements Callable<Integer> {

  /** How a request is shown. */
  enum Format {
    TEXT, OTLP;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

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

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. otlp is OTLP/JSON, with time 0 of the simulation as 1970-01-01. "
          + "Default: ${DEFAULT-VALUE}.")
  private Format format;

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
    Scenario scenario = compiled.scenario();
    OtlpSpans otlp = new OtlpSpans(scenario);
    boolean first = true;
    for (Deployment deployment : strategy.chosen(compiled)) {
      long wanted = request == null ? LOOKED_AT : request;
      RequestReplay replay = new RequestReplay(scenario, deployment, wanted);
      List<Sighting> sightings = replay.sightings(wanted);
      Sighting seen = find(deployment, sightings);
      if (format == Format.OTLP) {
        otlp.add(deployment, List.of(seen), List.of(replay.spans(seen)));
        continue;
      }
      if (!first) {
        root.console().out().println();
      }
      first = false;
      print(scenario, deployment, seen, sightings.size(), replay);
    }
    if (format == Format.OTLP) {
      root.console().out().print(otlp.text());
    }
    return ExitCode.DONE;
  }

  private Sighting find(Deployment deployment, List<Sighting> sightings) {
    Optional<Sighting> found = request == null
        ? RequestReplay.slowest(sightings)
        : sightings.stream().filter(sighting -> sighting.place() == request).findFirst();
    return found.orElseThrow(() -> new ParameterException(spec.commandLine(), deployment.id() + ": the horizon has "
        + (request == null ? "no request" : "only " + sightings.size() + " requests; --request " + request
            + " is beyond them")));
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
