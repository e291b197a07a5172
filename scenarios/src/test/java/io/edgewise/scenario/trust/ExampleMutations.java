package io.edgewise.scenario.trust;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.scenario.trust.Mutation.Kind;
import io.edgewise.scenario.uncertainty.Inputs;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.engine.TableCache;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Spoils every value of every example, one at a time, and looks at what becomes of it: it is still valid, or there is a message
 * with a place in the file; of a key that is misspelt or given twice, the place of that key. Arguments: the folder with examples;
 * N, of which one mutation is tried (1 for all); and M, of which one that is still valid is simulated (0 for none). Exit code 1 where something else happened.
 */
public final class ExampleMutations {

  /** Keys whose names are free: a misspelt one is another name. */
  private static final Pattern FREE = Pattern.compile("(requests|schedules|data|strategies|sweep|uncertainty"
      + "|strategies\\.[^.]+\\.(stores|services|workflows|models|queues)|catalog\\..*|optimize\\..*|.*\\.rtt.*|.*\\.beside|.*\\.usage)"
      + "\\.[^.]+(\\..*)?");

  private final ScenarioCompiler compiler = ScenarioCompiler.shipped();
  private final TableCache tables = new TableCache();
  private final Map<Kind, int[]> counts = new EnumMap<>(Kind.class);
  private final List<String> faults = new ArrayList<>();
  private int valid;
  private int simulated;

  /** Runs the campaign; see the class. */
  public static void main(String[] arguments) throws IOException {
    ExampleMutations campaign = new ExampleMutations();
    campaign.run(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]),
        System.out::println);
    System.out.print(campaign.summary());
    System.exit(campaign.faults.isEmpty() ? 0 : 1);
  }

  /** Tries the mutations of all examples in a folder; tells of each file when it begins, and then of its faults. */
  void run(Path folder, int every, int simulateEvery, Consumer<String> progress) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    int number = 0;
    int told = 0;
    for (Path file : files) {
      progress.accept(String.format(Locale.ROOT, "%s: from mutation %,d on", file, number));
      for (Mutation mutation : Mutation.of(file.toString(), Files.readString(file))) {
        if (number++ % every == 0) {
          attempt(file.toString(), mutation, simulateEvery);
        }
      }
      faults.stream().skip(told).forEach(progress);
      told = faults.size();
    }
  }

  /** What was not as it must be. */
  List<String> faults() {
    return faults;
  }

  /** How many mutations were tried. */
  int tried() {
    return counts.values().stream().mapToInt(count -> count[0]).sum();
  }

  private void attempt(String name, Mutation mutation, int simulateEvery) {
    int[] count = counts.computeIfAbsent(mutation.kind(), kind -> new int[2]);
    count[0]++;
    Problems problems = new Problems();
    Optional<CompiledScenario> compiled;
    String text = mutation.text();
    try {
      compiled = compiled(name, text, problems);
    } catch (RuntimeException | StackOverflowError e) {
      faults.add(name + ": " + mutation + ": " + e + " at " + e.getStackTrace()[0]);
      return;
    }
    List<Problem> errors =
        problems.sorted().stream().filter(problem -> problem.severity() == Severity.ERROR).toList();
    if (errors.isEmpty()) {
      count[1]++;
      valid++;
      if (compiled.isEmpty()) {
        faults.add(name + ": " + mutation + ": neither a scenario nor a message");
      } else if (mutation.kind() == Kind.DOUBLED || mutation.kind() == Kind.MISSPELT && !isFree(mutation)) {
        faults.add(name + ": " + mutation + ": accepted in silence");
      } else if (simulateEvery > 0 && valid % simulateEvery == 0) {
        simulate(name, mutation, compiled.get());
      }
    } else {
      checkPlaces(name, mutation, text, errors);
    }
  }

  private static boolean isFree(Mutation mutation) {
    return FREE.matcher(mutation.path()).matches();
  }

  private Optional<CompiledScenario> compiled(String name, String text, Problems problems) {
    Optional<ScenarioSpec> spec = ScenarioReader.read(name, text, List.of(), problems);
    Optional<CompiledScenario> compiled = spec.flatMap(read -> compiler.compile(read, problems));
    compiled.ifPresent(each -> Inputs.check(spec.orElseThrow(), each, problems));
    return compiled;
  }

  private void checkPlaces(String name, Mutation mutation, String text, List<Problem> errors) {
    long lines = text.lines().count() + 1;
    for (Problem error : errors) {
      boolean inside = error.location().line() <= lines && error.location().source().equals(name);
      if (!inside && !OtherEnd.tells(error, mutation, name)) {
        faults.add(name + ": " + mutation + ": a place outside the file: " + error);
      }
    }
    boolean known = mutation.kind() == Kind.MISSPELT && !isFree(mutation);
    // Where an offer's options stand, every key is possible until its name is known: then the name is missing.
    String missing = "the key \"" + mutation.path().substring(mutation.path().lastIndexOf('.') + 1) + "\" is missing";
    if (known && errors.stream()
        .noneMatch(error -> error.location().equals(mutation.at()) || error.message().startsWith(missing))) {
      faults.add(name + ": " + mutation + ": the misspelt key is not among the places: " + errors);
    }
    if (mutation.kind() == Kind.DOUBLED
        && errors.stream().noneMatch(error -> error.message().contains("already given"))) {
      faults.add(name + ": " + mutation + ": nothing says that the key is there twice: " + errors);
    }
    if ((mutation.kind() == Kind.NEGATED || mutation.kind() == Kind.RETYPED)
        && errors.stream().noneMatch(error -> isNear(error, mutation) || OtherEnd.tells(error, mutation, name))) {
      faults.add(name + ": " + mutation + ": no message is about it: " + errors);
    }
  }

  /** Whether a message is about the spoilt value, something inside of it, or what it stands in. */
  private static boolean isNear(Problem error, Mutation mutation) {
    return error.location().line() == mutation.at().line() || mutation.path().startsWith(error.path())
        || error.path().startsWith(mutation.path()) || error.message().contains(mutation.path());
  }

  private void simulate(String name, Mutation mutation, CompiledScenario compiled) {
    simulated++;
    try {
      new Experiment(compiled.scenario().withPlan(compiled.scenario().plan().quick())).sharing(tables).atMost(1).run();
    } catch (RuntimeException | OutOfMemoryError e) {
      faults.add(name + ": " + mutation + ": the simulation failed: " + e + " at " + e.getStackTrace()[0]);
    }
  }

  /** How many of each kind were tried, and how many of them left a valid file. */
  String summary() {
    StringBuilder text = new StringBuilder();
    counts.forEach((kind, count) -> text.append(String.format(Locale.ROOT, "%-9s %,6d tried, %,6d still valid%n",
        kind.name().toLowerCase(Locale.ROOT), count[0], count[1])));
    return text.append(String.format(Locale.ROOT, "%,d mutations, %,d simulated, %,d faults%n", tried(), simulated,
        faults.size())).toString();
  }
}
