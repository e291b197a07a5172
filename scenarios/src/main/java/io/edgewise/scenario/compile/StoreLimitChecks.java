package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.RequestSpec;
import io.edgewise.scenario.spec.StepSpec;
import io.edgewise.topology.catalog.BrokenLimit;
import io.edgewise.topology.catalog.Limit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Limits of stores that a strategy breaks for certain: items larger than it takes, more operations of one request or more
 * data than there may be. What depends on the load (rates, connections) is refused in the simulation instead.
 *
 * @param requests the kinds of requests, by name
 * @param dataSets the data sets that they use
 */
record StoreLimitChecks(Map<String, RequestSpec> requests, DataSets dataSets) {

  /**
   * The limits that are broken.
   *
   * @param held indices of the data sets that the store holds
   * @param gigabytes what it keeps of all of them
   */
  List<BrokenLimit> broken(List<Limit> limits, List<Integer> held, double gigabytes) {
    return limits.stream().flatMap(limit -> need(limit, held, gigabytes).map(limit::brokenBy).stream()).toList();
  }

  private Optional<String> need(Limit limit, List<Integer> held, double gigabytes) {
    return switch (limit.kind()) {
      case ITEM_SIZE -> held.stream().flatMap(dataSet -> dataSets.largestItem(dataSet).stream()
          .filter(size -> size.binaryBytes() > limit.most())
          .map(size -> "an item of \"" + dataSets.names().get(dataSet) + "\" has " + size)).findFirst();
      case OPERATIONS -> requests.entrySet().stream().flatMap(request -> {
        long operations = operations(request.getValue().steps().orElse(List.of()), held);
        return operations > limit.most()
            ? Optional.of("\"" + request.getKey() + "\" asks it up to " + operations + " times").stream()
            : Optional.<String>empty().stream();
      }).findFirst();
      case STORED -> gigabytes * 1e9 > limit.most()
          ? Optional.of(String.format(Locale.ROOT, "it would keep %.3g GB", gigabytes)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Most operations of one request; what services and workflows do belongs to requests of their own. */
  private long operations(List<StepSpec> steps, List<Integer> held) {
    return steps.stream().mapToLong(step -> switch (step) {
      case StepSpec.Read read -> count(read.from(), held) + operations(read.fallback().orElse(List.of()), held);
      case StepSpec.Write write -> count(write.to(), held);
      case StepSpec.Repeat repeat -> operations(repeat.inner(), held) * repeat.times().orElse(1L);
      case StepSpec.ForEach each -> operations(each.inner(), held) * each.items().orElse(1L);
      case StepSpec.Chance chance -> operations(chance.inner(), held);
      case StepSpec.Parallel parallel -> operations(parallel.inner(), held);
      case StepSpec.Compute compute -> 0;
      case StepSpec.Wait wait -> 0;
      case StepSpec.Recorded recorded -> 0;
      case StepSpec.Infer infer -> 0;
      case StepSpec.Call call -> operations(call.fallback().orElse(List.of()), held);
      case StepSpec.Publish publish -> 0;
      case StepSpec.Workflow workflow -> 0;
    }).sum();
  }

  private long count(Optional<String> name, List<Integer> held) {
    return name.filter(found -> held.contains(dataSets.index(found))).isPresent() ? 1 : 0;
  }
}
