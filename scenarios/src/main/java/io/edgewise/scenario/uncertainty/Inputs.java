package io.edgewise.scenario.uncertainty;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.spec.Knob;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.scenario.spec.UncertaintySpec;
import io.edgewise.scenario.uncertainty.ModelInputs.Group;
import io.edgewise.sim.model.Scenario;
import io.edgewise.topology.catalog.Assumption;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Suggestions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the comparison of some strategies rests on, each with its range: the groups of numbers of {@link ModelInputs}, the
 * defaults of the scenario format that a file leaves open, and the values of the file that it calls uncertain.
 */
public final class Inputs {

  /** What stands behind a value that is a factor on the numbers in force. */
  public static final String FACTOR = " x";

  /** A factor that makes no whole number of any that people write. */
  private static final double BETWEEN = 0.98765432;

  private static final Set<String> OF_THE_METHOD = Set.of("run", "pricing");

  private final ScenarioSpec spec;
  private final CompiledScenario compiled;
  private final Function<List<String>, CompiledScenario> variants;
  private final Ranges ranges;
  private final Problems problems = new Problems();

  private Inputs(ScenarioSpec spec, CompiledScenario compiled, Function<List<String>, CompiledScenario> variants) {
    this.spec = spec;
    this.compiled = compiled;
    this.variants = variants;
    ranges = new Ranges(spec.uncertainty());
  }

  /**
   * The inputs of some strategies.
   *
   * @param spec the file
   * @param compiled the scenario as it stands
   * @param variants the scenario with some values of the file set, as {@code path=value}
   * @param strategies ids of those compared, at least one of which is feasible
   * @param money whether the bill is compared, so that prices matter
   * @throws InvalidInputException if the file gives a range to what is not there, or one that it cannot have
   */
  public static List<Input> of(ScenarioSpec spec, CompiledScenario compiled,
      Function<List<String>, CompiledScenario> variants, Set<String> strategies, boolean money) {
    Inputs inputs = new Inputs(spec, compiled, variants);
    check(spec, compiled, inputs.problems);
    List<Input> all = inputs.all(strategies, money);
    inputs.problems.throwIfAny();
    return all;
  }

  /**
   * Whether what a file gives ranges to is there.
   *
   * @param spec the file
   * @param compiled the scenario as it stands
   * @param problems takes every name that is neither a class, nor a number in force of any strategy, nor a path of the file
   */
  public static void check(ScenarioSpec spec, CompiledScenario compiled, Problems problems) {
    if (spec.uncertainty().isEmpty()) {
      return;
    }
    Set<String> known = named(compiled);
    spec.uncertainty().forEach((key, range) -> {
      // What an infeasible strategy rests on is not known, since it is not compiled.
      boolean unknown = !known.contains(key) && find(spec.node(), key).isEmpty();
      if (unknown && !(key.contains(": ") && !compiled.infeasible().isEmpty())) {
        problems.add(range.node(),
            "nothing is called \"" + key + "\", neither a number in force nor a path of this file"
                + Suggestions.hint(key, known) + "; sensitivity --sources lists the names of numbers in force");
      }
    });
  }

  private static Set<String> named(CompiledScenario compiled) {
    Set<String> names = new LinkedHashSet<>(Ranges.names());
    ModelInputs.of(compiled.scenario(), compiled).forEach(group -> names.add(group.id()));
    compiled.assumptions().forEach(assumption -> names.add(assumption.subject()));
    return names;
  }

  private List<Input> all(Set<String> strategies, boolean money) {
    Scenario pair = compiled.scenario().only(strategies)
        .orElseThrow(() -> new IllegalArgumentException("no strategy of " + strategies + " can be simulated"));
    List<Group> groups = ModelInputs.of(pair, compiled);
    Map<String, FileValue> defaults = defaults(strategies);
    Set<String> told = new HashSet<>(Ranges.names());
    ModelInputs.of(compiled.scenario(), compiled).forEach(group -> told.add(group.id()));
    told.addAll(defaults.keySet());
    List<Input> inputs = new ArrayList<>();
    groups.stream().filter(group -> money || !group.isPrice())
        .forEach(group -> ofGroup(group).ifPresent(inputs::add));
    defaults.values().forEach(value -> ofDefault(value).ifPresent(inputs::add));
    spec.uncertainty().forEach((key, range) -> {
      if (!told.contains(key)) {
        ofFile(key, range).ifPresent(inputs::add);
      }
    });
    return inputs;
  }

  private Optional<UncertaintySpec> range(String id, Trust trust) {
    return Optional.ofNullable(spec.uncertainty().get(id)).or(() -> ranges.of(trust));
  }

  private static Optional<Knob> factors(String id, UncertaintySpec range) {
    return range instanceof UncertaintySpec.Factors factors
        ? Optional.of(new Knob(id, factors.low(), factors.high(), "", FACTOR, false, true)) : Optional.empty();
  }

  private Optional<Input> ofGroup(Group group) {
    Optional<UncertaintySpec> range = range(group.id(), group.trust());
    if (range.isPresent() && range.get() instanceof UncertaintySpec.Values values) {
      problems.add(values.node(), "\"" + group.id() + "\" are several numbers, which have a range of factors such as "
          + "50%..200%");
    }
    return range.flatMap(found -> factors(group.id(), found)).map(knob -> new Input(group.id(), group.label(),
        group.trust(), knob, Optional.of(1.0), group.numbers(), new Effect.OfModel(group.change())));
  }

