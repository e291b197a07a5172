package io.edgewise.sim.engine;

import io.edgewise.sim.model.RecordedArrivals;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.RandomStream;
import io.edgewise.sim.result.Component;
import java.util.Arrays;

/**
 * The way of a request from the user to the compute site and of its response back. Nobody else can influence it, so it
 * is sampled and added up at once.
 */
final class Journey {

  private final CompiledDeployment compiled;
  private final RequestTable table;

  /** Null where requests come by themselves. */
  private final SessionArrivals sessions;
  private final int userShift;
  private final int handshakeRoundTrips;
  private final int resumedRoundTrips;
  private final double lossProbability;

  /* Delays that vary; null for those that do not, whose value stands beside. They are told apart here, and not in the
     tables, so that the compiler can see at each place which case occurs. */
  private final QuantileTable jitter;
  private final double meanJitter;
  private final QuantileTable backboneJitter;
  private final double meanBackboneJitter;
  private final QuantileTable lastMile;
  private final long fixedLastMileNanos;
  private final QuantileTable overhead;
  private final QuantileTable[] added;
  private final long fixedAddedNanos;

  /** Null where nothing breaks. */
  private final Faults faults;
  /* What was recorded of each request; null where it was not. */
  private final RecordedArrivals kinds;
  private final Pools functions;

  /** Null where no request is a page. */
  private final PageFetch pages;

  private Draws draws;
  private RequestTrace trace;
  private long reachNanos;

  /** @param sessions that the requests belong to, the one to be sent next; null if they come by themselves */
  Journey(CompiledDeployment compiled, RequestTable table, SessionArrivals sessions, Faults faults) {
    this.faults = faults;
    this.compiled = compiled;
    this.table = table;
    this.sessions = sessions;
    userShift = compiled.userShift;
    resumedRoundTrips = compiled.scenario.workload().connection().reuse().resumedRoundTrips();
    kinds = compiled.scenario.workload().recorded().filter(RecordedArrivals::hasKinds).orElse(null);
    functions = compiled.pools.areSeparate() ? compiled.pools : null;
    handshakeRoundTrips = compiled.scenario.workload().connection().roundTrips();
    boolean fetches = compiled.scenario.requests().stream().anyMatch(kind -> kind.resources().isPresent());
    pages = fetches ? new PageFetch(compiled) : null;
    lossProbability = compiled.scenario.workload().access().lossProbability();
    jitter = orNull(compiled.jitter);
    meanJitter = compiled.jitter.mean();
    backboneJitter = orNull(compiled.backbone.jitter());
    meanBackboneJitter = compiled.backbone.jitter().mean();
    lastMile = orNull(compiled.lastMile);
    fixedLastMileNanos = fixedNanos(compiled.lastMile);
    overhead = orNull(compiled.compute.overhead);
    added = Arrays.stream(compiled.added).map(Journey::orNull).toArray(QuantileTable[]::new);
    fixedAddedNanos =
        fixedNanos(compiled.compute.overhead) + Arrays.stream(compiled.added).mapToLong(Journey::fixedNanos).sum();
  }

  private static QuantileTable orNull(QuantileTable delay) {
    return delay.isConstant() ? null : delay;
  }

  private static long fixedNanos(QuantileTable delay) {
    return delay.isConstant() ? (long) delay.mean() : 0;
  }

  /** What users fetch after documents; null where no request is a page. */
  PageFetch pages() {
    return pages;
  }

  void use(Draws replicationDraws) {
    draws = replicationDraws;
    if (pages != null) {
      pages.use(replicationDraws);
    }
  }

  void trace(RequestTrace newTrace) {
    trace = newTrace;
  }

  /**
   * Opens a slot for a request that is sent now.
   *
   * @return the slot; {@link #reachNanos} then tells when the request reaches its compute site
   */
  int send(long number, long nowNanos, int origin, boolean measured) {
    int kind = kind(number);
    int route = faults == null ? route(number, origin) : faults.routeOf(number, origin, nowNanos);
    int slot = table.open(number, nowNanos, origin, kind, route, pool(route, number), compiled.program.entry(kind),
        measured);
    if (sessions != null) {
      table.user(slot, user(number));
    }
    long base = compiled.routes.userRttNanos(route)
        + (lastMile == null ? fixedLastMileNanos : (long) lastMile.sample(draws.access.bits(number >> userShift)));
    double roundTrip = jitter == null ? base * meanJitter : base * jitter.sample(draws.outJitter.bits(number));
    long connect = 0;
    long headStart = -1;
    int opening = sessions == null ? opening(number) : sessions.opening();
    if (opening != SessionArrivals.KEPT) {
      int roundTrips = opening == SessionArrivals.NEW ? handshakeRoundTrips : resumedRoundTrips;
      connect = nanos(roundTrips * roundTrip);
      if (sessions == null || sessions.resolves()) {
        connect += compiled.dns.sampleNanos(draws.dns, number);
      }
      // The name of the service is known with the first message of TLS, one round trip before the handshake is over.
      headStart = nanos(Math.min(1, roundTrips) * roundTrip);
    }
    long network = nanos(0.5 * roundTrip) + retransmission(number)
        + backbone(compiled.routes.siteRttNanos(route), draws.outBackbone, number);
    long other = added(number);
    table.way(slot, connect, network, other, base, headStart);
    reachNanos = nowNanos + connect + network + other;
    if (faults != null) {
      reachNanos = faults.sent(slot, nowNanos, reachNanos);
      if (faults.isUnanswered(slot)) {
        unanswered(number, nowNanos);
        return slot;
      }
    }
    if (trace != null && trace.follows(number)) {
      trace.span(Component.CONNECT, "connection set-up", nowNanos, nowNanos + connect);
      trace.span(Component.NETWORK, "request to the site", nowNanos + connect, nowNanos + connect + network);
      trace.span(Component.OTHER, "gateways and invocation", nowNanos + connect + network,
          nowNanos + connect + network + other);
    }
    return slot;
  }

