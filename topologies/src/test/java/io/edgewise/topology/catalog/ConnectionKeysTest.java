package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.PLACES;
import static io.edgewise.topology.catalog.TestNodes.node;
import static io.edgewise.topology.catalog.TestNodes.platform;
import static io.edgewise.topology.catalog.TestNodes.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.Connections;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.StateStore;
import io.edgewise.topology.text.Problems;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The keys {@code connections}, {@code pool} and {@code pooler}. */
class ConnectionKeysTest {

  private static final CodeInstances SERVERS = new CodeInstances(CodeInstances.Kind.SERVERS, 3);

  private static Optional<ConfiguredStore> database(String offer, String more, CodeInstances code, Problems problems) {
    return with("stores: {database: {read: 2 ms, " + offer + "}}").store("database").orElseThrow().configure(
        node("{store: database, at: aws:us-east-1" + more + "}"),
        new StoreUse(List.of(0), 1, List.of(TestNodes.place("aws:us-east-1")), code), PLACES, problems);
  }

  private static StateStore store(String more, CodeInstances code) {
    Problems problems = new Problems();
    Optional<ConfiguredStore> found = database("connections: 100", more, code, problems);
    assertTrue(problems.isEmpty(), problems::toString);
    return found.orElseThrow().store();
  }

  private static String problems(String offer, String more, CodeInstances code) {
    Problems problems = new Problems();
    assertEquals(Optional.empty(), database(offer, more, code, problems));
    return problems.toString();
  }

  @Test
  @DisplayName("instances hold one each, servers of a site ten each together, unless the strategy says otherwise")
  void direct() {
    assertEquals(new Connections(100, 1), store("", CodeInstances.EPHEMERAL).connections());
    assertEquals(new Connections(100, 5), store(", pool: 5", CodeInstances.EPHEMERAL).connections());
    assertEquals(new Connections(100, 30), store("", SERVERS).connections());
    assertEquals(new Connections(100, 60), store(", pool: 20", SERVERS).connections());
  }

  @Test
  @DisplayName("a pooler is a queue for its own connections, and adds its time to each operation")
  void pooler() {
    StateStore store = store(", pooler: {connections: 20, added: 1 ms}", CodeInstances.EPHEMERAL);
    assertEquals(Connections.UNLIMITED, store.connections());
    assertEquals(new StateStore.Capacity(20, InstancePolicy.UNLIMITED), store.capacity());
    assertEquals(3, store.readMillis().mean(), 1e-12);
    assertEquals(20, store(", pooler: 20", SERVERS).capacity().servers());
  }

  @Test
  @DisplayName("a limit is the strategy's where the offer bounds it")
  void bounded() {
    Problems problems = new Problems();
    assertEquals(300, database("connections: {default: 100, most: 500}", ", connections: 300", CodeInstances.EPHEMERAL,
        problems).orElseThrow().store().connections().limit());
  }

  @Test
  @DisplayName("what cannot be is told with the way out")
  void mistakes() {
    assertTrue(problems("connections: 100", ", pool: 40", SERVERS)
        .contains("the code would hold 120 connections; the store accepts 100"));
    assertTrue(problems("connections: 100", ", pooler: 200", SERVERS)
        .contains("a pooler with 200 connections; the store accepts 100"));
    assertTrue(problems("connections: 100", "", new CodeInstances(CodeInstances.Kind.UNCOUNTED, 1))
        .contains("put a pooler between"));
    assertTrue(problems("servers: 4", ", pool: 4", SERVERS).contains("pool"));
  }

  @Test
  @DisplayName("code is counted by what it runs in")
  void code() {
    assertEquals(new CodeInstances(CodeInstances.Kind.SERVERS, 4),
        platform("ec2", "{platform: ec2, at: aws:us-east-1, count: 4}").code());
    assertEquals(CodeInstances.EPHEMERAL, platform("aws-lambda", "{platform: aws-lambda, at: aws:us-east-1}").code());
    assertEquals(CodeInstances.Kind.UNCOUNTED,
        platform("cloudflare-workers", "{platform: cloudflare-workers}").code().kind());
    assertEquals(CodeInstances.Kind.UNCOUNTED,
        platform("ec2", "{platform: ec2, at: aws:us-east-1, instances: {min: 1, max: 4}}").code().kind());
  }
}
