package io.edgewise.scenario.cli;

import io.edgewise.report.table.Numbers;
import io.edgewise.report.table.TextTable;
import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import io.edgewise.report.table.Tone;
import io.edgewise.report.table.Wrapping;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.StrategyNotes;
import io.edgewise.scenario.twin.ClosedForm;
import io.edgewise.scenario.twin.ClosedForms;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.result.RunResult;
import io.edgewise.topology.catalog.Assumption;
import io.edgewise.topology.catalog.Offer;
import io.edgewise.topology.catalog.SourcedNumber;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code edgewise explain}. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    description = {
        "Prints every assumption in force, and theory beside simulation.",
        "Assumptions are grouped by strategy, each with its value, source, date and class: measured, published, "
            + "assumed, or stated by the scenario. The closed forms are those that fit the scenario, beside the "
            + "simulated values."},
    footerHeading = "%nExample:%n",
    footer = "  edgewise explain checkout.yaml --strategy edge")
final class ExplainCommand implements Callable<Integer> {

  private static final int COLUMNS = 120;
  private static final int STRATEGY_COLUMNS = 24;
  private static final int QUANTITY_COLUMNS = 34;
  private static final int MODEL_COLUMNS = 30;

  private final EdgewiseCommand root;

  @Parameters(paramLabel = "FILE", description = "A scenario file (YAML or JSON).")
  private Path file;

  @Mixin
  private StrategyOption strategy;

  @Mixin
  private InputOptions input;

  @Mixin
  private ThreadOption threads;

  ExplainCommand(EdgewiseCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    CompiledScenario compiled = input.load(root, List.of(file)).getFirst();
    List<Deployment> chosen = strategy.chosen(compiled);
    PrintStream out = root.console().out();
    out.println(compiled.facts().name() + " (" + compiled.facts().source() + ", sha256 "
        + compiled.facts().sha256() + ")");
    heading("All strategies");
    assumptions(compiled.assumptions());
    for (Deployment deployment : chosen) {
      heading(deployment.id() + ": " + deployment.name());
      StrategyNotes notes = compiled.strategies().get(deployment.id());
      Set<String> remarks =
          notes.offers().stream().flatMap(offer -> offer.notes().stream()).collect(Collectors.toSet());
      assumptions(notes.assumptions().stream().filter(a -> !remarks.contains(a.text())).toList());
      bullets(notes.remarks());
      bullets(notes.warnings());
      presets(notes);
    }
    if (!compiled.infeasible().isEmpty()) {
      heading("Infeasible, not simulated");
      compiled.infeasible().forEach(strategy -> bullets(strategy.reasons()));
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

  /** What the offers would be under their presets that are not in force. */
  private void presets(StrategyNotes notes) {
    SourcedTable table = new SourcedTable("not in force, under a preset");
    List<String> inForce = notes.assumptions().stream().map(Assumption::subject)
        .filter(subject -> subject.contains(": presets.")).toList();
    boolean any = false;
    for (Offer offer : notes.offers()) {
      for (SourcedNumber number : offer.numbers()) {
        String subject = offer.id() + ": " + number.path();
        if (number.path().startsWith("presets.") && inForce.stream().noneMatch(subject::startsWith)) {
          table.add(subject, number.text(), number.provenance());
          any = true;
        }
      }
    }
    if (any) {
      root.console().out().println();
      root.console().out().print(table.text(root.console()));
    }
  }

  /** Theory and simulation side by side. */
  private void closedForms(CompiledScenario compiled, List<Deployment> chosen) {
    RunResult result = threads.run(root, compiled.scenario());
    Set<String> ids = chosen.stream().map(Deployment::id).collect(Collectors.toSet());
    List<ClosedForm> forms = ClosedForms.of(compiled.scenario(), result).stream()
        .filter(form -> Arrays.stream(form.strategy().split(" / ")).anyMatch(ids::contains))
        .toList();
    heading("Closed forms");
    if (forms.isEmpty()) {
      root.console().out().println("  no closed form fits this scenario");
      return;
    }
    TextTable table = new TextTable(List.of(new Column(List.of("strategy"), false),
        new Column(List.of("quantity"), false), new Column(List.of("theory"), true),
        new Column(List.of("simulated"), true), new Column(List.of("model"), false)));
    for (ClosedForm form : forms) {
      table.row(List.of(
          Cell.of(Wrapping.lines(form.strategy(), STRATEGY_COLUMNS)),
          Cell.of(Wrapping.lines(form.quantity(), QUANTITY_COLUMNS)),
          Cell.of((form.exact() ? "" : "≈ ") + number(form.theory(), form.unit())),
          Cell.of(form.simulated().isPresent() ? number(form.simulated().getAsDouble(), form.unit()) : "–"),
          Cell.of(Wrapping.lines(form.model(), MODEL_COLUMNS))));
    }
    root.console().out().print(table.text(root.console().paint()));
    if (forms.stream().anyMatch(form -> !form.exact())) {
      root.console().out().println("≈ an approximation: the model is not exact for this scenario");
    }
  }

  private static String number(double value, String unit) {
    return unit.equals("ms") ? Numbers.time(value) : Numbers.plain(value) + (unit.isEmpty() ? "" : " " + unit);
  }
}