  private void unanswered(long number, long nowNanos) {
    if (trace != null && trace.follows(number)) {
      trace.span(Component.OTHER, "nobody answers", nowNanos, reachNanos);
    }
  }

  /** Names the session of a request: those of warm-ups and measured ones apart. */
  private int user(long number) {
    return (int) (number >> userShift) & Integer.MAX_VALUE | (number < 0 ? Integer.MIN_VALUE : 0);
  }

  /** Opens a slot for a request that appears at its compute site now, without a way. */
  int appear(long number, long nowNanos, int origin, int site) {
    int kind = kind(number);
    int slot = table.open(number, nowNanos, origin, kind, 0, site, compiled.program.entry(kind), false);
    table.way(slot, 0, 0, 0, 0, -1);
    return slot;
  }

  /** The compute site of a request. */
  int site(long number, int origin) {
    return pool(route(number, origin), number);
  }

  private int pool(int route, long number) {
    int site = compiled.routes.site(route);
    return functions == null ? site : functions.pool(site, number);
  }

  /** The kind of a request. */
  int kind(long number) {
    if (compiled.kinds.size() == 1) {
      return 0;
    }
    return kinds == null ? compiled.kinds.sample(draws.kind.bits(number)) : kinds.kind(number);
  }

  private int route(long number, int origin) {
    return compiled.routes.isFixed(origin)
        ? compiled.routes.firstRoute(origin)
        : compiled.routes.choose(origin, draws.catchment.bits(number >> userShift));
  }

  /** When the request that was sent last reaches its compute site. */
  long reachNanos() {
    return reachNanos;
  }

  /** The time from the end of the request at the site until the user has the response. */
  long back(int slot) {
    if (faults != null && faults.isUnanswered(slot)) {
      return 0;
    }
    long number = table.number(slot);
    int kind = table.kind(slot);
    double base = table.roundTripNanos(slot);
    double rounds = 0.5 + (table.headStartNanos(slot) >= 0 ? compiled.slowStartRounds[kind] : 0);
    long siteRtt = compiled.routes.siteRttNanos(table.route(slot));
    long transfer = compiled.transferNanos[kind];
    double factor = jitter == null ? meanJitter : jitter.sample(draws.backJitter.bits(number));
    return nanos(rounds * base * factor) + transfer + backbone(siteRtt, draws.backBackbone, number);
  }

  /** The time from the moment when the first token of a response is at the site until the user has it. */
  long firstByteBack(int slot) {
    long number = table.number(slot);
    double factor = jitter == null ? meanJitter : jitter.sample(draws.backJitter.bits(number));
    return nanos(0.5 * table.roundTripNanos(slot) * factor)
        + backbone(compiled.routes.siteRttNanos(table.route(slot)), draws.backBackbone, number);
  }

  /** Whether a request that comes by itself opens a connection. */
  private int opening(long number) {
    return compiled.newConnection > 0
        && (compiled.newConnection >= 1 || draws.connection.uniform(number) < compiled.newConnection)
            ? SessionArrivals.NEW : SessionArrivals.KEPT;
  }

  /** What gateways and the platform add to every request. */
  private long added(long number) {
    long sum = fixedAddedNanos;
    if (overhead != null) {
      sum += (long) overhead.sample(draws.overhead.bits(number));
    }
    for (int i = 0; i < added.length; i++) {
      if (added[i] != null) {
        sum += (long) added[i].sample(draws.added[i].bits(number));
      }
    }
    return sum;
  }

  private long retransmission(long number) {
    if (lossProbability > 0 && draws.loss.uniform(number) < lossProbability) {
      return compiled.retransmission.sampleNanos(draws.retransmission, number);
    }
    return 0;
  }

  private long backbone(long rttNanos, RandomStream stream, long number) {
    if (rttNanos == 0) {
      return 0;
    }
    double factor = backboneJitter == null ? meanBackboneJitter : backboneJitter.sample(stream.bits(number));
    return nanos(0.5 * rttNanos * factor);
  }

  /** Rounds a time that is not negative; {@link Math#round(double)} costs several times as much. */
  static long nanos(double time) {
    return (long) (time + 0.5);
  }
}
