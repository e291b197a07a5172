package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.store;
import static io.edgewise.topology.catalog.TestNodes.storeProblems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Autoscaling;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Throughput;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Provisioned capacities that follow the load. */
class ThroughputKeysTest {

  private static ConfiguredStore table(String more) {
    return store("dynamodb-provisioned", "{store: dynamodb-provisioned, at: aws:us-east-1" + more + "}",
        "aws:us-east-1");
  }

  @Test
  @DisplayName("a number is held and refuses nothing, as before")
  void fixed() {
    assertEquals(Throughput.NONE, table(", readCapacity: 30").store().throughput());
    assertEquals(30, table(", readCapacity: 30").held().orElseThrow().reads());
  }

  @Test
  @DisplayName("a range follows the load by the rule of the offer, and is billed by what it held")
  void range() {
    ConfiguredStore table = table(", readCapacity: {min: 5, max: 400}, writeCapacity: 20");
    Autoscaling reads = table.store().throughput().reads().orElseThrow();
    assertEquals(5, reads.least());
    assertEquals(400, reads.most());
    assertEquals(new Autoscaling.Target.Utilisation(0.7), reads.target());
    assertEquals(2, reads.up().periods());
    assertEquals(15, reads.down().periods());
    assertTrue(table.store().throughput().writes().isEmpty());
    assertEquals(300_000_000_000L, table.store().throughput().burstNanos());
    Charge.Counted hours = (Charge.Counted) table.charges().getFirst().uses().getFirst().quantities()
        .get("provisioned-read-unit-hours");
    assertEquals(UsageKind.READ_UNIT_MILLIS, hours.kind());
    assertEquals(1, hours.factor().doubleValue() * 3_600_000, 1e-9);
    assertTrue(table.charges().getFirst().uses().getFirst().quantities()
        .get("provisioned-write-unit-hours") instanceof Charge.Standing);
    assertTrue(table.assumptions().stream().anyMatch(found -> found.subject().contains("capacityScaling")));
  }

  @Test
  @DisplayName("mistakes are told with the way out")
  void mistakes() {
    String start = "{store: dynamodb-provisioned, at: aws:us-east-1, readCapacity: ";
    assertTrue(storeProblems("dynamodb-provisioned", start + "{min: 50, max: 5}}", "aws:us-east-1")
        .contains("\"min\" must not be above \"max\""));
    assertTrue(storeProblems("dynamodb-provisioned", start + "{min: 5, max: 50, target: 10 / s}}", "aws:us-east-1")
        .contains("a part of it, such as 70%"));
    assertTrue(storeProblems("dynamodb-provisioned",
        "{store: dynamodb-provisioned, replicas: [aws:us-east-1, aws:us-west-2], readCapacity: {min: 5, max: 50}}",
        "aws:us-east-1").contains("name one place"));
  }
}
