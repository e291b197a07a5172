package io.edgewise.scenario.uncertainty;

import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.InferenceEndpoint;
import io.edgewise.sim.model.InferenceEndpoint.PromptTime;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.MessageQueue;
import io.edgewise.sim.model.Network;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.StateStore.EdgeCached;
import io.edgewise.sim.model.StateStore.Replicated;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Empirical;
import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.random.Scaled;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Parts of a scenario whose numbers are multiplied by a factor above 0. A factor of 1 changes nothing. */
final class Scaling {

  /**
   * Round trips times a factor. A value, so that what was computed for one is found again for an equal one.
   *
   * @param network the round trips
   * @param factor above 0
   */
  private record ScaledNetwork(Network network, double factor) implements Network {

    @Override
    public long rttNanos(Place from, Place to) {
      return Math.round(network.rttNanos(from, to) * factor);
    }
  }

  private Scaling() {}

  static Distribution times(Distribution distribution, double factor) {
    return distribution.isConstant() && distribution.mean() == 0 ? distribution : new Scaled(factor, distribution);
  }

  private static List<Distribution> times(List<Distribution> distributions, double factor) {
    return distributions.stream().map(each -> times(each, factor)).toList();
  }

  static Scenario roundTrips(Scenario scenario, double factor) {
    return scenario.withNetwork(new ScaledNetwork(scenario.network(), factor), scenario.backboneJitter());
  }

  static Scenario lastMile(Scenario scenario, double factor) {
    AccessLink link = scenario.workload().access();
    return scenario.withWorkload(scenario.workload().over(new AccessLink(times(link.lastMileMillis(), factor),
        link.jitter(), link.lossProbability(), link.retransmissionMillis(), link.megabitsPerSecond())));
  }

  static Scenario loss(Scenario scenario, double factor) {
    AccessLink link = scenario.workload().access();
    return scenario.withWorkload(scenario.workload().over(new AccessLink(link.lastMileMillis(), link.jitter(),
        Math.min(1, link.lossProbability() * factor), link.retransmissionMillis(), link.megabitsPerSecond())));
  }

  /** How much round trips vary, of users and between regions. */
  static Scenario jitter(Scenario scenario, double factor) {
    AccessLink link = scenario.workload().access();
    return scenario.withNetwork(scenario.network(), spread(scenario.backboneJitter(), factor))
        .withWorkload(scenario.workload().over(new AccessLink(link.lastMileMillis(), spread(link.jitter(), factor),
            link.lossProbability(), link.retransmissionMillis(), link.megabitsPerSecond())));
  }

  /** A factor of median 1 whose logarithm is multiplied: the median stays, the spread grows. */
  private static Distribution spread(Distribution jitter, double factor) {
    return switch (jitter) {
      case Constant constant -> constant;
      case Lognormal lognormal -> new Lognormal(lognormal.mu() * factor, lognormal.sigma() * factor);
      case Empirical empirical -> new Empirical(empirical.probabilities(),
          Arrays.stream(empirical.values()).map(value -> Math.pow(value, factor)).toArray());
      default -> throw new IllegalArgumentException("jitter of another family: " + jitter.describe(""));
    };
  }

  static Front added(Front front, double factor) {
    return new Front(front.pops(), front.catchment(), times(front.addedMillis(), factor), front.priceZones());
  }

  /** The share of users whom anycast does not bring to the nearest place, at most all of them. */
  static Front ledElsewhere(Front front, double factor) {
    double elsewhere = 1 - front.catchment().getFirst();
    if (elsewhere <= 0) {
      return front;
    }
    double scaled = Math.min(1, elsewhere * factor);
    List<Double> catchment = IntStream.range(0, front.catchment().size())
        .mapToObj(i -> i == 0 ? 1 - scaled : front.catchment().get(i) * scaled / elsewhere).toList();
    return new Front(front.pops(), catchment, front.addedMillis(), front.priceZones());
  }

