package io.edgewise.ui.study;

import io.edgewise.report.gallery.BreakEvenCurve;
import io.edgewise.report.gallery.SavedSweep;
import io.edgewise.report.gallery.SweepCurves;
import io.edgewise.scenario.Product;
import io.edgewise.scenario.analysis.BreakEven;
import io.edgewise.scenario.analysis.BreakEvenSearch;
import io.edgewise.scenario.analysis.Contest;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.output.AnalysisFacts;
import io.edgewise.scenario.output.BreakEvenText;
import io.edgewise.scenario.output.ResultFiles;
import io.edgewise.scenario.saved.SavedBreakEvenReader;
import io.edgewise.scenario.saved.SavedSweepReader;
import io.edgewise.scenario.spec.Knob;
import io.edgewise.scenario.sweep.LocalSweep;
import io.edgewise.scenario.sweep.PointSimulation;
import io.edgewise.scenario.sweep.Sweep;
import io.edgewise.scenario.sweep.SweepFiles;
import io.edgewise.scenario.sweep.SweepJournal;
import io.edgewise.scenario.sweep.SweepPoint;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.engine.TableCache;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers questions about a number of a scenario. */
final class Studies {

  /** Values of a sweep. */
  private static final int POINTS = 9;

  private final KnobVariants variants;
  private final StudyQuestion question;
  private final TableCache tables;
  private final int threads;
  private final ToIntFunction<String> tones;

  /**
   * Answers a question.
   *
   * @param tables what is shared by all simulations
   * @param threads that simulate
   * @param tones the colour of each strategy, by its id
   */
  Studies(KnobVariants variants, StudyQuestion question, TableCache tables, int threads,
      ToIntFunction<String> tones) {
    this.variants = variants;
    this.question = question;
    this.tables = tables;
    this.threads = threads;
    this.tones = tones;
  }

  /** Where both strategies tie. */
  Study breakEven(DoubleConsumer progress, BooleanSupplier cancelled) {
    Knob knob = question.knob();
    CompiledScenario base = variants.with(List.of());
    Contest contest = new Contest(question.first(), question.second(), question.metric());
    BreakEven answer = BreakEvenSearch.find(variants, knob, contest, BreakEvenSearch.POINTS,
        scenario -> new Experiment(scenario).threads(threads).sharing(tables).cancelledBy(cancelled).run(), progress);
    int[] both = {tones.applyAsInt(contest.first()), tones.applyAsInt(contest.second())};
    List<String> sentences =
        BreakEvenText.sentences(answer, name(base, contest.first()), name(base, contest.second()));
    return new Study(variants.file().text(), "Break-even over " + question.control().label(), sentences,
        List.of(BreakEvenCurve.of(SavedBreakEvenReader.of(base, answer), Product.version())
            .withTones(index -> both[index])));
  }

  private static String name(CompiledScenario base, String id) {
    return base.scenario().deployments().stream().filter(each -> each.id().equals(id)).map(each -> each.name())
        .findFirst().orElse(id);
  }

  /** What all strategies do over the range. */
  Study sweep(DoubleConsumer progress, BooleanSupplier cancelled) throws IOException {
    Knob knob = question.knob();
    Sweep sweep = new Sweep(Map.of(knob.path(), knob.points(POINTS).stream().map(knob::text).toList()));
    Path folder = Files.createTempDirectory("edgewise-sweep");
    List<String> ids;
    Optional<SavedSweep> saved;
    try {
      SortedMap<Integer, SweepPoint> points = points(sweep, folder, progress, cancelled);
      ids = points.values().stream().flatMap(point -> point.rows().stream()).map(List::getFirst).distinct().toList();
      Problems problems = new Problems();
      saved = SavedSweepReader.read(folder.resolve(SweepFiles.TABLE), problems);
      problems.throwIfAny();
    } finally {
      delete(folder);
    }
    List<String> sentences = List.of(sweep.size() + " values of " + question.control().label() + " from "
        + knob.text(knob.from()) + " to " + knob.text(knob.to()) + ", "
        + (question.precise() ? "as precise as the file asks"
            : KnobVariants.QUICK_REPLICATIONS + " small replications each"));
    return new Study(variants.file().text(), "Sweep over " + question.control().label(), sentences,
        saved.map(each -> SweepCurves.of(each, Product.version())).orElse(List.of()).stream()
            .map(figure -> figure.withTones(index -> tones.applyAsInt(ids.get(index)))).toList());
  }

  /** Simulates all points, and writes the files of the sweep: what is drawn takes the same way as that of any other sweep. */
  private SortedMap<Integer, SweepPoint> points(Sweep sweep, Path folder, DoubleConsumer progress,
      BooleanSupplier cancelled) throws IOException {
    Path file = folder.resolve("sweep.partial");
    CompiledScenario base = variants.with(List.of());
    SweepJournal.Head head =
        new SweepJournal.Head(base.facts().sha256(), Product.version(), sweep, AnalysisFacts.of(base));
    try (SweepJournal journal = SweepJournal.open(file, head, 0)) {
      new LocalSweep(new PointSimulation(variants, sweep), threads)
          .run(IntStream.range(0, sweep.size()).boxed().toList(), journal, progress, cancelled);
    }
    Problems problems = new Problems();
    SortedMap<Integer, SweepPoint> points = SweepJournal.read(file, problems).orElseThrow().points();
    problems.throwIfAny();
    ResultFiles.write(folder, SweepFiles.of(head, points));
    return points;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
