package io.edgewise.topology.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.Place;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.List;
import java.util.Optional;

/** Short ways for tests to write a scenario's parts and to configure them. */
final class TestNodes {

  static final Places PLACES = Places.shipped();

  private TestNodes() {}

  /** A text as the root of a file called {@code test.yaml}. */
  static Node node(String yaml) {
    Problems problems = new Problems();
    Node root = Document.parse("test.yaml", yaml, problems).orElseThrow().root();
    assertTrue(problems.isEmpty(), problems::toString);
    return root;
  }

  /** A platform that must be configurable. */
  static ConfiguredPlatform platform(Catalog catalog, String id, String compute) {
    Problems problems = new Problems();
    Optional<ConfiguredPlatform> found =
        catalog.platform(id).orElseThrow().configure(node(compute), PLACES, problems);
    assertTrue(problems.isEmpty(), problems::toString);
    return found.orElseThrow();
  }

  static ConfiguredPlatform platform(String id, String compute) {
    return platform(Catalog.shipped(), id, compute);
  }

  /** What is wrong with a platform's configuration, which must be something. */
  static String platformProblems(String id, String compute) {
    Problems problems = new Problems();
    Optional<ConfiguredPlatform> found =
        Catalog.shipped().platform(id).orElseThrow().configure(node(compute), PLACES, problems);
    assertEquals(Optional.empty(), found);
    return problems.toString();
  }

  /** A store that must be configurable, for code at some places. */
  static ConfiguredStore store(Catalog catalog, String id, String binding, String... sites) {
    Problems problems = new Problems();
    Optional<ConfiguredStore> found = catalog.store(id).orElseThrow()
        .configure(node(binding), use(sites), PLACES, problems);
    assertTrue(problems.isEmpty(), problems::toString);
    return found.orElseThrow();
  }

  static ConfiguredStore store(String id, String binding, String... sites) {
    return store(Catalog.shipped(), id, binding, sites);
  }

  /** What is wrong with a store's configuration, which must be something. */
  static String storeProblems(String id, String binding, String... sites) {
    return storeProblems(Catalog.shipped(), id, binding, sites);
  }

  static String storeProblems(Catalog catalog, String id, String binding, String... sites) {
    Problems problems = new Problems();
    Optional<ConfiguredStore> found = catalog.store(id).orElseThrow()
        .configure(node(binding), use(sites), PLACES, problems);
    assertEquals(Optional.empty(), found);
    return problems.toString();
  }

  private static StoreUse use(String... sites) {
    return new StoreUse(List.of(0), 10, List.of(sites).stream().map(PLACES::place).toList());
  }

  /** The shipped catalogue with a scenario's own offers. */
  static Catalog with(String inline) {
    Problems problems = new Problems();
    Catalog catalog = Catalog.shipped().extendedBy(node(inline), problems);
    assertTrue(problems.isEmpty(), problems::toString);
    return catalog;
  }

  static Place place(String id) {
    return PLACES.place(id);
  }
}
