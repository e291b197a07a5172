package io.edgewise.scenario.compile;

import io.edgewise.scenario.schema.Default;
import io.edgewise.scenario.schema.Key;
import io.edgewise.topology.catalog.Assumption;
import io.edgewise.topology.catalog.ClientForms;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies defaults and remembers each. Not thread-safe. */
final class AssumptionList {

  private final List<Assumption> assumptions = new ArrayList<>();

  /**
   * The value given, or the key's default, which is then recorded.
   *
   * @param path of the mapping that the key belongs to
   * @throws IllegalArgumentException if the key has no default
   */
  <T> T take(String path, Key<T> key, Optional<T> given) {
    if (given.isPresent()) {
      return given.get();
    }
    Default<T> fallback =
        key.fallback().orElseThrow(() -> new IllegalArgumentException(path + "." + key.name() + " has no default"));
    add(path + "." + key.name(), fallback.written(), fallback.provenance());
    return fallback.value();
  }

  /** Records what holds. */
  void add(String subject, String text, Provenance provenance) {
    Assumption assumption = new Assumption(subject, text, Optional.of(provenance));
    if (!assumptions.contains(assumption)) {
      assumptions.add(assumption);
    }
  }

  /** Records a default that depends on other values. */
  void derived(String subject, String text, String reason) {
    add(subject, text, Default.assumption(reason));
  }

  /** Records what a mapping at a path leaves open of what clients do when they are not answered. */
  void ofClients(String path, Node mapping) {
    ClientForms.assumed(mapping)
        .forEach((key, value) -> add(path + "." + key, value, Default.assumption("left open by the file")));
  }

  List<Assumption> toList() {
    return List.copyOf(assumptions);
  }
}
