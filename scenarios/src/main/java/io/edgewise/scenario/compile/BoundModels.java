package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.RequestSpec;
import io.edgewise.scenario.spec.StepSpec;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.InferenceEndpoint;
import io.edgewise.sim.model.Place;
import io.edgewise.topology.catalog.BrokenLimit;
import io.edgewise.topology.catalog.ConfiguredModel;
import io.edgewise.topology.catalog.ConfiguredPlatform;
import io.edgewise.topology.catalog.Limit;
import io.edgewise.topology.catalog.ModelOffer;
import io.edgewise.topology.catalog.ModelUse;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The offers that answer for the models of a scenario in one strategy. Models that are bound alike share an offer, and its
 * quota and bill.
 *
 * @param names the models
 * @param byModel the configured offer of each, by index
 */
record BoundModels(ModelNames names, Map<Integer, ConfiguredModel> byModel) {

  /** Models that are bound alike: the binding of each, by index. */
  private record Group(ModelOffer offer, TreeMap<Integer, Node> bindings) {}

  /** Empty where a problem is recorded, or was when the file was read. */
  static Optional<BoundModels> of(Map<String, Node> bindings, ModelNames names, OfferLookup offers, List<Place> sites,
      Places places, Problems problems) {
    Map<String, Group> groups = new LinkedHashMap<>();
    boolean complete = true;
    for (Map.Entry<String, Node> binding : bindings.entrySet()) {
      Optional<ModelOffer> offer = offers.model(binding.getValue());
      int model = names.index(binding.getKey());
      complete &= offer.isPresent();
      if (offer.isPresent() && model >= 0) {
        groups.computeIfAbsent(CanonicalText.of(binding.getValue()), key -> new Group(offer.get(), new TreeMap<>()))
            .bindings().put(model, binding.getValue());
      }
    }
    Map<Integer, ConfiguredModel> byModel = new TreeMap<>();
    for (Group group : groups.values()) {
      List<Integer> models = List.copyOf(group.bindings().keySet());
      group.offer().configure(group.bindings().firstEntry().getValue(), new ModelUse(models, sites), places, problems)
          .ifPresent(configured -> models.forEach(model -> byModel.put(model, configured)));
    }
    return complete && byModel.size() == names.names().size()
        ? Optional.of(new BoundModels(names, byModel)) : Optional.empty();
  }

  /**
   * Where each model answers, by index.
   *
   * @param services how many services there are that steps call; those that models run on follow
   */
  List<InferenceEndpoint> endpoints(int services) {
    List<ConfiguredModel> own = configured().stream().filter(model -> model.instances().isPresent()).toList();
    return byModel.values().stream().map(model -> model.instances().isEmpty()
        ? model.endpoint() : model.endpoint().onInstancesOf(services + own.indexOf(model))).toList();
  }

  /** What models run on that have instances of their own, by the name of the first such model, in the order of indices. */
  Map<String, ConfiguredPlatform> instances() {
    Map<String, ConfiguredPlatform> instances = new LinkedHashMap<>();
    List<ConfiguredModel> seen = new ArrayList<>();
    byModel.forEach((model, configured) -> {
      if (!seen.contains(configured)) {
        seen.add(configured);
        configured.instances().ifPresent(platform -> instances.put(names.names().get(model), platform));
      }
    });
    return instances;
  }

  /** The offers, once each. */
  List<ConfiguredModel> configured() {
    return byModel.values().stream().distinct().toList();
  }

  /** What they cost. */
  List<Charge> charges() {
    return configured().stream().flatMap(model -> model.charges().stream()).toList();
  }

  /** The context windows that prompts and their answers do not fit into on average. */
  List<BrokenLimit> broken(Map<String, RequestSpec> requests) {
    List<BrokenLimit> broken = new ArrayList<>();
    requests.forEach((name, request) -> questions(request.steps().orElse(List.of())).forEach(question -> {
      double tokens = question.input().map(input -> input.count().mean()).orElse(0.0)
          + question.output().map(output -> output.count().mean()).orElse(0.0);
      int model = question.model().map(names::index).orElse(-1);
      Optional.ofNullable(byModel.get(model)).stream().flatMap(found -> found.limits().stream())
          .filter(limit -> limit.kind() == Limit.Kind.CONTEXT && tokens > limit.most())
          .forEach(limit -> broken.add(limit.brokenBy("prompt and answer of \"" + name + "\" have "
              + Math.round(tokens) + " tokens on average")));
    }));
    return broken;
  }

  private static Stream<StepSpec.Infer> questions(List<StepSpec> steps) {
    return steps.stream().flatMap(step -> step instanceof StepSpec.Infer infer
        ? Stream.of(infer) : questions(step.inner()));
  }
}
