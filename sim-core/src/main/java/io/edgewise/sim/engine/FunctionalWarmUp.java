package io.edgewise.sim.engine;

import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.WarmUpSizes;
import io.edgewise.sim.random.RandomStream;

/**
 * Warms a system up by what remembers for long: its instances and the copies in its caches. Requests appear at their
 * sites at once, without a way, events or bookkeeping, and hold an instance for one of the times sampled before; of their
 * program they do only what leaves copies that will still be there (functional warming; Wunderlich, Wenisch, Falsafi and
 * Hoe, SMARTS, ISCA 2003). What is left out, requests under way and the last writes, is
 * forgotten within seconds and built up by a full simulation of the end of the warm-up.
 *
 * <p>Possible where no request waits for an event of another. Where one has to wait for the instance or the connection of another,
 * the queue depends on how long requests hold these, of which the sample says too little: then it does not hold, and the warm-up
 * has to be simulated in full. The arrivals at the sites are Poisson with or without the
 * ways (displacement theorem); they come the time of a way too early, which no rate notices.
 */
final class FunctionalWarmUp {

  /** Numbers of the requests that sample holding times, apart from those of all others. */
  private static final long FIRST_SAMPLE = -(1L << 61);

  /** Number of the draw of the phase at which caches inside instances begin. */
  private static final long PHASE = FIRST_SAMPLE - 1;

  /**
   * Operations of a simulation at most so that isolates have as many requests in service as usual. A choice: as many as a first answer
   * measures in each, if its requests have ten.
   */
  private static final double MOST_OPERATIONS = 20_000;

  private final CompiledDeployment compiled;
  private final Sites sites;
  private final Journey journey;
  private final RequestWalk walk;
  private final Ledger ledger;
  private final Arrivals arrivals;
  private final boolean oneSite;
  private final boolean lastRequestDecides;
  private final HoldingTimes holding;
  private final double operationsPerRequest;
  private final CopyWarmUp copies;
  private RandomStream holdingStream;
  private boolean holds;

  FunctionalWarmUp(CompiledDeployment compiled, SimulatedSystem system) {
    this.compiled = compiled;
    sites = system.sites;
    journey = system.journey;
    walk = system.walk;
    ledger = system.ledger;
    arrivals = system.arrivals;
    oneSite = compiled.deployment.sites().size() == 1;
    lastRequestDecides = sites.isolates != null && compiled.compute.keepAlive.isConstant();
    copies = new CopyWarmUp(compiled, sites);
    holding = new HoldingTimes(compiled.deployment.sites().size(),
        compiled.scenario.plan().sizes().warmUp().holdingSamples());
    operationsPerRequest = compiled.program.meanOperations(compiled.scenario.requests());
  }

  /** Whether what was warmed up last may be used: nobody had to wait for another one. */
  boolean holds() {
    return holds;
  }

  /**
   * How long before its end those come, in nanoseconds, that are in service still when it ends: all but the longest. Fewer where requests
   * of isolates, which wait for nobody, do so much that these would be more than {@value #MOST_OPERATIONS} operations.
   */
  long servedNanos(long startNanos) {
    double affordable = MOST_OPERATIONS / (operationsPerRequest * compiled.arrivals.ratePerNano(startNanos));
    return sites.pools == null ? (long) Math.min(compiled.workNanos(), affordable) : holding.longest();
  }

  /** How long the last part of a warm-up is, in which nothing is left out: time for requests under way to build up. */
  long settlingNanos(long startNanos) {
    WarmUpSizes sizes = compiled.scenario.plan().sizes().warmUp();
    // Writes that copies have not seen yet are what takes longest to build up.
    double requests = compiled.readsLaggingCopies() ? Double.POSITIVE_INFINITY : sizes.settlingRequests();
    double rate = compiled.arrivals.ratePerNano(startNanos);
    return (long) Math.max(sizes.shortestSettlingNanos(), Math.min(Simulation.LONGEST_SETTLING_NANOS, requests / rate));
  }

  /** Samples the holding times of a replication. Leaves the system in any state. */
  void prepare(long nowNanos, Draws draws) {
    holdingStream = draws.holding;
    if (sites.pools == null) {
      return;
    }
    // Others would have left copies by now.
    boolean caches = compiled.copyMemoryNanos > 0;
    if (caches) {
      sites.earlier.beginSample(nowNanos, compiled.siteRates(nowNanos), sites.stores);
    }
    long number = FIRST_SAMPLE;
    // One site after the other, for stores that all of them share must not see times that go back.
    long now = nowNanos;
    for (int site = 0; site < sites.pools.length; site++) {
      // The first request of each site starts the instance that serves the others, and is left out.
      for (int sample = -1; sample < holding.samples(); sample++) {
        walk.dispatcher().reach(journey.appear(number++, now, 0, site), now);
        if (sample >= 0) {
          holding.set(site, sample, walk.ends().lastHoldingNanos());
        }
        now = walk.ends().lastEndNanos();
      }
    }
    if (caches) {
      sites.earlier.endSample();
    }
    ledger.flush();
  }

