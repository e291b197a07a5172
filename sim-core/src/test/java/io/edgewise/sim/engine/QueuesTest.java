package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.Allocation;
import io.edgewise.sim.Lab;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.InstancePolicy.ScaleUpRate;
import io.edgewise.sim.model.MessageQueue;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Service;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.EventMeasurements;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.theory.MMc;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Messages to queues and the consumers behind them: by hand, against closed forms, and what has to hold of every run. */
class QueuesTest {

  private static final Place SITE = Lab.place(1);
  private static final Place ELSEWHERE = Lab.place(2);
  private static final int CONSUMER = 1;

  static Platform functions(double startUpMillis) {
    return Lab.functions(Lab.scaling(new Constant(60_000), IdleSelection.MOST_RECENTLY_USED),
        new Constant(startUpMillis));
  }

  private static MessageQueue queue(int batch, double windowSeconds, double visibilitySeconds, int attempts) {
    return new MessageQueue(new Constant(4), new Constant(15), batch, Math.round(windowSeconds * 1e9),
        Math.round(visibilitySeconds * 1e9), attempts);
  }

  static Scenario scenario(double rate, Platform consumer, MessageQueue queue, double failure, Step... steps) {
    Deployment d = new Deployment("d", "d", List.of(SITE), Front.NONE, functions(0), List.of(),
        List.of(new Service("work", List.of(ELSEWHERE), consumer, Optional.empty(), Optional.of(queue))), List.of());
    List<Step> request = List.of(new Step.Compute(new Constant(2)),
        new Step.Publish(0, List.of(steps), 1_000, failure));
    return new Scenario("queue", Lab.workload(rate, List.of(SITE)), List.of(new RequestProfile("r", 1, request, 0)),
        List.of(), List.of("work"), List.of(d), (a, b) -> a.equals(b) ? 0 : 20_000_000, new Constant(1),
        Lab.plan(100, 0, 1, 3));
  }

  static Measurements run(Scenario scenario, double seconds) {
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    Measurements m = simulation.run(scenario.plan().seed(), 0, List.of(new Slice(0, Math.round(seconds * 1e9), 0)));
    assertEquals(0, simulation.inFlight(), "no slot stays taken");
    assertEquals(m.requests(), m.events().getFirst().messages(), "every message is done or a dead letter");
    assertEquals(m.requests(), m.usage().get(UsageKind.MESSAGES, CONSUMER));
    assertEquals(m.requests(), m.usage().get(UsageKind.DELETED_MESSAGES, CONSUMER));
    return m;
  }

  static Step compute(double millis) {
    return new Step.Compute(new Constant(millis));
  }

  @Test
  @DisplayName("by hand: the publisher waits for the queue alone; its message is done later, and billed apart")
  void byHand() {
    // Published at 2: 12 at the queue, 16 accepted, 26 known to the publisher; 31 asked for, 38 done: 36 after 2.
    Measurements m = run(scenario(1, functions(0), queue(1, 0, 30, 1), 0, compute(7)), 1_000);
    assertEquals(26e6, m.latency().meanNanos());
    assertEquals(36e6, m.events().getFirst().endToEnd().meanNanos(), 1e5);
    assertEquals(1, m.events().getFirst().deliveriesPerMessage());
    assertEquals(m.requests() * 26_000_000, m.usage().get(UsageKind.BILLED_NANOS, 0));
    assertEquals(m.requests() * 7_000_000, m.usage().get(UsageKind.BILLED_NANOS, CONSUMER));
    assertEquals(m.requests(), m.usage().get(UsageKind.BATCHES, CONSUMER));
    assertEquals(m.requests() * 1_000, m.usage().get(UsageKind.CALL_BYTES, 0));
  }