  static Platform startUp(Platform platform, double factor) {
    Platform.StartUp startUp = platform.startUp();
    return new Platform(platform.id(), platform.instances(), platform.cpu(),
        new Platform.StartUp(times(startUp.phasesMillis(), factor), startUp.overlapsHandshake(), startUp.billed()),
        platform.invokeOverheadMillis(), platform.billing(), platform.maxDurationNanos());
  }

  static Platform invokeOverhead(Platform platform, double factor) {
    return new Platform(platform.id(), platform.instances(), platform.cpu(), platform.startUp(),
        times(platform.invokeOverheadMillis(), factor), platform.billing(), platform.maxDurationNanos());
  }

  static Platform speed(Platform platform, double factor) {
    return new Platform(platform.id(), platform.instances(), platform.cpu().atSpeed(platform.cpu().speed() * factor),
        platform.startUp(), platform.invokeOverheadMillis(), platform.billing(), platform.maxDurationNanos());
  }

  static Platform keepAlive(Platform platform, double factor) {
    InstancePolicy p = platform.instances();
    InstancePolicy scaled = new InstancePolicy(p.concurrency(), p.provisioned(), p.maxInstances(),
        times(p.keepAliveMillis(), factor), p.idleSelection(), p.queueLimit(), p.scaleUp());
    return new Platform(platform.id(), scaled, platform.cpu(), platform.startUp(), platform.invokeOverheadMillis(),
        platform.billing(), platform.maxDurationNanos());
  }

  static StateStore reads(StateStore store, double factor) {
    return store.taking(times(store.readMillis(), factor), store.writeMillis(), store.layout());
  }

  static StateStore writes(StateStore store, double factor) {
    return store.taking(store.readMillis(), times(store.writeMillis(), factor), store.layout());
  }

  /** What a cache at the code and the tier behind it take. */
  static StateStore cache(StateStore store, double factor) {
    return store.layout() instanceof EdgeCached c
        ? store.taking(store.readMillis(), store.writeMillis(), new EdgeCached(c.central(), c.tiers(), c.ttlNanos(),
            times(c.hitMillis(), factor), times(c.tierMillis(), factor), c.scope(), c.inFront(), c.capacity()))
        : store;
  }

  /** How far copies lie behind. */
  static StateStore lag(StateStore store, double factor) {
    return store.layout() instanceof Replicated r
        ? store.taking(store.readMillis(), store.writeMillis(),
            new Replicated(r.replicas(), r.multiPrimary(), times(r.lagMillis(), factor), r.ownWrites()))
        : store;
  }

  static MessageQueue queue(MessageQueue queue, double factor) {
    return new MessageQueue(times(queue.sendMillis(), factor), times(queue.deliveryMillis(), factor),
        queue.batchSize(), queue.windowNanos(), queue.visibilityNanos(), queue.attempts(), queue.shards());
  }

  /** The time to the first token, with what the prompt adds to it. */
  static InferenceEndpoint firstToken(InferenceEndpoint model, double factor) {
    PromptTime prompt = new PromptTime(model.prompt().millisPerToken() * factor, model.prompt().beyondTokens());
    return new InferenceEndpoint(model.id(), model.places(), times(model.firstTokenMillis(), factor), prompt,
        model.tokenMillis(), model.contextTokens(), model.quota(), model.pool());
  }

  static InferenceEndpoint perToken(InferenceEndpoint model, double factor) {
    return new InferenceEndpoint(model.id(), model.places(), model.firstTokenMillis(), model.prompt(),
        times(model.tokenMillis(), factor), model.contextTokens(), model.quota(), model.pool());
  }

  /** The price of an item on the bill of an offer. */
  static Charge price(Charge charge, String offer, String item, double factor) {
    PriceSheet sheet = charge.sheet();
    if (!sheet.offer().equals(offer)) {
      return charge;
    }
    BigDecimal exact = BigDecimal.valueOf(factor);
    return new Charge(new PriceSheet(offer,
        sheet.terms().stream().map(term -> term.item().equals(item) ? term.times(exact) : term).toList()),
        charge.freeTier(), charge.uses());
  }
}
