package io.edgewise.sim.engine;

import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.RandomStream;

/**
 * The instances of one site that serve a bounded number of requests each.
 *
 * <p>Keep-alive needs no events: an idle instance carries the time at which it expires and is discarded when it is next
 * looked at. Departures need none either: the end of a request is known as soon as nothing contended lies ahead of it,
 * and waits in {@link Departures} until the next request looks. Only a pool that queues requests whose ends are not
 * known beforehand has to be told of departures by events ({@link #handOver}).
 */
final class InstancePool {

  /** No instance: the request is refused. */
  static final int THROTTLED = -1;

  /** No instance yet: the request waits until one is handed over. */
  static final int QUEUED = -2;

  private final InstancePolicy policy;
  private final boolean endsKnown;
  private final TimeWindow window;
  private final PoolTotals totals;
  private final boolean wantsDepartureEvents;
  /* The provisioned ones have the least numbers. */
  private final InstanceTable instances = new InstanceTable();
  private final InstanceLives lives;
  private final AvailableInstances available;
  private final Departures departures = new Departures();
  private final WaitingLine waiting;
  private final StartTokens startTokens;

  /** Null where no instance ends before its time. */
  private final Retirement retirement;
  private long filledNanos;

  // Answers of acquire and handOver, besides their results.
  private boolean cold;
  private long grantedNanos;
  private int handedOver;

  InstancePool(InstancePolicy policy, boolean endsKnown, QuantileTable keepAlive, TimeWindow window,
      PoolTotals totals, boolean retires) {
    this.policy = policy;
    this.endsKnown = endsKnown;
    this.window = window;
    this.totals = totals;
    wantsDepartureEvents =
        !endsKnown && policy.queueLimit() > 0 && policy.maxInstances() != InstancePolicy.UNLIMITED;
    lives = new InstanceLives(instances, keepAlive);
    available = new AvailableInstances(policy, instances, lives, totals);
    retirement = retires ? new Retirement(instances, available, policy.provisioned()) : null;
    waiting = new WaitingLine(policy.queueLimit());
    startTokens = new StartTokens(policy.scaleUp(), policy.queueLimit() > 0);
  }

  /** Empties the pool and starts its provisioned instances. */
  void reset(long nowNanos, RandomStream keepAliveDraws, RandomStream choiceDraws) {
    lives.use(keepAliveDraws);
    available.use(choiceDraws);
    available.clear();
    departures.clear();
    waiting.clear();
    instances.clear();
    if (retirement != null) {
      retirement.clear();
    }
    startTokens.reset(nowNanos);
    filledNanos = Long.MIN_VALUE;
    for (int i = policy.provisioned() - 1; i >= 0; i--) {
      int instance = open(nowNanos, nowNanos);
      instances.expiryNanos(instance, Long.MAX_VALUE);
      available.add(instance);
    }
  }

  /**
   * Until a time, an instance that would have to be started has been there already: a pool that is empty only because a simulation
   * begins has no reason to start all of them at once.
   */
  void fillUntil(long nanos) {
    filledNanos = nanos;
  }

  /** Adds an instance that was used before the simulation began, unless so many are provisioned; false if so many may not be. */
  boolean recall(long count, long usedNanos, long requestNumber) {
    if (count > policy.provisioned() && count <= policy.maxInstances()) {
      grantedNanos = usedNanos;
      int instance = occupy(open(usedNanos, usedNanos), requestNumber);
      connectAll(instance);
      departsAt(instance, usedNanos);
    }
    return count <= policy.maxInstances();
  }

  /**
   * Finds an instance for a request that arrives now; {@link #isCold()} and {@link #grantedNanos()} then tell whether it
   * must be started and when the request gets it: not before its start, which may have to wait (start-up not included).
   *
   * @return the instance, {@link #THROTTLED} or {@link #QUEUED}
   */
  int acquire(long nowNanos, long requestNumber, int requestSlot) {
    settle(nowNanos);
    cold = false;
    grantedNanos = nowNanos;
    int instance = available.take(nowNanos, requestNumber);
    if (instance >= 0) {
      return occupy(instance, requestNumber);
    }
    if (instances.size() < policy.maxInstances()) {
      if (nowNanos < filledNanos) {
        return occupy(open(nowNanos, nowNanos), requestNumber);
      }
      long allowed = startTokens.take(nowNanos);
      if (allowed != Station.NEVER) {
        cold = true;
        grantedNanos = allowed;
        return occupy(start(allowed), requestNumber);
      }
    }
    return wait(nowNanos, requestNumber, requestSlot);
  }

  /** Whether the instance acquired last has to be started. */
  boolean isCold() {
    return cold;
  }

  /** When the request that acquired last gets its instance. */
  long grantedNanos() {
    return grantedNanos;
  }

  /**
   * Tells that a cold instance will be ready at a time.
   *
   * @param billedNanos how much of its start-up is billed
   */
  void readyAt(int instance, long nanos, long billedNanos) {
    instances.readyNanos(instance, nanos);
    instances.activeSinceNanos(instance, Math.max(instances.startedNanos(instance), nanos - billedNanos));
  }

  /** When the instance is or was ready. */
  long readyNanos(int instance) {
    return instances.readyNanos(instance);
  }

  boolean isProvisioned(int instance) {
    return instance < policy.provisioned();
  }

  /** Marks a store as connected from an instance and tells whether it already was. */
  boolean connect(int instance, int store) {
    long bit = 1L << store;
    long before = instances.connected(instance);
    instances.connected(instance, before | bit);
    return (before & bit) != 0;
  }