  @Test
  @DisplayName("a batch waits for its window, or until it is full; its messages are done one after the other")
  void batches() {
    // One message every 1,000 s: every batch is one message, five seconds late.
    Measurements rare = run(scenario(0.001, functions(0), queue(10, 5, 30, 1), 0, compute(7)), 1_000_000);
    assertEquals(5_036, rare.events().getFirst().endToEnd().quantile(0.5) / 1e6, 100);
    assertTrue(rare.usage().get(UsageKind.BATCHES, CONSUMER) > 0.95 * rare.requests());
    // 1,000 a second: ten come long before five seconds have passed.
    Measurements many = run(scenario(1_000, functions(0), queue(10, 5, 30, 1), 0, compute(7)), 100);
    long batches = many.usage().get(UsageKind.BATCHES, CONSUMER);
    assertEquals(Math.ceil(many.requests() / 10.0), batches);
    assertEquals(many.requests() * 7_000_000, many.usage().get(UsageKind.BILLED_NANOS, CONSUMER));
    // The k-th of ten waits for the others, (10 - k) ms on average, and for the k before it: 29 + 4.5 + 5.5 x 7.
    assertEquals(29 + 4.5 + 38.5, many.events().getFirst().endToEnd().meanNanos() / 1e6, 0.5);
  }

  @Test
  @DisplayName("of three attempts at 30 % each, 2.7 % of the messages are dead letters after 1.39 deliveries")
  void retries() {
    Measurements m = run(scenario(100, functions(0), queue(1, 0, 40, 3), 0.3, compute(7)), 1_000);
    double n = m.requests();
    EventMeasurements events = m.events().getFirst();
    // Three standard errors of 100,000 messages.
    assertEquals(0.027, events.deadLetters() / n, 0.0016);
    assertEquals(1 + 0.3 + 0.09, events.deliveriesPerMessage(), 0.007);
    assertEquals(n * events.deliveriesPerMessage(), m.usage().get(UsageKind.DELIVERIES, CONSUMER), 1);
    // Visible again 40 s after the batch was complete (at 14), and 22 to be done.
    assertEquals(36, events.endToEnd().quantile(0.5) / 1e6, 2);
    assertEquals(40_036, events.endToEnd().quantile(0.85) / 1e6, 1_500);
    assertEquals(80_036, events.endToEnd().quantile(0.99) / 1e6, 3_000);
    assertEquals(0, m.requests() - m.latency().count(), "publishers notice nothing");
  }

  @Test
  @DisplayName("a consumer that is refused an instance gets its messages again later; none is lost")
  void refused() {
    InstancePolicy one = new InstancePolicy(1, 0, 1, InstancePolicy.KEEP_FOR_EVER, IdleSelection.MOST_RECENTLY_USED, 0,
        ScaleUpRate.UNLIMITED_RATE);
    Measurements m = run(scenario(5, Lab.functions(one, new Constant(50)), queue(2, 1, 3, 8), 0, compute(150)), 500);
    assertTrue(m.events().getFirst().deliveriesPerMessage() > 1.5,
        "deliveries " + m.events().getFirst().deliveriesPerMessage());
    assertTrue(m.events().getFirst().deadLetters() < 0.2 * m.requests(),
        "dead letters " + m.events().getFirst().deadLetters());
    assertEquals(m.requests() - m.events().getFirst().deadLetters(), m.events().getFirst().endToEnd().count());
  }

  @Test
  @DisplayName("a consumer with one server is M/M/1: 1 / (mu - lambda) and the ways, from publishing to done")
  void queueing() {
    Measurements m = run(scenario(50, Lab.servers(1, InstancePolicy.UNLIMITED), queue(1, 0, 30, 1), 0,
        new Step.Compute(new Exponential(10))), 20_000);
    double expected = 29 + 1e3 * MMc.single(50, 100).meanSojournTime();
    assertEquals(expected, m.events().getFirst().endToEnd().meanNanos() / 1e6, 0.02 * expected);
    assertEquals(26e6, m.latency().meanNanos(), "whatever the consumer does");
  }

  @Test
  @DisplayName("no allocation per message: a run of 5n allocates what a run of n does")
  void allocation() {
    Scenario scenario =
        scenario(300, functions(100), queue(5, 0.1, 2, 3), 0.1, new Step.Compute(new Exponential(5)));
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    Allocation.assertNonePerRequest(simulation);
  }
}
