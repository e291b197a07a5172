package io.edgewise.sim.engine;

import io.edgewise.sim.random.RandomStream;
import io.edgewise.sim.result.Component;

/**
 * The way of a request from the user to the compute site and of its response back. Nobody else can influence it, so it
 * is sampled and added up at once.
 */
final class Journey {

  private final CompiledDeployment compiled;
  private final RequestTable table;
  private final int handshakeRoundTrips;
  private final double lossProbability;
  private Draws draws;
  private RequestTrace trace;

  Journey(CompiledDeployment compiled, RequestTable table) {
    this.compiled = compiled;
    this.table = table;
    handshakeRoundTrips = compiled.scenario.workload().connection().roundTrips();
    lossProbability = compiled.scenario.workload().access().lossProbability();
  }

  void use(Draws replicationDraws) {
    draws = replicationDraws;
  }

  void trace(RequestTrace newTrace) {
    trace = newTrace;
  }

  /** Fills the slot of a request that is sent now and returns when it reaches its compute site. */
  long outward(int slot, long number, long nowNanos, int origin, boolean measured) {
    int kind = compiled.kinds.sample(draws.kind.bits(number));
    int route = compiled.routes.choose(origin, draws.catchment.bits(number));
    table.number[slot] = number;
    table.sentNanos[slot] = nowNanos;
    table.origin[slot] = origin;
    table.kind[slot] = kind;
    table.route[slot] = route;
    table.site[slot] = compiled.routes.site(route);
    table.programCounter[slot] = compiled.program.entry(kind);
    table.measured[slot] = measured;
    long lastMile = compiled.lastMile.sampleNanos(draws.access.bits(number));
    table.lastMileNanos[slot] = lastMile;
    double roundTrip =
        (lastMile + compiled.routes.userRttNanos(route)) * compiled.jitter.sample(draws.outJitter.bits(number));

    long connect = connect(slot, number, roundTrip);
    long network = Math.round(roundTrip / 2) + retransmission(number);
    network += backbone(compiled.routes.siteRttNanos(route), draws.outBackbone, number);
    long other = compiled.overhead.sampleNanos(draws.overhead.bits(number));
    for (int i = 0; i < compiled.added.length; i++) {
      other += compiled.added[i].sampleNanos(draws.added[i].bits(number));
    }
    table.add(slot, Component.CONNECT, connect);
    table.add(slot, Component.NETWORK, network);
    table.add(slot, Component.OTHER, other);
    if (trace != null && trace.follows(number)) {
      trace.span(Component.CONNECT, "connection set-up", nowNanos, nowNanos + connect);
      trace.span(Component.NETWORK, "request to the site", nowNanos + connect, nowNanos + connect + network);
      trace.span(Component.OTHER, "gateways and invocation", nowNanos + connect + network,
          nowNanos + connect + network + other);
    }
    return nowNanos + connect + network + other;
  }

  /** The time from the end of the request at the site until the user has the response. */
  long back(int slot) {
    long number = table.number[slot];
    int route = table.route[slot];
    int kind = table.kind[slot];
    double roundTrip = (table.lastMileNanos[slot] + compiled.routes.userRttNanos(route))
        * compiled.jitter.sample(draws.backJitter.bits(number));
    double rounds = 0.5 + (table.headStartNanos[slot] >= 0 ? compiled.slowStartRounds[kind] : 0);
    return Math.round(rounds * roundTrip) + compiled.transferNanos[kind]
        + backbone(compiled.routes.siteRttNanos(route), draws.backBackbone, number);
  }

  /** Set-up of a new connection; its last round trips are the head start of a platform that starts ahead. */
  private long connect(int slot, long number, double roundTrip) {
    boolean opens =
        compiled.newConnection >= 1 || RandomStream.toUniform(draws.connection.bits(number)) < compiled.newConnection;
    if (!opens) {
      table.headStartNanos[slot] = -1;
      return 0;
    }
    long handshake = Math.round(handshakeRoundTrips * roundTrip);
    // The name of the service is known with the first message of TLS, one round trip before the handshake is over.
    table.headStartNanos[slot] = Math.round(Math.min(1, handshakeRoundTrips) * roundTrip);
    return handshake + compiled.dns.sampleNanos(draws.dns.bits(number));
  }

  private long retransmission(long number) {
    if (lossProbability > 0 && RandomStream.toUniform(draws.loss.bits(number)) < lossProbability) {
      return compiled.retransmission.sampleNanos(draws.retransmission.bits(number));
    }
    return 0;
  }

  private long backbone(long rttNanos, RandomStream jitter, long number) {
    return rttNanos == 0
        ? 0
        : Math.round(rttNanos * compiled.backboneJitter.sample(jitter.bits(number)) / 2);
  }
}
