package io.edgewise.scenario.cli;

import io.edgewise.report.table.Numbers;
import io.edgewise.report.table.TextTable;
import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import io.edgewise.report.table.Tone;
import io.edgewise.report.table.Wrapping;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.StrategyNotes;
import io.edgewise.scenario.output.AnalyticTwin;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.topology.catalog.Assumption;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code edgewise explain}. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
        "Prints every assumption in force, grouped by strategy, with its value, source, date and class (measured,",
        "published, assumed, or stated by the scenario); and what theory says exactly beside the simulated value."},
    footerHeading = "%nExample:%n",
    footer = "  edgewise explain checkout.yaml --strategy edge")
final class ExplainCommand implements Callable<Integer> {

  private static final int COLUMNS = 120;
  private static final int FORMULA_COLUMNS = 50;

  private final EdgewiseCommand root;
  private final List<AnalyticTwin> twins;

  @Parameters(paramLabel = "FILE", description = "A scenario file (YAML or JSON).")
  private Path file;

  @Mixin
  private StrategyOption strategy;

  @Mixin
  private InputOptions input;

  @Mixin
  private ThreadOption threads;

  ExplainCommand(EdgewiseCommand root, List<AnalyticTwin> twins) {
    this.root = root;
    this.twins = List.copyOf(twins);
  }

  @Override
  public Integer call() {
    CompiledScenario compiled = input.load(root, List.of(file)).getFirst();
    List<Deployment> chosen = strategy.chosen(compiled.scenario());
    PrintStream out = root.console().out();
    out.println(compiled.facts().name() + " (" + compiled.facts().source() + ", sha256 "
        + compiled.facts().sha256() + ")");
    heading("All strategies");
    assumptions(compiled.assumptions());
    for (Deployment deployment : chosen) {
      heading(deployment.id() + ": " + deployment.name());
      StrategyNotes notes = compiled.strategies().get(deployment.id());
      assumptions(notes.assumptions());
      bullets(notes.remarks());
      bullets(notes.warnings());
    }
    closedForms(compiled, chosen);
    return ExitCode.DONE;
  }

  private void heading(String text) {
    root.console().out().println();
    root.console().out().println(root.console().paint().paint(Tone.HEADING, text));
  }

  private void assumptions(List<Assumption> assumptions) {
    if (assumptions.isEmpty()) {
      root.console().out().println("  nothing is assumed");
      return;
    }
    SourcedTable table = new SourcedTable("subject");
    assumptions.forEach(a -> table.add(a.subject(), a.text(), a.provenance()));
    root.console().out().print(table.text(root.console()));
  }

  private void bullets(List<String> lines) {
    lines.forEach(line -> root.console().out().print(Wrapping.hanging("  • ", line, COLUMNS)));
  }

  /** Theory and simulation side by side; simulates only if there is somebody to ask for theory. */
  private void closedForms(CompiledScenario compiled, List<Deployment> chosen) {
    if (twins.isEmpty()) {
      return;
    }
    RunResult result = threads.run(root, compiled.scenario());
    List<String> ids = chosen.stream().map(Deployment::id).toList();
    List<AnalyticTwin.Line> lines = twins.stream()
        .flatMap(twin -> twin.lines(compiled, result).stream())
        .filter(line -> ids.contains(line.strategy()))
        .toList();
    heading("Closed forms");
    if (lines.isEmpty()) {
      root.console().out().println("  no closed form is exact for what was asked");
      return;
    }
    TextTable table = new TextTable(List.of(new Column(List.of("strategy"), false),
        new Column(List.of("quantity"), false), new Column(List.of("exact"), true),
        new Column(List.of("simulated"), true), new Column(List.of("closed form"), false)));
    for (AnalyticTwin.Line line : lines) {
      String why = line.formula() + (line.conditions().isEmpty() ? "" : "; exact if " + line.conditions());
      table.row(List.of(Cell.of(line.strategy()), Cell.of(line.quantity()), Cell.of(exact(line)),
          Cell.of(line.simulated().map(interval -> text(line.unit(), interval)).orElse("–")),
          Cell.of(Wrapping.lines(why, FORMULA_COLUMNS))));
    }
    root.console().out().print(table.text(root.console().paint()));
  }

  private static String exact(AnalyticTwin.Line line) {
    return switch (line.unit()) {
      case MILLISECONDS -> Numbers.time(line.exact());
      case DOLLARS -> Numbers.dollars(line.exact());
      case SHARE -> Numbers.percent(line.exact());
      case NUMBER -> String.format(Locale.ROOT, "%.4g", line.exact());
    };
  }

  private static String text(AnalyticTwin.Unit unit, ConfidenceInterval interval) {
    return switch (unit) {
      case MILLISECONDS -> Numbers.time(interval);
      case DOLLARS -> Numbers.dollars(interval);
      case SHARE -> Numbers.rate(interval);
      case NUMBER -> String.format(Locale.ROOT, "%.4g ± %.1g", interval.value(), interval.halfWidth());
    };
  }
}
