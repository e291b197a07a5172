package io.edgewise.sim.engine;

import io.edgewise.sim.kernel.EventQueue;
import io.edgewise.sim.model.Fault;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.placement.RouteTable;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is broken at the moment, for one deployment. Which places are down when is known ahead and only looked up; events
 * are needed where something changes at once: instances end, routes of code change, things become slow or are throttled.
 */
final class Faults {

  private final CompiledDeployment compiled;
  private final FaultPlan plan;
  private final RequestTable table;
  private final Sites users;
  private final int origins;
  private final LostPackets lost;
  private final Throttle throttle;
  private final List<Sites> all = new ArrayList<>();
  private final List<Place> entryPlaces;

  /** By place where code runs: factor on the time of computations. */
  private final double[] slowness;

  /** Null where requests start no children. */
  private final Forks forks;

  // By slot: attempts made before, shifted left, and whether nobody answers the one under way.
  private int[] attempts = {};

  /** How long the user of the request stopped last still waits. */
  private long waiting;
  private Draws draws;

  Faults(CompiledDeployment compiled, RequestTable table, Sites users, Forks forks) {
    this.compiled = compiled;
    this.table = table;
    this.users = users;
    this.forks = forks;
    plan = compiled.faults;
    origins = compiled.scenario.workload().origins().size();
    lost = new LostPackets(compiled.retransmission);
    throttle = new Throttle(compiled.places.size());
    slowness = new double[compiled.places.size()];
    entryPlaces = RouteTable.entries(compiled.deployment);
    all.add(users);
  }

  /** Names the places of a service. */
  void connect(Sites service) {
    all.add(service);
  }

  void use(Draws newDraws) {
    draws = newDraws;
    lost.use(newDraws);
    for (StoreAccess store : users.stores) {
      if (store != null) {
        store.faults.use(newDraws);
      }
    }
  }

  /** All is well; what will change before a time is put on the list of events. */
  void reset(EventQueue queue, long beginNanos, long untilNanos) {
    Arrays.fill(slowness, 1);
    throttle.clear();
    follow(Long.MIN_VALUE);
    for (StoreAccess store : users.stores) {
      if (store != null) {
        store.faults.clear();
      }
    }
    for (int index = 0; index < plan.changes.length; index++) {
      if (plan.changes[index] >= beginNanos && plan.changes[index] < untilNanos) {
        queue.schedule(plan.changes[index], EventKind.FAULT, index);
      }
    }
  }

  /** One of the moments has come at which something changes. */
  void change(int index) {
    long now = plan.changes[index];
    for (int site = 0; site < slowness.length; site++) {
      String id = compiled.places.get(site).id();
      slowness[site] = plan.inForce(Fault.SlowPlace.class, now).filter(slow -> slow.place().equals(id))
          .mapToDouble(Fault.SlowPlace::factor).reduce(1, (a, b) -> a * b);
      throttle.limit(site, plan.inForce(Fault.ThrottledCompute.class, now)
          .filter(limit -> limit.places().isEmpty() || limit.places().contains(id))
          .map(Fault.ThrottledCompute::admission).toList());
    }
    follow(now);
    for (StoreAccess store : users.stores) {
      if (store != null) {
        store.faults.change(now);
      }
    }
    for (Fault fault : plan.faults) {
      if (fault.effect() instanceof Fault.Outage outage && fault.fromNanos() == now) {
        all.forEach(
            sites -> sites.endInstances(site -> outage.places().contains(compiled.places.get(site).id()), now, 1,
                Long.MAX_VALUE));
      }
      if (fault.effect() instanceof Fault.Deploy deploy) {
        deploy(fault, deploy, now);
      }
    }
  }

  private void deploy(Fault fault, Fault.Deploy deploy, long nowNanos) {
    int steps = FaultPlan.steps(fault);
    for (int step = 0; step < steps; step++) {
      if (FaultPlan.stepNanos(fault, step) == nowNanos) {
        Sites replaced = deploy.service() == Fault.USERS ? users : all.get(1 + deploy.service());
        replaced.endInstances(site -> true, nowNanos, 1.0 / (steps - step), fault.fromNanos());
      }
    }
  }

  /** Code takes the ways that avoid what is known to be down. */
  private void follow(long nowNanos) {
    int epoch = plan.beliefs.at(nowNanos);
    for (int dataSet = 0; dataSet < users.stores.length; dataSet++) {
      if (users.stores[dataSet] != null) {
        users.stores[dataSet].follow(plan.storePaths[dataSet][epoch], nowNanos);
      }
    }
    if (forks != null) {
      forks.follow(plan.callPaths[epoch]);
    }
  }

  /** The routes of an origin that a user takes who looks the address up, or did, at a time; as an origin of all epochs. */
  private int origin(int origin, long lookedUpNanos) {
    return plan.beliefs.at(lookedUpNanos) * origins + origin;
  }

  private int route(long number, int origin, long lookedUpNanos) {
    int known = origin(origin, lookedUpNanos);
    return compiled.routes.isFixed(known)
        ? compiled.routes.firstRoute(known)
        : compiled.routes.choose(known, draws.catchment.bits(number >> compiled.userShift));
  }

  /**
   * When the user of a request that is sent at a time had looked the address up: any age is as likely. Who comes back looks
   * it up again each time that it has expired.
   */
  private long lookedUpNanos(long number, long sentNanos) {
    long ttl = plan.failOver.ttlNanos();
    if (ttl == 0) {
      return sentNanos;
    }
    long age = (long) (draws.failOver.uniform(number >> compiled.userShift) * ttl);
    return sentNanos - (compiled.userShift == 0 ? age : Math.floorMod(sentNanos + age, ttl));
  }

  /** The route of a request that is sent now. */
  int routeOf(long number, int origin, long nowNanos) {
    return route(number, origin, lookedUpNanos(number, nowNanos));
  }

