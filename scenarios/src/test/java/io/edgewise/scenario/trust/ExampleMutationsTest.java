package io.edgewise.scenario.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.trust.Mutation.Kind;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExampleMutationsTest {

  @Test
  @DisplayName("a spoilt example is still valid, or says where it is not; .ci/mutations tries them all")
  void spoiltExamples() throws IOException {
    ExampleMutations campaign = new ExampleMutations();
    campaign.run(Path.of("examples"), 401, 0, file -> {
    });
    assertEquals(List.of(), campaign.faults(), campaign::summary);
    assertTrue(campaign.tried() > 30, campaign::summary);
  }

  @Test
  @DisplayName("a message counts where the offer is used, or in the file meant, that the spoilt value is about, and nowhere else")
  void otherEnd() {
    String text = """
        strategies:
          pooler: {stores: {orders: {store: postgres, pooler: 20}}}
          cached: {stores: {orders: {store: postgres-cache, pooler: 20}}}
        catalog:
          stores:
            postgres: {connections: 7}
        """;
    Mutation offer = new Mutation(Kind.RETYPED, "catalog.stores.postgres.connections", at("f.yaml", 6), () -> text);
    String message = "found a pooler with 20 connections; the store accepts 7. Lower it";
    String path = "strategies.pooler.stores.orders.pooler";
    assertTrue(OtherEnd.tells(new Problem(at("f.yaml", 2), path, message), offer, "f.yaml"));
    assertFalse(OtherEnd.tells(new Problem(at("f.yaml", 3), path, message), offer, "f.yaml"), "another offer");
    assertFalse(OtherEnd.tells(new Problem(at("f.yaml", 2), "users", message), offer, "f.yaml"), "no strategy");
    assertFalse(OtherEnd.tells(new Problem(at("f.yaml", 2), path, message.replace("7", "70")), offer, "f.yaml"),
        "another value");
    assertFalse(OtherEnd.tells(new Problem(at("g.yaml", 2), path, message), offer, "f.yaml"), "another file");
    Mutation column = new Mutation(Kind.RETYPED, "users.pattern.trace.time", at("f.yaml", 1),
        () -> "users: {pattern: {trace: {file: t.csv, time: 7}}}\n");
    assertTrue(OtherEnd.tells(new Problem(at("d/t.csv", 1), "", "no column \"7\"; allowed: t"), column, "f.yaml"));
    assertFalse(OtherEnd.tells(new Problem(at("d/t.csv", 1), "", "no column \"8\"; allowed: t"), column, "f.yaml"));
    Mutation file = new Mutation(Kind.RETYPED, "calibration", at("f.yaml", 1), () -> "calibration: 7\n");
    assertTrue(OtherEnd.tells(new Problem(Location.whole("d/7"), "", "no such file"), file, "f.yaml"));
    assertFalse(OtherEnd.tells(new Problem(Location.whole("d/77"), "", "no such file"), file, "f.yaml"));
  }

  private static Location at(String source, int line) {
    return new Location(source, line, 1);
  }
}
