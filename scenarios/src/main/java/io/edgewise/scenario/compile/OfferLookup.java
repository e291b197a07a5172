package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.StrategySpec.FrontName;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.catalog.ModelOffer;
import io.edgewise.topology.catalog.NatOffer;
import io.edgewise.topology.catalog.OfferKind;
import io.edgewise.topology.catalog.PlatformOffer;
import io.edgewise.topology.catalog.QueueOffer;
import io.edgewise.topology.catalog.StoreOffer;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Suggestions;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Finds the offers that a strategy names, in the catalogue extended by the scenario's own.
 *
 * @param catalog all offers
 * @param inline the scenario's {@code catalog} section
 * @param problems takes unknown names
 */
record OfferLookup(Catalog catalog, Optional<Node> inline, Problems problems) {

  /** The platform of a {@code compute} mapping. */
  Optional<PlatformOffer> platform(Node compute) {
    return id(compute, "platform").flatMap(name -> offer(compute, name, OfferKind.PLATFORM, Catalog::platform));
  }

  /** The store of a binding: a name, or a mapping with {@code store}. */
  Optional<StoreOffer> store(Node binding) {
    return bound(binding, "store", OfferKind.STORE, Catalog::store);
  }

  /** The engine of a workflow: a name, or a mapping with {@code workflow}. */
  Optional<PlatformOffer> workflow(Node binding) {
    return bound(binding, "workflow", OfferKind.WORKFLOW, Catalog::workflow);
  }

  /** What answers for a model: a name, or a mapping with {@code offer}. */
  Optional<ModelOffer> model(Node binding) {
    return bound(binding, "offer", OfferKind.MODEL, Catalog::model);
  }

  /** The queue of a binding: a name, or a mapping with {@code queue}. */
  Optional<QueueOffer> queue(Node binding) {
    return bound(binding, "queue", OfferKind.QUEUE, Catalog::queue);
  }

  /** The gateway of a {@code nat} key: a name, or a mapping with {@code gateway}. */
  Optional<NatOffer> nat(Node binding) {
    return bound(binding, "gateway", OfferKind.NAT, Catalog::nat);
  }

  private <T> Optional<T> bound(Node binding, String key, OfferKind kind,
      BiFunction<Catalog, String, Optional<T>> find) {
    Optional<Node> name = binding.kind() == Node.Kind.SCALAR ? Optional.of(binding) : id(binding, key);
    return name.flatMap(node -> offer(binding, node, kind, find));
  }

  /** The offer of a name, under the preset that its mapping may choose. */
  private <T> Optional<T> offer(Node mapping, Node name, OfferKind kind,
      BiFunction<Catalog, String, Optional<T>> find) {
    return Form.TEXT.read(name, problems)
        .flatMap(id -> known(find.apply(catalog.underPresetOf(mapping, kind, id, problems), id), kind, name, id));
  }

  /** Checks that there is a front of this name. */
  void front(FrontName name) {
    if (!name.id().equals("none")) {
      known(catalog.front(name.id()), OfferKind.FRONT, name.node(), name.id());
    }
  }

  private Optional<Node> id(Node mapping, String key) {
    Optional<Node> node = mapping.get(key);
    if (node.isEmpty()) {
      problems.add(mapping, mapping.kind() == Node.Kind.MAPPING
          ? "the key \"" + key + "\" is missing"
          : "expected a mapping with \"" + key + "\", found " + mapping.description());
    }
    return node;
  }

  private <T> Optional<T> known(Optional<T> offer, OfferKind kind, Node node, String id) {
    boolean broken = inline.flatMap(own -> own.get(kind.folder())).flatMap(own -> own.get(id)).isPresent();
    if (offer.isEmpty() && !broken) {
      problems.add(node, "no " + kind + " \"" + id + "\"" + Suggestions.hint(id, catalog.ids(kind)));
    }
    return offer;
  }
}
