package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.RequestSpec;
import io.edgewise.scenario.spec.StepSpec;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.WorkflowEvent;
import io.edgewise.topology.catalog.BrokenLimit;
import io.edgewise.topology.catalog.ConfiguredFront;
import io.edgewise.topology.catalog.ConfiguredPlatform;
import io.edgewise.topology.catalog.ConfiguredQueue;
import io.edgewise.topology.catalog.Limit;
import io.edgewise.topology.catalog.Orchestration;
import io.edgewise.topology.text.DataSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a platform cannot do at all makes a strategy infeasible where its requests need it, rather than give a figure that
 * nobody can have: responses larger than it carries, work longer than it lasts, more memory or more calls than there are.
 *
 * @param requests the kinds of requests, by name
 * @param dataSets the data sets that they use
 * @param called the services that they call
 */
record LimitChecks(Map<String, RequestSpec> requests, DataSets dataSets, CalledServices called) {

  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * The limits that a strategy breaks, those of its settings first; none where it is feasible.
   *
   * @param inCaller workflows that stay with the code that starts them
   */
  List<BrokenLimit> broken(ConfiguredPlatform platform, ConfiguredFront front, Set<String> inCaller) {
    List<BrokenLimit> broken = new ArrayList<>(platform.limits().broken());
    List<Limit> limits = new ArrayList<>(platform.limits().limits());
    limits.addAll(front.limits());
    requests.forEach((name, request) -> check(limits, name, RequestNeeds.of(request, inCaller), platform, broken));
    return broken;
  }

  /** The limits that the calls of a service, or the executions of a workflow, break, those of its settings first. */
  List<BrokenLimit> broken(String service, ConfiguredPlatform platform) {
    List<BrokenLimit> broken = new ArrayList<>(platform.limits().broken());
    called.calls(service).stream().map(RequestNeeds::of)
        .forEach(needs -> check(platform.limits().limits(), service, needs, platform, broken));
    called.messages(service).stream().map(RequestNeeds::of)
        .forEach(needs -> check(platform.limits().limits(), service, needs, platform, broken));
    Map<WorkflowEvent, Integer> history = platform.orchestration().map(Orchestration::history).orElse(Map.of());
    for (StepSpec.Workflow workflow : called.workflows(service)) {
      check(platform.limits().limits(), service, RequestNeeds.of(workflow), platform, broken);
      platform.limits().limits().forEach(
          limit -> WorkflowNeeds.of(workflow).need(limit, service, history)
              .ifPresent(need -> broken.add(limit.brokenBy(need))));
    }
    return broken.stream().distinct().toList();
  }

  /** The limits that the messages to a queue break. */
  List<BrokenLimit> broken(String service, ConfiguredQueue queue) {
    List<BrokenLimit> broken = new ArrayList<>();
    for (Limit limit : queue.offer().limits()) {
      called.messages(service).stream().flatMap(message -> message.size().stream())
          .filter(size -> size.binaryBytes() > limit.most()).findFirst()
          .ifPresent(size -> broken.add(limit.brokenBy("a message to \"" + service + "\" has " + size)));
    }
    return broken;
  }

  private static void check(List<Limit> limits, String name, RequestNeeds needs, ConfiguredPlatform platform,
      List<BrokenLimit> broken) {
    for (Limit limit : limits) {
      need(limit, name, needs, platform).ifPresent(need -> broken.add(limit.brokenBy(need)));
    }
  }

  private static Optional<String> need(Limit limit, String name, RequestNeeds needs, ConfiguredPlatform platform) {
    Cpu cpu = platform.platform().cpu();
    double millis = needs.meanCpuMillis() / cpu.speed() + needs.meanWaitMillis();
    return switch (limit.kind()) {
      case PAYLOAD -> needs.response().filter(size -> size.binaryBytes() > limit.most())
          .map(size -> "the response of \"" + name + "\" has " + size);
      case DURATION -> exceeds(millis * NANOS_PER_MILLI, limit, "\"" + name + "\" takes " + time(millis)
          + " on average, without its stores");
      case CPU_TIME -> exceeds(needs.meanCpuMillis() * NANOS_PER_MILLI, limit, "\"" + name + "\" computes for "
          + time(needs.meanCpuMillis()) + " on average");
      case MEMORY -> needs.memory().filter(size -> size.binaryBytes() > limit.most())
          .map(size -> memory(name, size));
      case SUBREQUESTS -> exceeds(needs.calls(), limit, "\"" + name + "\" calls stores up to " + needs.calls()
          + (needs.calls() == 1 ? " time" : " times"));
      case CONNECTIONS -> exceeds(Math.min(1, needs.calls()), limit, "\"" + name + "\" has a call open");
      case STORAGE, VCPUS, HISTORY, CONTEXT, PARALLEL, ITEM_SIZE, OPERATIONS, STORED -> Optional.empty();
    };
  }

  private static String memory(String name, DataSize size) {
    return "\"" + name + "\" needs " + size;
  }

  private static Optional<String> exceeds(double amount, Limit limit, String need) {
    return amount > limit.most() ? Optional.of(need) : Optional.empty();
  }

  private static String time(double millis) {
    double minutes = millis / 60_000;
    if (minutes >= 60) {
      return minutes >= 48 * 60 ? plain(minutes / 1440) + " d" : plain(minutes / 60) + " h";
    }
    return minutes >= 1 ? plain(minutes) + " min" : millis >= 1000 ? plain(millis / 1000) + " s"
        : plain(millis) + " ms";
  }

  private static String plain(double value) {
    return String.format(Locale.ROOT, "%.3g", value).replaceFirst("(\\.\\d*?)0+$", "$1")
        .replaceFirst("\\.$", "");
  }
}
