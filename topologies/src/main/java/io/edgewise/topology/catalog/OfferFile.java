package io.edgewise.topology.catalog;

import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Provenance;
import io.edgewise.topology.text.ProvenanceCheck;
import io.edgewise.topology.text.Severity;
import io.edgewise.topology.text.Sources;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An offer as it was written.
 *
 * @param id identifier
 * @param kind what it offers
 * @param node the mapping that describes it
 * @param sources the sources in force at its nodes
 * @param inline whether a scenario states it: then its numbers need no source
 * @param base the offer that it extends, if any
 */
record OfferFile(String id, OfferKind kind, Node node, Sources sources, boolean inline, Optional<OfferFile> base) {

  /** Key that names the offer whose keys hold where a file has none of its own. */
  static final String EXTENDS = "extends";

  /** Mappings whose entries add to those of the extended offer; all other keys take their place whole. */
  private static final List<String> ADDED = List.of("sources", "prices", "choices");

  OfferFile(String id, OfferKind kind, Node node, Sources sources, boolean inline) {
    this(id, kind, node, sources, inline, Optional.empty());
  }

  /** Keys whose values are no facts about the world: worked examples, and names that look like numbers. */
  static final Set<String> WITHOUT_SOURCE = Set.of("invoices", "notes", "summary", "provider", "aliases");

  static final String PRESETS = "presets";
  private static final String START_UP = "startUp";
  private static final String READ = "read";
  private static final String WRITE = "write";
  private static final String SOURCES = "sources";
  private static final String FROM = "from";

  /** Keys of facts that are no numbers: a table is many of them, and where actors may live is a fact as well. */
  private static final List<String> FACTS = List.of("table", "homes");

  /** A file of the catalogue: a document of its own, with its sources. */
  static OfferFile of(String id, OfferKind kind, Node root, Problems problems) {
    OfferFile file = new OfferFile(id, kind, root, Sources.read(root, problems), false);
    Problems found = new Problems();
    ProvenanceCheck.check(root, WITHOUT_SOURCE, found);
    Set<String> used = new HashSet<>();
    file.facts(root, null, used, problems);
    Set<String> usedPaths = root.get(SOURCES).map(Node::entries).orElse(List.of()).stream()
        .filter(entry -> used.contains(entry.key())).map(entry -> entry.value().path()).collect(Collectors.toSet());
    found.sorted().stream()
        .filter(problem -> problem.severity() == Severity.ERROR || !usedPaths.contains(problem.path()))
        .forEach(problems::add);
    return file;
  }

  /** Facts need a source as numbers do, and use it. */
  private void facts(Node node, String inherited, Set<String> used, Problems problems) {
    String source = node.get(FROM).filter(from -> from.kind() == Node.Kind.SCALAR).map(Node::text).orElse(inherited);
    for (String key : FACTS) {
      Optional<Node> fact = node.get(key);
      if (fact.isPresent() && source == null) {
        problems.add(fact.get(), "the key \"" + key
            + "\" has no source; write \"from: SOURCE-ID\" beside it or in a mapping around it");
      } else if (fact.isPresent()) {
        used.add(source);
      }
    }
    node.items().forEach(item -> facts(item, source, used, problems));
    node.entries().stream()
        .filter(entry -> !entry.key().equals(SOURCES) && !WITHOUT_SOURCE.contains(entry.key()))
        .forEach(entry -> facts(entry.value(), source, used, problems));
  }

  /** The presets that the offer has beside its own numbers, by name. */
  List<String> presets() {
    return node.get(PRESETS).map(Node::entries).orElse(List.of()).stream().map(Node.Entry::key).toList();
  }

  /** The offer with the keys of a preset in place of its own; itself where it has none of that name. */
  OfferFile under(String preset) {
    return node.get(PRESETS).flatMap(presets -> presets.get(preset))
        .map(overlay -> new OfferFile(id, kind, node.overlaidBy(overlay), sources, inline, base)).orElse(this);
  }

  /** Where the numbers of a node come from. */
  Optional<Provenance> provenance(Node at) {
    return base.isEmpty() || sources.holds(at) ? sources.of(at) : base.get().provenance(at);
  }

  /** What it extends; empty for an offer that stands alone. */
  Optional<Node> extended() {
    return node.get(EXTENDS);
  }

  /**
   * The offer with the keys of another where it has none of its own. Entries of {@code prices} and {@code choices} add to
   * those of the other; its worked invoices are not taken over, since they need not hold any more.
   */
  OfferFile on(OfferFile other) {
    Node merged = other.node.without("invoices").overlaidBy(node.without(EXTENDS));
    for (String key : ADDED) {
      Optional<Node> theirs = other.node.get(key).filter(found -> found.kind() == Node.Kind.MAPPING);
      Optional<Node> own = node.get(key).filter(found -> found.kind() == Node.Kind.MAPPING);
      if (theirs.isPresent() && own.isPresent()) {
        merged = merged.with(key, theirs.get().overlaidBy(own.get()));
      }
    }
    return new OfferFile(id, kind, merged, sources, inline, Optional.of(other));
  }

  /**
   * The offer with numbers that were measured in place of its own, under every preset. Parts of a start-up each take the
   * place of that part. A key that the offer has not got is told, save for {@code write} beside {@code read}.
   *
   * @param numbers keys of an offer, and {@code sources}
   */
  OfferFile measured(Node numbers, Problems problems) {
    Node merged = node;
    for (Node.Entry entry : numbers.without(SOURCES).entries()) {
      String key = entry.key();
      Optional<Node> own = node.get(key);
      if (own.isEmpty() && !(key.equals(WRITE) && node.get(READ).isPresent())) {
        problems.add(entry, "it has no key \"" + key + "\"");
      }
      boolean parts = key.equals(START_UP) && own.filter(StartUpRule::hasParts).isPresent();
      merged = parts ? merged.with(key, own.get().overlaidBy(entry.value())) : merged.overlaidBy(numbers, key);
      merged = withoutInPresets(merged, key);
    }
    return new OfferFile(id, kind, merged, Sources.read(numbers, problems), inline, Optional.of(this));
  }

  private static Node withoutInPresets(Node offer, String key) {
    Optional<Node> presets = offer.get(PRESETS);
    if (presets.isEmpty()) {
      return offer;
    }
    Node changed = presets.get();
    for (Node.Entry preset : presets.get().entries()) {
      changed = changed.with(preset.key(), preset.value().without(key));
    }
    return offer.with(PRESETS, changed);
  }
}
