package io.edgewise.topology.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.metering.PriceSource;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.sim.metering.TierTable;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Charge;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Putting charges together. */
class ChargesTest {

  private static final PriceSource SOURCE = new PriceSource("test", "2026", "assumed", "");
  private static final Charge.Quantity A = new Charge.Counted(UsageKind.READS, List.of(0), BigDecimal.ONE);
  private static final Charge.Quantity B = new Charge.Counted(UsageKind.READS, List.of(1), BigDecimal.ONE);
  private static final Charge.Quantity C = new Charge.Standing(BigDecimal.TEN);

  private static PriceSheet sheet(String name) {
    return new PriceSheet(name, List.of(PriceTerm.of("Reads", "reads", "read", SOURCE)
        .withPrice("1", TierTable.flat("2")).withFree("5")));
  }

  private static Charge charge(String sheet, String region, Charge.Quantity quantity) {
    return new Charge(sheet(sheet), false, List.of(new Charge.Use(region, Map.of("reads", quantity))));
  }

  @Test
  @DisplayName("equal sheets become one charge, quantities of one region and meter are added")
  void merge() {
    List<Charge> merged = Charges.merge(List.of(charge("x", "r", A), charge("y", "r", A), charge("x", "r", B),
        charge("x", "s", C), charge("x", "r", C)));
    assertEquals(List.of("x", "y"), merged.stream().map(charge -> charge.sheet().offer()).toList());
    assertEquals(List.of(new Charge.Use("r", Map.of("reads", new Charge.Sum(List.of(A, B, C)))),
        new Charge.Use("s", Map.of("reads", C))), merged.getFirst().uses());
  }

  @Test
  @DisplayName("merging in parts gives the same as merging at once")
  void associative() {
    List<Charge> all = List.of(charge("x", "r", A), charge("x", "r", B), charge("x", "r", C));
    Charge first = Charges.merge(all.subList(0, 2)).getFirst();
    assertEquals(Charges.merge(all), Charges.merge(List.of(first, all.get(2))));
  }

  @Test
  @DisplayName("the free tier is set for all, and must not differ within one sheet")
  void freeTier() {
    List<Charge> free = Charges.withFreeTier(List.of(charge("x", "r", A)), true);
    assertTrue(free.getFirst().freeTier());
    assertThrows(IllegalArgumentException.class,
        () -> Charges.merge(List.of(charge("x", "r", A), free.getFirst())));
  }
}