  /**
   * A request was sent; its way to the site is written down.
   *
   * @return when it is there, or when its user gives up because nobody answers
   */
  long sent(int slot, long nowNanos, long reachNanos) {
    reserve(slot);
    attempts[slot] = 0;
    if (isDeaf(slot, nowNanos)) {
      attempts[slot] = 1;
      table.way(slot, 0, 0, plan.failOver.userTimeoutNanos(), table.roundTripNanos(slot), table.headStartNanos(slot));
      return nowNanos + plan.failOver.userTimeoutNanos();
    }
    long delay = lostNanos(slot, nowNanos);
    table.add(slot, Component.NETWORK, delay);
    return reachNanos + delay;
  }

  /** Whether nobody answers the attempt of a request that is under way. */
  boolean isUnanswered(int slot) {
    return (attempts[slot] & 1) != 0;
  }

  /**
   * The user of a request asks again at a time, perhaps at another place.
   *
   * @return when the request is at its site, by the median way, or when its user gives up because nobody answers
   */
  long again(int slot, long nowNanos) {
    long number = table.number(slot);
    int before = table.route(slot);
    long lookedUp = lookedUpNanos(number, table.sentNanos(slot));
    boolean expired = nowNanos >= lookedUp + plan.failOver.ttlNanos();
    int route = route(number, table.origin(slot), expired ? nowNanos : lookedUp);
    long lastMile = table.roundTripNanos(slot) - compiled.routes.userRttNanos(before);
    table.reroute(slot, route, pool(route, number), compiled.routes.userRttNanos(route) + lastMile);
    attempts[slot] = (attempts[slot] & ~1) + 2;
    if (isDeaf(slot, nowNanos)) {
      attempts[slot] |= 1;
      return nowNanos + plan.failOver.userTimeoutNanos();
    }
    return nowNanos + (table.roundTripNanos(slot) + compiled.routes.siteRttNanos(route)) / 2
        + lostNanos(slot, nowNanos);
  }

  private int pool(int route, long number) {
    int site = compiled.routes.site(route);
    return compiled.pools.areSeparate() ? compiled.pools.pool(site, number) : site;
  }

  /** Whether the entry of a request is down when its first packet gets there. */
  private boolean isDeaf(int slot, long sentNanos) {
    return plan.entries.isDown(compiled.routes.entry(table.route(slot)), sentNanos + table.roundTripNanos(slot) / 2);
  }

  private long lostNanos(int slot, long sentNanos) {
    Fault.Loss[] losses = plan.losses(sentNanos);
    if (losses.length == 0) {
      return 0;
    }
    int route = table.route(slot);
    Place entry = entryPlaces.get(compiled.routes.entry(route));
    Place origin = compiled.scenario.workload().origins().get(table.origin(slot));
    long draw = 64 * table.number(slot) + Math.min(31, attempts[slot] >> 1);
    long delay = lost.delayNanos(StoreFaults.rate(losses, origin, entry), 2 * draw);
    return plan.fronted
        ? delay + lost.delayNanos(
            StoreFaults.rate(losses, entry, compiled.deployment.sites().get(compiled.routes.site(route))), 2 * draw + 1)
        : delay;
  }

  /** What becomes of a request of a user that is due at its site; null where the site takes it. */
  Outcome stops(int slot, long nowNanos) {
    waiting = 0;
    if (isUnanswered(slot)) {
      return Outcome.UNREACHABLE;
    }
    if (plan.sites.isDown(table.site(slot), nowNanos)) {
      if (plan.fronted) {
        return Outcome.BAD_GATEWAY;
      }
      // The user is not told, but gives up some time later.
      attempts[slot] |= 1;
      waiting = plan.failOver.userTimeoutNanos();
      return Outcome.UNREACHABLE;
    }
    return isThrottled(slot, attempts[slot] >> 1, nowNanos) ? Outcome.THROTTLED : null;
  }

  /** What becomes of a call that is due at a place of a service; null where the place takes it. */
  Outcome stopsCall(int slot, long nowNanos) {
    if (plan.sites.isDown(table.site(slot), nowNanos)) {
      return Outcome.UNREACHABLE;
    }
    return isThrottled(slot, 0, nowNanos) ? Outcome.THROTTLED : null;
  }

  /** When somebody knows of the request stopped last that it was: its user where nobody answers, else its front. */
  long stoppedNanos(Outcome outcome, long nowNanos) {
    return nowNanos + (outcome == Outcome.BAD_GATEWAY ? plan.failOver.frontTimeoutNanos() : waiting);
  }

  /** How long a caller waits for a service that does not answer. */
  long callTimeoutNanos(Outcome outcome) {
    return outcome == Outcome.UNREACHABLE ? plan.failOver.callTimeoutNanos() : 0;
  }

  private boolean isThrottled(int slot, int attempt, long nowNanos) {
    int site = table.site(slot);
    return !throttle.isIdle(site)
        && !throttle.admits(site, draws.admission.uniform(64 * table.number(slot) + Math.min(63, attempt)), nowNanos);
  }

  /** When a request that is to leave its site loses its instance before, or {@link DownTimes#NEVER}. */
  long interruptedNanos(int slot, long clockNanos, long leavesNanos) {
    long lost = plan.sites.firstWithin(table.site(slot), table.startNanos(slot), leavesNanos);
    return lost == DownTimes.NEVER ? lost : Math.max(lost, clockNanos);
  }

  /** Factor on the time of a computation at a site. */
  double slowness(int site) {
    return slowness[site];
  }

  private void reserve(int slot) {
    if (slot >= attempts.length) {
      attempts = Arrays.copyOf(attempts, Math.max(slot + 1, table.capacity()));
    }
  }
}