  /** Numbers that the file leaves open, by their path; those of the method and of other strategies aside. */
  private Map<String, FileValue> defaults(Set<String> strategies) {
    Map<String, FileValue> defaults = new LinkedHashMap<>();
    for (Assumption assumption : compiled.assumptions()) {
      List<String> steps = List.of(assumption.subject().split("\\."));
      boolean elsewhere = steps.size() > 1 && steps.getFirst().equals("strategies")
          && !strategies.contains(steps.get(1));
      if (!OF_THE_METHOD.contains(steps.getFirst()) && !elsewhere) {
        FileValue.of(assumption.subject(), assumption.text())
            .ifPresent(value -> defaults.put(assumption.subject(), value));
      }
    }
    return defaults;
  }

  private Optional<Input> ofDefault(FileValue value) {
    List<Assumption> numbers = compiled.assumptions().stream()
        .filter(each -> each.subject().equals(value.path())).toList();
    Trust trust = Trust.weakest(numbers);
    Optional<UncertaintySpec> stated = Optional.ofNullable(spec.uncertainty().get(value.path()));
    if (stated.isPresent() && stated.get() instanceof UncertaintySpec.Values values) {
      return ofValues(value.path(), values, numbers);
    }
    return range(value.path(), trust).flatMap(range -> factors(value.path(), range)).flatMap(knob -> {
      Optional<Effect> effect = effect(List.of(value), knob);
      if (effect.isEmpty() && stated.isPresent()) {
        problems.add(stated.get().node(), "\"" + value.path() + "\" cannot have these values: "
            + value.times(knob.from(), false) + " or " + value.times(knob.to(), false));
      }
      return effect.map(found -> new Input(value.path(), value.path(), trust, knob, Optional.of(1.0), numbers, found));
    });
  }

  private Optional<Input> ofFile(String key, UncertaintySpec range) {
    Optional<Node> node = find(spec.node(), key);
    if (node.isEmpty()) {
      if (named(compiled).contains(key)) {
        problems.add(range.node(), "\"" + key + "\" is no number that can be varied");
      }
      return Optional.empty();
    }
    List<FileValue> values = FileValue.in(node.get());
    List<Assumption> numbers = values.stream()
        .map(value -> new Assumption(value.path(), value.text(), Optional.empty())).toList();
    if (range instanceof UncertaintySpec.Values ends) {
      return ofValues(key, ends, numbers);
    }
    if (values.isEmpty()) {
      problems.add(range.node(), "there is no number above 0 at \"" + key + "\", found " + node.get().description());
      return Optional.empty();
    }
    return factors(key, range).flatMap(knob -> {
      Optional<Effect> effect = effect(values, knob);
      if (effect.isEmpty()) {
        // Says what is wrong in the words of the reader.
        Set.of(knob.from(), knob.to()).forEach(end -> tried(settings(values, end, false), range.node()));
      }
      return effect.map(found -> new Input(key, key, Trust.STATED, knob, Optional.of(1.0), numbers, found));
    });
  }

  private Optional<Input> ofValues(String path, UncertaintySpec.Values values, List<Assumption> numbers) {
    Knob range = values.range();
    Knob knob = new Knob(path, range.from(), range.to(), range.prefix(), range.suffix(), false, range.logarithmic());
    boolean fits = tried(List.of(knob.setting(knob.from())), values.node())
        && tried(List.of(knob.setting(knob.to())), values.node());
    if (!fits) {
      return Optional.empty();
    }
    Knob asked = knob.hasWholeEnds() && !compiles(List.of(knob.setting((knob.from() + knob.to()) / 2 + 0.25)))
        ? knob.ofWholeNumbers() : knob;
    Optional<Double> base = numbers.size() == 1 ? FileValue.of(path, numbers.getFirst().text())
        .filter(value -> value.suffix().strip().equals(asked.suffix().strip()))
        .map(value -> value.number().doubleValue()) : Optional.empty();
    return Optional.of(new Input(path, path, Trust.weakest(numbers), asked, base, numbers,
        new Effect.OfFile(value -> List.of(asked.setting(value)))));
  }

  /** Values of the file times a factor; whole numbers where the file takes no others. Empty where it takes neither. */
  private Optional<Effect> effect(List<FileValue> values, Knob knob) {
    for (boolean whole : new boolean[] {false, true}) {
      if (compiles(settings(values, knob.from(), whole)) && compiles(settings(values, knob.to(), whole))
          && compiles(settings(values, BETWEEN * knob.to(), whole))
          && compiles(settings(values, knob.from() / BETWEEN, whole))) {
        return Optional.of(new Effect.OfFile(factor -> settings(values, factor, whole)));
      }
    }
    return Optional.empty();
  }

  private static List<String> settings(List<FileValue> values, double factor, boolean whole) {
    return values.stream().map(value -> value.times(factor, whole)).collect(Collectors.toList());
  }

  private boolean compiles(List<String> settings) {
    try {
      variants.apply(settings);
      return true;
    } catch (InvalidInputException e) {
      return false;
    }
  }

  /** Whether the file takes these values; otherwise a problem of the range. */
  private boolean tried(List<String> settings, Node at) {
    try {
      variants.apply(settings);
      return true;
    } catch (InvalidInputException e) {
      Set<String> told = new HashSet<>();
      e.problems().stream().filter(problem -> told.add(problem.message()))
          .forEach(problem -> problems.add(at, String.join(", ", settings) + ": " + problem.message()));
      return false;
    }
  }

  private static Optional<Node> find(Node node, String path) {
    if (node.path().equals(path)) {
      return Optional.of(node);
    }
    return node.entries().stream().map(entry -> find(entry.value(), path)).flatMap(Optional::stream).findFirst()
        .or(() -> node.items().stream().map(item -> find(item, path)).flatMap(Optional::stream).findFirst());
  }
}
