package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Connections;
import io.edgewise.sim.model.StateStore.Capacity;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Provenance;
import io.edgewise.topology.text.Quantities;
import java.util.List;
import java.util.Optional;

/**
 * The connections that a database accepts, and how a strategy uses them: {@code connections: 100} of the offer, and of the
 * strategy either {@code pool: 10}, the connections of each instance or server, or {@code pooler: {connections: 20, added: 1
 * ms}}, a process between code and database that lends its own connections to one operation after the other.
 *
 * @param direct connections that the code holds itself
 * @param pooled the connections of a pooler, for which operations queue; empty without one
 * @param addedNanos what the pooler adds to each operation
 */
record ConnectionKeys(Connections direct, Optional<Capacity> pooled, long addedNanos) {

  private static final String POOL = "pool";
  private static final String POOLER = "pooler";
  private static final String CONNECTIONS = "connections";
  private static final List<String> KEYS = List.of(CONNECTIONS, POOL, POOLER);
  private static final Form<Long> MANY = Quantities.COUNT.atLeast("1").atMost("1000000");
  private static final Form<Integer> COUNT =
      Quantities.COUNT.atLeast("1").atMost("1000000").map(Math::toIntExact);
  private static final int SERVER_POOL = 10;
  private static final Provenance CLIENTS = new Provenance(
      "defaults of client libraries: one connection where an instance"
          + " serves one request, 10 in the pools of HikariCP and node-postgres",
      "2026-11", Provenance.Kind.PUBLISHED,
      Optional.of(Provenance.Confidence.B), "");
  private static final ConnectionKeys NONE = new ConnectionKeys(Connections.UNLIMITED, Optional.empty(), 0);

  /** A pooler as a strategy wants it. */
  private record Pooler(int connections, long addedNanos) {

    static Optional<Pooler> read(Node node, Problems problems) {
      if (node.kind() != Node.Kind.MAPPING) {
        return COUNT.read(node, problems).map(count -> new Pooler(count, 0));
      }
      Fields fields = Fields.sourced(node, problems).required(CONNECTIONS);
      Optional<Integer> count = fields.value(CONNECTIONS, COUNT);
      long added = fields.duration("added", 0);
      return fields.build(() -> new Pooler(count.orElseThrow(), added));
    }
  }

  /** Reads the keys; empty where something is wrong, which is then recorded. */
  static Optional<ConnectionKeys> read(Settings settings, StoreUse use) {
    if (settings.offer().has(CONNECTIONS)) {
      settings.open(settings.offer().node(CONNECTIONS).flatMap(node -> node.get("default")).isPresent()
          ? KEYS : List.of(POOL, POOLER));
    }
    Optional<Integer> limit = settings.bounded(CONNECTIONS, MANY).map(Math::toIntExact);
    Optional<Integer> pool = settings.value(POOL, COUNT);
    Optional<Pooler> pooler = settings.value(POOLER, Pooler::read);
    if (settings.hasFailed()) {
      return Optional.empty();
    }
    if (limit.isEmpty()) {
      return Optional.of(NONE);
    }
    if (pooler.isPresent()) {
      if (pooler.get().connections() > limit.get()) {
        settings.fail(POOLER, "found a pooler with " + pooler.get().connections() + " connections; the store accepts "
            + limit.get());
        return Optional.empty();
      }
      return Optional.of(new ConnectionKeys(Connections.UNLIMITED,
          Optional.of(new Capacity(pooler.get().connections(), Integer.MAX_VALUE)), pooler.get().addedNanos()));
    }
    return direct(settings, use, limit.get(), pool);
  }

  private static Optional<ConnectionKeys> direct(Settings settings, StoreUse use, int limit, Optional<Integer> pool) {
    boolean servers = use.code().kind() == CodeInstances.Kind.SERVERS;
    if (use.code().kind() == CodeInstances.Kind.UNCOUNTED) {
      settings.fail("store",
          "it accepts " + limit + " connections, and how many isolates, or servers whose number follows the"
              + " load, would hold is not simulated; put a pooler between, such as \"pooler: 20\"");
      return Optional.empty();
    }
    int each = pool.orElse(servers ? SERVER_POOL : 1);
    if (pool.isEmpty()) {
      settings.log().add(POOL, each + (servers ? " connections of each server" : " connection of each instance"),
          Optional.of(CLIENTS));
    }
    long all = (long) each * use.code().servers() * (servers ? use.computeSites().size() : 1);
    if (all > limit) {
      settings.fail(POOL, "the code would hold " + all + " connections; the store accepts " + limit
          + ". Lower \"pool\", or put a pooler between, such as \"pooler: 20\"");
      return Optional.empty();
    }
    return Optional.of(new ConnectionKeys(new Connections(limit, servers ? each * use.code().servers() : each),
        Optional.empty(), 0));
  }
}
