package io.edgewise.sim.engine;

import static io.edgewise.sim.engine.QueuesTest.compute;
import static io.edgewise.sim.engine.QueuesTest.functions;
import static io.edgewise.sim.engine.QueuesTest.run;
import static io.edgewise.sim.engine.QueuesTest.scenario;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.Allocation;
import io.edgewise.sim.Lab;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.InstancePolicy.ScaleUpRate;
import io.edgewise.sim.model.MessageQueue;
import io.edgewise.sim.model.Shards;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.EventMeasurements;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.theory.MG1;
import io.edgewise.sim.theory.MMc;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Queues with shards: each is a server of its own for its messages, held by a batch until that is done or dead. */
class StreamsTest {

  private static final int CONSUMER = 1;

  /** Milliseconds from publishing until a message is in its shard: half a round trip, and 4 to be accepted. */
  private static final double SENT = 14;

  private static MessageQueue stream(int batch, double windowSeconds, int attempts, int shards, int parallel,
      double backoffSeconds) {
    return new MessageQueue(new Constant(4), new Constant(0), batch, Math.round(windowSeconds * 1e9), 1, attempts)
        .withShards(new Shards(shards, parallel, Math.round(backoffSeconds * 1e9)));
  }

  private static EventMeasurements events(Measurements measured) {
    return measured.events().getFirst();
  }

  private static double age(Measurements measured) {
    return events(measured).iteratorAge().orElseThrow().meanNanos() / 1e6;
  }

  @Test
  @DisplayName("by hand: a message that is alone is handed out when its window is over")
  void byHand() {
    // Published at 2, in the shard at 16, handed out at 2,016, done at 2,023.
    Measurements m = run(scenario(0.001, functions(0), stream(10, 2, 1, 3, 1, 0), 0, compute(7)), 100_000);
    assertEquals(2_014, age(m), 2);
    assertEquals(2_021, events(m).endToEnd().meanNanos() / 1e6, 2);
    assertEquals(26e6, m.latency().meanNanos(), "the publisher waits for the stream alone");
  }

  @Test
  @DisplayName("a shard is M/D/1: messages wait for those before them, by Pollaczek and Khinchine")
  void oneShard() {
    Measurements m = run(scenario(60, functions(0), stream(1, 0, 1, 1, 1, 0), 0, compute(10)), 20_000);
    double expected = 1e3 * new MG1(60, 0.010, 0).meanWaitingTime();
    assertEquals(expected, age(m) - SENT, 0.03 * expected);
    assertEquals(age(m) + 10, events(m).endToEnd().meanNanos() / 1e6, 0.02);
  }

  @Test
  @DisplayName("the way to the consumer begins when a batch is complete, also while its shard is held: M/D/1, later")
  void delivery() {
    MessageQueue stream = new MessageQueue(new Constant(4), new Constant(50), 1, 0, 1, 1)
        .withShards(new Shards(1, 1, 0));
    Measurements m = run(scenario(60, functions(0), stream, 0, compute(10)), 20_000);
    double expected = 1e3 * new MG1(60, 0.010, 0).meanWaitingTime();
    assertEquals(expected, age(m) - SENT - 50, 0.03 * expected);
  }

  @Test
  @DisplayName("shards split the load: each of four is M/D/1 at a quarter of the rate")
  void shards() {
    Measurements m = run(scenario(240, functions(0), stream(1, 0, 1, 4, 1, 0), 0, compute(10)), 5_000);
    double expected = 1e3 * new MG1(60, 0.010, 0).meanWaitingTime();
    assertEquals(expected, age(m) - SENT, 0.03 * expected);
  }

  @Test
  @DisplayName("first in, first out: the sojourn time of M/M/1 is exponential, which it is in no other order")
  void order() {
    Measurements m =
        run(scenario(50, functions(0), stream(1, 0, 1, 1, 1, 0), 0, new Step.Compute(new Exponential(10))), 20_000);
    // Quantiles of the exponential distribution with rate mu - lambda = 50 / s.
    for (double p : new double[] {0.5, 0.9, 0.99}) {
      double expected = -Math.log(1 - p) / 50 * 1e3;
      assertEquals(expected, events(m).endToEnd().quantile(p) / 1e6 - SENT, 0.05 * expected, "at " + p);
    }
  }

  @Test
  @DisplayName("three batches of a shard at once are three servers: M/M/3")
  void parallel() {
    Measurements m =
        run(scenario(240, functions(0), stream(1, 0, 1, 1, 3, 0), 0, new Step.Compute(new Exponential(10))), 5_000);
    double expected = 1e3 * new MMc(240, 100, 3).meanWaitingTime();
    assertEquals(expected, age(m) - SENT, 0.05 * expected);
  }