  /** Whether an instance is connected to a store. */
  boolean isConnected(int instance, int store) {
    return (instances.connected(instance) & 1L << store) != 0;
  }

  /** How many of the instances that live now are connected to a store. */
  int countConnected(long nowNanos, int store) {
    settle(nowNanos);
    return lives.countConnected(nowNanos, 1L << store);
  }

  /** A time before which no instance that lives now ends; asked for right after {@link #countConnected}. */
  long nextEndNanos(long nowNanos) {
    return lives.nextEndNanos(nowNanos);
  }

  /** Marks all stores as connected from an instance. */
  void connectAll(int instance) {
    instances.connected(instance, -1);
  }

  /** Whether departures must be announced by events, because requests may wait for ends that are not known ahead. */
  boolean wantsDepartureEvents() {
    return wantsDepartureEvents;
  }

  /** Tells when the request on an instance ends; the instance is free again from then on. */
  void departsAt(int instance, long nanos) {
    departures.add(nanos, instance);
  }

  /**
   * Gives the instance of a request that ends now to the first request that waits.
   *
   * @return the slot of the request that got it, or -1 if nobody waits
   */
  int handOver(long nowNanos, RequestTable table) {
    settle(nowNanos);
    if (waiting.isEmpty()) {
      return -1;
    }
    int slot = waiting.first();
    int instance = available.take(nowNanos, table.number(slot));
    // Where instances end with their last request, the one that waits starts another.
    cold = instance < 0 && retirement != null && instances.size() < policy.maxInstances();
    if (instance < 0 && !cold) {
      return -1;
    }
    instance = cold ? start(nowNanos) : instance;
    waiting.takeFirst();
    grantedNanos = nowNanos;
    occupy(instance, table.number(slot));
    handedOver = instance;
    return slot;
  }

  /** The instance that {@link #handOver} gave away. */
  int handedOver() {
    return handedOver;
  }

  /** Ends some of the on-demand instances that were started before a time: idle ones now, others with their last request. */
  void endInstances(long nowNanos, double share, long startedBefore) {
    settle(nowNanos);
    retirement.retire(nowNanos, share, startedBefore);
  }

  /** Whether nobody waits or holds an instance any more once all known departures have happened. */
  boolean isAtRest() {
    settle(Long.MAX_VALUE - 1);
    return waiting.isEmpty() && !lives.anyBusy();
  }

  /** Adds what existed within the window that is over; the pool may be used on with {@link #goOn}. */
  void finish(long nowNanos) {
    settle(nowNanos);
    lives.finish(nowNanos, policy.provisioned(), window, totals);
  }

  /** The measured window begins now: counts the instances that are there. */
  void beginWindow(long nowNanos) {
    settle(nowNanos);
    totals.seen(lives.count(nowNanos));
  }

  /** Goes on from the state at the end of one window to the next, with other draws. */
  void goOn(long nowNanos, RandomStream keepAliveDraws, RandomStream choiceDraws) {
    // Counting asks all that are idle, so that what the old draws say of them holds on.
    beginWindow(nowNanos);
    lives.use(keepAliveDraws);
    available.use(choiceDraws);
  }

  /** Takes back the instances whose requests have ended by now. */
  private void settle(long nowNanos) {
    while (departures.nextTimeNanos() <= nowNanos) {
      departures.take();
      release(departures.instance(), departures.timeNanos());
    }
  }

  private void release(int instance, long nanos) {
    long before = instances.requests(instance);
    instances.requests(instance, before - 1);
    if (before == 1 && !isProvisioned(instance)) {
      instances.idleSinceNanos(instance, nanos);
      instances.expiryNanos(instance, InstanceTable.UNKNOWN);
    }
    if (before == 1 && totals.countsActivity()) {
      totals.active(instances.activeSinceNanos(instance), nanos, isProvisioned(instance));
    }
    if (retirement != null && retirement.isRetired(instance)) {
      if (before == 1) {
        retirement.end(instance, nanos);
      }
    } else if (before == policy.concurrency()) {
      available.add(instance);
    }
  }

  private int occupy(int instance, long requestNumber) {
    grantedNanos = Math.max(grantedNanos, instances.startedNanos(instance));
    long before = instances.requests(instance);
    if (before == 0) {
      instances.activeSinceNanos(instance, grantedNanos);
    }
    instances.requests(instance, before + 1);
    instances.lastRequest(instance, requestNumber);
    if (before + 1 < policy.concurrency()) {
      available.add(instance);
    }
    return instance;
  }

  private int wait(long nowNanos, long requestNumber, int requestSlot) {
    if (waiting.isFull(nowNanos)) {
      return THROTTLED;
    }
    if (!endsKnown) {
      waiting.add(requestSlot);
      return QUEUED;
    }
    // All ends are known and nobody overtakes, so the instance that the request will get is known now.
    if (departures.size() == 0) {
      return THROTTLED;
    }
    departures.take();
    grantedNanos = departures.timeNanos();
    waiting.addUntil(grantedNanos);
    int instance = departures.instance();
    instances.lastRequest(instance, requestNumber);
    return instance;
  }

  private int start(long nanos) {
    int instance = open(nanos, Long.MIN_VALUE);
    totals.started(nanos, instances.size());
    return instance;
  }

  private int open(long startNanos, long readyNanos) {
    int instance = instances.open(startNanos, readyNanos);
    available.started(instance);
    return instance;
  }
}
