package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Step.Consistency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What scenarios may demand of the freshness of reads, and what they are refused. */
class ConsistencyDemandsTest {

  private static final String OWN = "requests.get.steps=[{read: {from: items, consistency: read-your-writes}}]";
  private static final String TWO_COPIES = "catalog.stores.table={read: 1 ms, replication: {lag: 1 s, sessions: wait}}";
  private static final String PLACED =
      "strategies.here.stores.items={store: table, replicas: [aws:eu-central-1, aws:us-east-1]}";

  @Test
  @DisplayName("a read of a session's own writes, and items that belong to users")
  void sessions() {
    Scenario scenario = Compilation.of(Compilation.SMALL, OWN, TWO_COPIES, PLACED,
        "data={items: {keys: {count: 50, per: user}}}").scenario();
    Step.Read read = (Step.Read) scenario.requests().getFirst().steps().getFirst();
    assertEquals(Consistency.READ_YOUR_WRITES, read.consistency());
    assertEquals(new KeySpace(50, 0.99, true), read.keys());
    Step.Write write = (Step.Write) scenario.requests().get(1).steps().getFirst();
    assertEquals(read.keys(), write.keys());
    assertFalse(((Step.Write) scenario.requests().get(1).steps().get(1)).keys().perUser());
  }

  @Test
  @DisplayName("sessions are observed where the report asks for them")
  void observed() {
    assertFalse(Compilation.of(Compilation.SMALL).scenario().observesSessions());
    assertTrue(Compilation.of(Compilation.SMALL, "report=[sessions]").scenario().observesSessions());
  }

  @Test
  @DisplayName("a strategy's demand takes the place of those of the steps")
  void ofAStrategy() {
    Scenario scenario = Compilation.of(Compilation.SMALL, OWN, "strategies.there.stores.items={store: table, "
        + "at: aws:eu-central-1, consistency: strong}").scenario();
    Step.Read read = (Step.Read) scenario.requests().getFirst().steps().getFirst();
    assertEquals(List.of(Optional.empty(), Optional.of(Consistency.STRONG)),
        scenario.deployments().stream().map(each -> each.stores().getFirst().consistency()).toList());
    assertEquals(Consistency.STRONG, scenario.deployments().get(1).stores().getFirst().consistencyOf(read));
  }

  @Test
  @DisplayName("a store of several copies that knows no sessions cannot show a session its writes")
  void noSessions() {
    String copies = "catalog.stores.table={read: 1 ms, replication: {lag: 1 s}}";
    String ofStep = Compilation.problems(Compilation.SMALL, OWN, copies, PLACED);
    assertTrue(ofStep.contains("the store \"table\" has several copies and knows no sessions (the key \"sessions\" of "
        + "its replication), and requests.get.steps[0].read.from demands what its session wrote of \"items\""), ofStep);
    String ofStrategy = Compilation.problems(Compilation.SMALL, copies,
        PLACED.replace("]}", "], consistency: read-your-writes}"));
    assertTrue(ofStrategy.contains("knows no sessions"), ofStrategy);
    Compilation.of(Compilation.SMALL, OWN, copies, PLACED.replace("]}", "], consistency: eventual}"));
  }

  @Test
  @DisplayName("copies that may be old show nobody the newest write, whoever demands it")
  void copies() {
    String kv = Compilation.problems(Compilation.SMALL, "strategies.here.stores.items={store: cloudflare-kv, "
        + "consistency: strong}", "strategies.here.compute={platform: cloudflare-workers}",
        "strategies.here.stores.log={store: table, at: aws:us-east-1}");
    assertTrue(kv.contains("the store \"cloudflare-kv\" answers from copies that may be old; choose another store"),
        kv);
  }
}