  @Test
  @DisplayName("a poisoned message blocks its shard for all attempts and the pauses between them")
  void poisoned() {
    // 3 x 10 ms of work and 2 x 5 ms of pause: 40 ms of service, a utilisation of 0.6.
    Measurements m = run(scenario(15, functions(0), stream(1, 0, 3, 1, 1, 0.005), 1, compute(10)), 20_000);
    double expected = 1e3 * new MG1(15, 0.040, 0).meanWaitingTime();
    assertEquals(expected, age(m) - SENT, 0.03 * expected);
    assertEquals(m.requests(), events(m).deadLetters());
    assertEquals(3, events(m).deliveriesPerMessage());
    assertEquals(3 * m.requests() * 10_000_000, m.usage().get(UsageKind.BILLED_NANOS, CONSUMER));
  }

  @Test
  @DisplayName("messages that fail at 30 % are M/G/1 with one to three times the work")
  void failing() {
    Measurements m = run(scenario(40, functions(0), stream(1, 0, 3, 1, 1, 0), 0.3, compute(10)), 20_000);
    // 1, 2 or 3 attempts with probabilities 0.7, 0.21 and 0.09.
    double mean = 0.7 + 2 * 0.21 + 3 * 0.09;
    double square = 0.7 + 4 * 0.21 + 9 * 0.09;
    double expected = 1e3 * new MG1(40, 0.010 * mean, square / (mean * mean) - 1).meanWaitingTime();
    assertEquals(expected, age(m) - SENT, 0.04 * expected);
    assertEquals(0.027, (double) events(m).deadLetters() / m.requests(), 0.001);
    assertEquals(mean, events(m).deliveriesPerMessage(), 0.003);
  }

  @Test
  @DisplayName("a batch stops at a message that fails, and takes the rest with it when its attempts are spent")
  void poisonedBatch() {
    // Nothing but the first message of a batch is ever started, twice.
    Measurements m = run(scenario(200, functions(0), stream(10, 1, 2, 1, 1, 0), 1, compute(10)), 1_000);
    long batches = m.usage().get(UsageKind.BATCHES, CONSUMER);
    assertEquals(m.requests(), events(m).deadLetters());
    assertEquals(2, events(m).deliveriesPerMessage());
    assertEquals(2 * Math.ceil(m.requests() / 10.0), batches, 2);
    assertEquals(batches * 10_000_000, m.usage().get(UsageKind.BILLED_NANOS, CONSUMER));
  }

  @Test
  @DisplayName("a batch goes on from its first message that is not done: what is done is not done again")
  void goesOn() {
    Measurements m = run(scenario(200, functions(0), stream(10, 0.1, 1_000, 1, 1, 0), 0.2, compute(2)), 1_000);
    assertEquals(0, events(m).deadLetters());
    // Every message takes one successful and 0.2 / 0.8 failed attempts on average, whatever batch it is in.
    double work = m.usage().get(UsageKind.BILLED_NANOS, CONSUMER) / 2e6 / m.requests();
    assertEquals(1.25, work, 0.01);
    assertTrue(events(m).deliveriesPerMessage() > 1.5, "those behind a failed one are handed out again as well");
  }

  @Test
  @DisplayName("a consumer with one instance refuses shards, which try again after their pause; none is lost")
  void refused() {
    InstancePolicy one = new InstancePolicy(1, 0, 1, InstancePolicy.KEEP_FOR_EVER, IdleSelection.MOST_RECENTLY_USED, 0,
        ScaleUpRate.UNLIMITED_RATE);
    Measurements m =
        run(scenario(20, Lab.functions(one, new Constant(50)), stream(10, 0.5, 50, 4, 1, 0.1), 0, compute(20)), 500);
    assertTrue(events(m).deliveriesPerMessage() > 1.1, "deliveries " + events(m).deliveriesPerMessage());
    assertEquals(m.requests() - events(m).deadLetters(), events(m).endToEnd().count());
    assertTrue(events(m).deadLetters() < 0.01 * m.requests(), "dead letters " + events(m).deadLetters());
  }

  @Test
  @DisplayName("no allocation per message: a run of 5n allocates what a run of n does")
  void allocation() {
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario(300, functions(100),
        stream(5, 0.1, 3, 4, 2, 0.01), 0.1, new Step.Compute(new Exponential(5)))).getFirst());
    Allocation.assertNonePerRequest(simulation);
  }
}
