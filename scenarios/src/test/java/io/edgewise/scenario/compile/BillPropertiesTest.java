package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.Experiment;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Bills under changes whose effect is known")
class BillPropertiesTest {

  /** Prices of requests, time, operations on a store and messages; none with an allowance or a step that rounds money. */
  private static String text(int factor) {
    return """
        users: {rate: 2 / s, where: city:tokyo, access: none}
        requests:
          page:
            steps: [{compute: 20 ms}, {read: items}, {write: items}, {publish: {to: work, steps: [{compute: 5 ms}]}}]
        strategies:
          one:
            compute: {platform: box}
            services: {work: {platform: box}}
            queues: {work: line}
            stores: {items: {store: table, at: city:tokyo}}
        catalog:
          platforms:
            box:
              name: Box
              keepAlive: 1 min
              memory: 1024 MB
              prices:
                requests: {meter: invocations, price: $%d / 1k requests}
                time: {meter: gb-seconds, price: $%d / GB-second}
          stores:
            table:
              name: Table
              read: 1 ms
              prices:
                reads: {meter: read-units, price: $%d / 1k reads}
                writes: {meter: write-units, price: $%d / 1k writes}
          queues:
            line: {name: Line, prices: {messages: {meter: messages, price: $%d / 1k messages}}}
        network: {rtt: 0 ms}
        run: {horizon: 1 h, replications: 2, warmUp: 2 min}
        """.formatted(3 * factor, 5 * factor, 7 * factor, 11 * factor, 13 * factor);
  }

  private static StrategyResult run(String text) {
    return new Experiment(Compilation.of(text).scenario()).threads(1).run().strategies().getFirst();
  }

  @Test
  @DisplayName("doubling all prices doubles the bill and every item of it, and nothing else")
  void doubledPrices() {
    StrategyResult once = run(text(1));
    StrategyResult twice = run(text(2));
    assertEquals(7, once.monthlyCost().items().stream().filter(item -> item.amount().signum() > 0).count(),
        "five prices, two of which the service has as well");
    for (int i = 0; i < once.monthlyCost().items().size(); i++) {
      BigDecimal expected = once.monthlyCost().items().get(i).amount().multiply(BigDecimal.TWO);
      assertEquals(0, expected.compareTo(twice.monthlyCost().items().get(i).amount()), "item " + i);
    }
    assertEquals(once.measurements().fingerprint(), twice.measurements().fingerprint());
    assertEquals(once.metric(Metric.P99), twice.metric(Metric.P99));
  }

  @Test
  @DisplayName("twice the load over the same time costs twice as much, within what chance does to the number of requests")
  void doubledLoad() {
    double once = run(text(1)).monthlyCost().total().doubleValue();
    double twice = run(text(1).replace("rate: 2 / s", "rate: 4 / s")).monthlyCost().total().doubleValue();
    // 14,400 and 28,800 requests: six standard errors of the ratio are 6 %.
    assertEquals(2, twice / once, 0.12);
  }

  @Test
  @DisplayName("offers without prices cost nothing, whatever they do")
  void free() {
    String free = text(1).replaceAll("(?m)^ +(requests|time|reads|writes): \\{meter.*\\n", "")
        .replaceAll("(?m)^ +prices:\\n", "")
        .replace(", prices: {messages: {meter: messages, price: $13 / 1k messages}}", "");
    StrategyResult result = run(free);
    assertEquals(0, result.monthlyCost().total().signum());
    assertTrue(result.measurements().requests() > 10_000);
    assertEquals(List.of(), result.monthlyCost().items());
  }
}