  /**
   * Sends requests from one time up to another; ends at once where it does not hold.
   *
   * @return the number that the next request may have
   */
  long run(long fromNanos, long toNanos, long firstNumber, Draws draws) {
    holds = true;
    boolean caches = compiled.copyMemoryNanos > 0;
    // Caches inside instances begin empty, so that popular copies expire together: at any phase of their time to live.
    long phase = caches ? (long) (compiled.copyPhaseNanos * draws.holding.uniform(PHASE)) : 0;
    long copiesFrom = caches ? Math.max(fromNanos, toNanos - compiled.copyMemoryNanos + phase) : Long.MAX_VALUE;
    long begin = fromNanos;
    long number = firstNumber;
    if (lastRequestDecides) {
      begin = Math.min(copiesFrom, toNanos);
      number = touchLast(begin, firstNumber);
    } else if (FirstInstances.outlive(compiled.compute.platform, toNanos - fromNanos)) {
      number = recall(fromNanos, firstNumber);
    }
    if (caches) {
      copies.begin(copiesFrom, compiled.siteRates(copiesFrom), draws);
    }
    arrivals.start(begin, toNanos, number, draws);
    while (holds && arrivals.nextNanos() != Long.MAX_VALUE) {
      long now = arrivals.nextNanos();
      number = arrivals.number();
      // With one site the origin, and the draws for it, make no difference.
      int site = oneSite ? 0 : journey.site(number, arrivals.origin());
      int instance = 0;
      if (sites.pools != null) {
        instance = hold(sites.pools[site], site, number, now, toNanos);
      } else {
        touch(sites.isolates[site], number, now);
      }
      if (now >= copiesFrom) {
        copies.leave(site, instance, number, journey.kind(number), arrivals.origin(), now);
      }
      arrivals.advance();
    }
    ledger.flush();
    return arrivals.nextFree();
  }

  /** Leaves the isolates that sessions under way now have used before; those that the warm-up has seen are others. */
  void resume() {
    if (arrivals instanceof SessionArrivals sessions && sites.isolates != null
        && compiled.compute.platform.instances().provisioned() == 0) {
      sessions.forEachUnderWay((number, origin, lastNanos) -> touch(sites.isolates[journey.site(number, origin)],
          number, lastNanos));
    }
  }

  /** Leaves the instances that were used before the warm-up. Returns the number that the next request may have. */
  private long recall(long nowNanos, long firstNumber) {
    InstancePolicy policy = compiled.compute.platform.instances();
    long number = firstNumber;
    if (sites.pools != null && RecalledInstances.areKnown(policy)) {
      double[] rates = compiled.siteRates(nowNanos);
      long kept = policy.keptNanos();
      for (int site = 0; site < rates.length; site++) {
        double draw = compiled.arrivals.unitExponential.sample(holdingStream.bits(number));
        number = RecalledInstances.leave(sites.pools[site], rates[site], holding.mean(site), nowNanos, kept, draw,
            number);
      }
    }
    return number;
  }

  /** Holds an instance; returns its number, or a negative one if there is none for the request. */
  private int hold(InstancePool pool, int site, long number, long now, long toNanos) {
    int instance = pool.acquire(now, number, 0);
    if (instance < 0) {
      return instance;
    }
    long granted = pool.grantedNanos();
    holds &= granted == now;
    long start = granted;
    if (pool.isCold()) {
      start += walk.dispatcher().startUps().nanos(number);
      pool.readyAt(instance, start, 0);
      pool.connectAll(instance);
    } else {
      start = Math.max(start, pool.readyNanos(instance));
    }
    long end = start + holding.draw(site, holdingStream.bits(number));
    pool.departsAt(instance, end);
    if (end > toNanos) {
      // It may work on in the measured window.
      sites.held(site, granted, end, pool.isCold());
    }
    return instance;
  }

  /**
   * Leaves every isolate as the last request before a time does. Seen backwards, the arrivals of a site are a Poisson
   * process as well, so that request came an exponential time before: before the warm-up began, maybe, but not longer ago than an
   * isolate is kept. In sessions the last requests of those that are over are such a process (displacement theorem); what the
   * others left is left by {@link #resume}. Returns the number that the next request may have.
   */
  private long touchLast(long nowNanos, long firstNumber) {
    double kept = compiled.compute.keepAlive.mean();
    double[] rates = compiled.siteRates(nowNanos);
    double requests = compiled.sessions == null ? 1 : compiled.sessions.meanRequests();
    for (int site = 0; site < rates.length; site++) {
      double draw = compiled.arrivals.unitExponential.sample(holdingStream.bits(firstNumber + site));
      double before = draw * requests / rates[site];
      if (before < kept) {
        touch(sites.isolates[site], firstNumber + site, nowNanos - (long) before);
      }
    }
    return firstNumber + rates.length;
  }

  /** How long a request takes does not matter to an isolate that outlives it by minutes. */
  private static void touch(IsolatePool isolate, long number, long now) {
    if (isolate.enter(now)) {
      isolate.readyAt(now, 0);
    }
    isolate.departsAt(now, number);
  }
}
