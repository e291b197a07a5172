package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Quorum;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The section {@code quorum} {@code {n: 3, r: 2, w: 2}} of a store: the replicas lie where {@code replicas} says, or
 * {@code n} of them at one place.
 *
 * @param count n; empty for as many as places are named
 * @param read r
 * @param write w
 */
record QuorumRule(Optional<Integer> count, int read, int write) {

  private static final Form<Integer> REPLICAS =
      Quantities.COUNT.atLeast("1").atMost(String.valueOf(Quorum.MOST_REPLICAS)).map(Math::toIntExact);

  static Optional<QuorumRule> read(Node node, Problems problems) {
    Fields fields = Fields.sourced(node, problems).required("r", "w");
    Optional<Integer> count = fields.value("n", REPLICAS);
    Optional<Integer> read = fields.value("r", REPLICAS);
    Optional<Integer> write = fields.value("w", REPLICAS);
    if (count.isPresent() && Math.max(read.orElse(1), write.orElse(1)) > count.get()) {
      fields.fail("r and w are at most n, the number of replicas, " + count.get());
    }
    return fields.build(() -> new QuorumRule(count, read.orElseThrow(), write.orElseThrow()));
  }

  /**
   * The layout under a strategy; empty where something is wrong, which is then recorded.
   *
   * @param home places of {@code n} replicas where none is named; empty for an error
   */
  Optional<StoreLayout> resolve(Settings settings, Sites sites, Places places, Optional<List<Place>> home) {
    boolean named = settings.given("replicas").isPresent() || settings.offer().has("replicas");
    String key = named ? "replicas" : "at";
    Optional<List<Place>> found = sites.resolve(settings, key, places, named ? Optional.empty() : home);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<Place> replicas = found.get().size() == 1 && count.isPresent()
        ? Collections.nCopies(count.get(), found.get().getFirst()) : found.get();
    if (count.isPresent() && replicas.size() != count.get()) {
      settings.fail(key, "the quorum is of n = " + count.get() + " replicas, found " + replicas.size() + " places");
      return Optional.empty();
    }
    if (Math.max(read, write) > replicas.size()) {
      settings.fail(key, "the quorums r = " + read + " and w = " + write + " are of at least as many replicas, found "
          + replicas.size() + " places");
      return Optional.empty();
    }
    settings.offer().node("quorum").ifPresent(settings.log()::use);
    return Optional.of(new StoreLayout(new Quorum(replicas, read, write), replicas));
  }
}
