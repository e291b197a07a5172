package io.edgewise.sim.benchmark;

import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.Scenario;
import java.util.List;
import java.util.function.Supplier;

/** Standard workloads of the benchmarks. */
public enum Workloads {

  /**
   * A hundred cities, 20 PoPs of 8 cores with one queue each at utilisation 0.7, exponential service of 5 ms, a store
   * round trip of median 30 ms for every second request, lognormal delays of sigma 0.3; mean latency 44.1006 ms.
   */
  EDGE_TWO_HOP(EdgeScenarios::twoHop),

  /** Functions in one region with cold starts, a read and now and then a write at a regional store. */
  FUNCTION_REGION(RegionScenarios::functions),

  /** Isolates at 330 PoPs with caches over a central store, Zipf keys and writes. */
  WORLD_EDGE_CACHE(EdgeScenarios::worldCache),

  /** Functions whose store has servers and a queue, so that every operation is an event. */
  CONTENDED_STORE(RegionScenarios::contendedStore),

  /**
   * A sale opens: from 1,000 requests a second to 100,000 within two seconds, and on at that rate. Functions in one
   * region, at most 20,000 of them.
   */
  FLASH_SALE(RegionScenarios::flashSale),

  /** Functions as SimFaaS models them, at 0.9 requests a second. */
  SIMFAAS_0_9(() -> RegionScenarios.simFaas(0.9)),

  /** Functions as SimFaaS models them, at 90 requests a second. */
  SIMFAAS_90(() -> RegionScenarios.simFaas(90)),

  /** Functions as SimFaaS models them, at 900 requests a second. */
  SIMFAAS_900(() -> RegionScenarios.simFaas(900)),

  /** A hundred thousand requests a second that travel for ten seconds, so that a million are under way. */
  MILLION_IN_FLIGHT(EdgeScenarios::millionInFlight);

  private final Supplier<Scenario> builder;

  Workloads(Supplier<Scenario> builder) {
    this.builder = builder;
  }

  /** Builds the scenario. */
  public Scenario scenario() {
    return builder.get();
  }

  /** The stretch of time, from an empty system at 00:00 on, in which so many requests are expected. */
  public static List<Slice> slices(Scenario scenario, long requests) {
    LoadCurve load = scenario.workload().load();
    long tooShort = 0;
    long enough = Long.MAX_VALUE / 4;
    while (enough - tooShort > 1) {
      long middle = tooShort + (enough - tooShort) / 2;
      if (load.expectedRequests(0, middle) < requests) {
        tooShort = middle;
      } else {
        enough = middle;
      }
    }
    return List.of(new Slice(0, enough, 0));
  }
}
