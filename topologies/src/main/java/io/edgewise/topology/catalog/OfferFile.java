package io.edgewise.topology.catalog;

import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Provenance;
import io.edgewise.topology.text.ProvenanceCheck;
import io.edgewise.topology.text.Sources;
import java.util.Optional;
import java.util.Set;

/**
 * An offer as it was written.
 *
 * @param id identifier
 * @param kind what it offers
 * @param node the mapping that describes it
 * @param sources the sources in force at its nodes
 * @param inline whether a scenario states it: then its numbers need no source
 */
record OfferFile(String id, OfferKind kind, Node node, Sources sources, boolean inline) {

  /** Keys whose values are no facts about the world: worked examples, and names that look like numbers. */
  static final Set<String> WITHOUT_SOURCE = Set.of("invoices", "notes", "summary", "provider", "aliases");

  /** A file of the catalogue: a document of its own, with its sources. */
  static OfferFile of(String id, OfferKind kind, Node root, Problems problems) {
    ProvenanceCheck.check(root, WITHOUT_SOURCE, problems);
    return new OfferFile(id, kind, root, Sources.read(root, problems), false);
  }

  /** Where the numbers of a node come from. */
  Optional<Provenance> provenance(Node at) {
    return sources.of(at);
  }
}
