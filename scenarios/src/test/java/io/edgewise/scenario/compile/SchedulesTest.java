package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.spec.DayTimes;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.model.Trigger;
import io.edgewise.sim.result.EventMeasurements;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.topology.text.Problems;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Schedules")
class SchedulesTest {

  private static final String TEXT = """
      users: {rate: 1 / s, where: city:tokyo, access: none}
      requests:
        page: {steps: [{compute: 2 ms}]}
      schedules:
        clean: {every: 15 min, steps: [{compute: 100 ms}, {read: items}]}
        report: {cron: "30 */6 * * *", steps: [{compute: 1 s}]}
      strategies:
        one:
          compute: {platform: box}
          services: {clean: {platform: box}, report: {platform: box}}
          queues: {clean: starter, report: starter}
          stores: {items: {store: table, at: city:tokyo}}
      catalog:
        platforms: {box: {name: Box, keepAlive: 5 min, startUp: 300 ms}}
        stores: {table: {name: Table, read: 1 ms}}
        queues:
          starter:
            name: Starter
            prices: {starts: {meter: messages, price: $1.00 / 1k starts}}
      network: {rtt: 0 ms}
      run: {horizon: 1 day, replications: 2, warmUp: 10 min}
      """;

  @Test
  @DisplayName("start their service at their times, apart from the requests of users, and come on the bill")
  void start() {
    CompiledScenario compiled = Compilation.of(TEXT);
    assertEquals(List.of(900_000_000_000L, 86_400_000_000_000L),
        compiled.scenario().workload().triggers().stream().map(Trigger::periodNanos).toList());
    StrategyResult result = new Experiment(compiled.scenario()).threads(1).run().strategies().getFirst();
    List<EventMeasurements> events = result.measurements().events();
    assertEquals(List.of("clean", "report"), events.stream().map(EventMeasurements::consumer).toList());
    assertEquals(2 * 96, events.get(0).messages(), "in two days");
    assertEquals(2 * 4, events.get(1).messages());
    assertEquals(401e6, events.get(0).endToEnd().meanNanos(), 2e6, "each starts cold");
    double starts = result.monthlyCost().items().stream().filter(item -> item.item().equals("Starts"))
        .mapToDouble(item -> item.amount().doubleValue()).sum();
    assertEquals(100 * 730 / 24.0 / 1000, starts, 1e-6, "a hundred a day, a dollar a thousand");
    assertEquals(0, result.measurements().requests() - result.measurements().latency().count());
  }

  @Test
  @DisplayName("times of a day are the minutes and hours of a cron expression")
  void dayTimes() {
    assertEquals(List.of(180), DayTimes.ofCron("0 3 * * *").minutes());
    assertEquals(List.of(30, 390, 750, 1110), DayTimes.ofCron("30 */6 * * ?").minutes());
    assertEquals(List.of(65, 70, 125, 130), DayTimes.ofCron("5,10 1-2 * * ? *").minutes());
    assertEquals(List.of(20, 40), DayTimes.ofCron("20/20 0 * * *").minutes());
    assertEquals(1440, DayTimes.ofCron("* * * * *").minutes().size());
    for (String wrong : List.of("0 3 * *", "0 24 * * *", "0 3 1 * *", "0 3 * * MON", "x 3 * * *", "9-5 3 * * *",
        "*/0 3 * * *", "60 3 * * *", ", 3 * * *")) {
      assertThrows(IllegalArgumentException.class, () -> DayTimes.ofCron(wrong), wrong);
    }
  }

  @Test
  @DisplayName("a schedule needs a service, a queue and a time, and takes no word of a trace")
  void refusals() {
    String message = refused(TEXT.replace("queues: {clean: starter, report: starter}", "queues: {clean: starter}")
        .replace("{every: 15 min, steps", "{steps").replace("{compute: 1 s}", "{wait: recorded}"));
    assertTrue(message.contains("give \"every\" or \"cron\", as in {every: 5 min}"), message);
    assertTrue(message.contains("no strategy has a queue before the service \"report\""), message);
    assertTrue(message.contains("what was recorded belongs to the request itself"), message);
    assertTrue(refused(TEXT.replace("30 */6 * * *", "30 */6 1 * *")).contains("days are all alike in a simulation"));
  }

  private static String refused(String text) {
    Problems problems = new Problems();
    assertTrue(Compilation.compile("test.yaml", text, problems).isEmpty());
    return problems.toString();
  }

  @Test
  @DisplayName("a horizon that breaks a period is told")
  void brokenPeriods() {
    Problems problems = new Problems();
    Compilation.compile("test.yaml", TEXT.replace("horizon: 1 day", "horizon: 20 h"), problems);
    assertTrue(
        problems.toString().contains("is not a whole number of periods of a schedule, 86400.0 s, which starts 4 times"),
        problems.toString());
  }
}
