package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.DataSpec;
import io.edgewise.scenario.spec.KeysSpec;
import io.edgewise.scenario.spec.RequestSpec;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.scenario.spec.StepSpec;
import io.edgewise.scenario.spec.Steps;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.Step;
import io.edgewise.topology.text.DataSize;
import io.edgewise.topology.text.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The data sets that steps read or write: those of the {@code data} section in its order, then the others in the order
 * of first use. The position is the index.
 */
final class DataSets {

  private static final double BYTES_PER_GIGABYTE = 1e9;

  /** The uses of a data set in steps, in file order. */
  private record Use(Node node, Optional<KeysSpec> keys, Optional<DataSize> size,
      Optional<Step.Consistency> consistency) {}

  private final Map<String, DataSpec> declared;
  private final Map<String, List<Use>> uses = new LinkedHashMap<>();
  private final List<String> names;

  private DataSets(ScenarioSpec spec) {
    this.declared = spec.data();
    for (RequestSpec request : spec.requests().values()) {
      request.steps().ifPresent(this::collect);
    }
    collect(spec.scheduled());
    Set<String> all = new LinkedHashSet<>(declared.keySet());
    all.retainAll(uses.keySet());
    all.addAll(uses.keySet());
    this.names = List.copyOf(all);
  }

  static DataSets of(ScenarioSpec spec) {
    return new DataSets(spec);
  }

  private void collect(List<StepSpec> steps) {
    for (StepSpec step : steps) {
      switch (step) {
        case StepSpec.Read read -> {
          read.from().ifPresent(name -> add(name, new Use(read.node(), read.keys(), read.size(), read.consistency())));
          collect(read.inner());
        }
        case StepSpec.Write write ->
            write.to()
                .ifPresent(name -> add(name, new Use(write.node(), write.keys(), write.size(), Optional.empty())));
        default -> collect(step.inner());
      }
    }
  }

  private void add(String name, Use use) {
    uses.computeIfAbsent(name, key -> new ArrayList<>()).add(use);
  }

  /** All names, by index. */
  List<String> names() {
    return names;
  }

  /** The names that steps read or write, with the place of the first such step, in the order of first use. */
  Map<String, Node> used() {
    Map<String, Node> used = new LinkedHashMap<>();
    uses.forEach((name, all) -> used.put(name, all.getFirst().node()));
    return used;
  }

  /** The first step that reads a data set with one of these demands. */
  Optional<Node> firstRead(int dataSet, Set<Step.Consistency> demands) {
    return uses.get(names.get(dataSet)).stream().filter(use -> use.consistency().filter(demands::contains).isPresent())
        .map(Use::node).findFirst();
  }

  /** The largest item of a data set that a step names, if any does. */
  Optional<DataSize> largestItem(int dataSet) {
    return uses.get(names.get(dataSet)).stream().flatMap(use -> use.size().stream())
        .max(Comparator.comparingLong(DataSize::bytes));
  }

  /** Index of a name, or -1. */
  int index(String name) {
    return names.indexOf(name);
  }

  /** What is kept, in gigabytes of 10^9 bytes. */
  double storedGigabytes(int dataSet, AssumptionList assumptions) {
    String name = names.get(dataSet);
    Optional<DataSize> stored = Optional.ofNullable(declared.get(name)).flatMap(DataSpec::stored);
    return assumptions.take("data." + name, DataSpec.STORED, stored).bytes() / BYTES_PER_GIGABYTE;
  }

  /**
   * The keys of a step: its own, else those of the data section, else those of the first step that says some, else the
   * defaults.
   */
  KeySpace keys(String name, Optional<KeysSpec> own, AssumptionList assumptions) {
    double zipf = assumptions.take("data." + name + ".keys", KeysSpec.ZIPF, keyValue(name, own, KeysSpec::zipf));
    long count = assumptions.take("data." + name + ".keys", KeysSpec.COUNT, keyValue(name, own, KeysSpec::count));
    boolean perUser = keyValue(name, own, KeysSpec::per).orElse(KeysSpec.Drawn.STEP) == KeysSpec.Drawn.USER;
    return new KeySpace(Math.toIntExact(count), zipf, perUser);
  }

  private <T> Optional<T> keyValue(String name, Optional<KeysSpec> own, Function<KeysSpec, Optional<T>> value) {
    return own.flatMap(value)
        .or(() -> Optional.ofNullable(declared.get(name)).flatMap(DataSpec::keys).flatMap(value))
        .or(() -> uses.get(name).stream().flatMap(use -> use.keys().flatMap(value).stream()).findFirst());
  }

  /** Size of an item in bytes: the step's own, else that of the first step that says one, else the default. */
  long bytes(String name, Optional<DataSize> own, AssumptionList assumptions) {
    Optional<DataSize> size = own.or(() -> uses.get(name).stream().flatMap(use -> use.size().stream()).findFirst());
    return assumptions.take("data." + name, Steps.SIZE, size).bytes();
  }
}
