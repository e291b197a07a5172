package io.edgewise.sim.engine;

import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.RandomStream;
import java.util.Arrays;

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

  /** Of an expiry that is not drawn yet. */
  private static final long UNKNOWN = Long.MIN_VALUE;

  private static final int INITIAL = 16;

  /** Number of requests on an instance that does not exist any more. */
  private static final int DISCARDED = -1;

  private final InstancePolicy policy;
  private final boolean endsKnown;
  private final QuantileTable keepAlive;
  private final TimeWindow window;
  private final PoolTotals totals;

  private final boolean picksAtRandom;
  private final long leastKeepAliveNanos;
  private final IdleSet provisionedIdle;
  private final IdleSet idle;
  private final Departures departures = new Departures();
  private final StartTokens startTokens;
  private final IntRing waiting = new IntRing();
  private final LongRing futureStarts = new LongRing();

  private RandomStream keepAliveStream;
  private RandomStream choiceStream;

  // By instance. Indices below policy.provisioned() are the provisioned ones.
  private int[] busy = new int[INITIAL];
  private long[] startNumber = new long[INITIAL];
  private long[] startedNanos = new long[INITIAL];
  private long[] readyNanos = new long[INITIAL];
  private long[] idleSinceNanos = new long[INITIAL];
  private long[] expiryNanos = new long[INITIAL];
  private long[] lastRequest = new long[INITIAL];
  private long[] activeSinceNanos = new long[INITIAL];
  private long[] connected = new long[INITIAL];
  private int[] freeIndices = new int[INITIAL];
  private int freeCount;
  private int used;
  private int live;
  private long starts;

  // Answers of acquire and handOver, besides their results.
  private boolean cold;
  private long grantedNanos;
  private int handedOver;

  InstancePool(InstancePolicy policy, boolean endsKnown, QuantileTable keepAlive, TimeWindow window,
      PoolTotals totals) {
    this.policy = policy;
    this.endsKnown = endsKnown;
    this.keepAlive = keepAlive;
    this.window = window;
    this.totals = totals;
    picksAtRandom = policy.idleSelection() == InstancePolicy.IdleSelection.RANDOM;
    leastKeepAliveNanos = (long) Math.floor(keepAlive.least());
    idle = new IdleSet(policy.idleSelection());
    provisionedIdle = new IdleSet(policy.idleSelection());
    startTokens = new StartTokens(policy.scaleUp(), policy.queueLimit() > 0);
  }

  /** Empties the pool and starts its provisioned instances. */
  void reset(long nowNanos, RandomStream keepAliveDraws, RandomStream choiceDraws) {
    keepAliveStream = keepAliveDraws;
    choiceStream = choiceDraws;
    idle.clear();
    provisionedIdle.clear();
    departures.clear();
    waiting.clear();
    futureStarts.clear();
    freeCount = 0;
    used = 0;
    live = 0;
    starts = 0;
    startTokens.reset(nowNanos);
    for (int i = policy.provisioned() - 1; i >= 0; i--) {
      int instance = open(nowNanos, nowNanos);
      expiryNanos[instance] = Long.MAX_VALUE;
      provisionedIdle.add(instance, startNumber[instance]);
    }
  }

  /**
   * Finds an instance for a request that arrives now; {@link #isCold()} and {@link #grantedNanos()} then tell whether it
   * must be started and when the request gets it (start-up not included).
   *
   * @return the instance, {@link #THROTTLED} or {@link #QUEUED}
   */
  int acquire(long nowNanos, long requestNumber, int requestSlot) {
    settle(nowNanos);
    cold = false;
    grantedNanos = nowNanos;
    int instance = takeIdle(nowNanos, requestNumber);
    if (instance >= 0) {
      return occupy(instance, requestNumber);
    }
    if (live < policy.maxInstances()) {
      long allowed = startTokens.take(nowNanos);
      if (allowed != Station.NEVER) {
        cold = true;
        grantedNanos = allowed;
        return occupy(open(allowed, Long.MIN_VALUE), requestNumber);
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
    readyNanos[instance] = nanos;
    activeSinceNanos[instance] = Math.max(startedNanos[instance], nanos - billedNanos);
  }

  /** When the instance is or was ready. */
  long readyNanos(int instance) {
    return readyNanos[instance];
  }

  boolean isProvisioned(int instance) {
    return instance < policy.provisioned();
  }

  /** Marks a store as connected from an instance and tells whether it already was. */
  boolean connect(int instance, int store) {
    long bit = 1L << store;
    boolean was = (connected[instance] & bit) != 0;
    connected[instance] |= bit;
    return was;
  }

  /** Marks all stores as connected from an instance. */
  void connectAll(int instance) {
    connected[instance] = -1;
  }

  /** Whether departures must be announced by events, because requests may wait for ends that are not known ahead. */
  boolean wantsDepartureEvents() {
    return !endsKnown && policy.queueLimit() > 0 && policy.maxInstances() != InstancePolicy.UNLIMITED;
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
    int slot = waiting.peek();
    int instance = takeIdle(nowNanos, table.number(slot));
    if (instance < 0) {
      return -1;
    }
    waiting.take();
    cold = false;
    grantedNanos = nowNanos;
    occupy(instance, table.number(slot));
    handedOver = instance;
    return slot;
  }

  /** The instance that {@link #handOver} gave away. */
  int handedOver() {
    return handedOver;
  }

  /** Adds what existed within the window that is over; the pool may be used on with {@link #goOn}. */
  void finish(long nowNanos) {
    settle(nowNanos);
    for (int instance = policy.provisioned(); instance < used; instance++) {
      if (busy[instance] != DISCARDED) {
        if (busy[instance] > 0 || expiryNanos(instance) > nowNanos) {
          totals.existsStill(startedNanos[instance], nowNanos);
        } else {
          totals.ended(startedNanos[instance], expiryNanos(instance));
        }
      }
    }
    for (int instance = 0; instance < policy.provisioned(); instance++) {
      totals.provisioned(startedNanos[instance], Math.max(nowNanos, window.toNanos()));
    }
    for (int instance = 0; totals.countsActivity() && instance < used; instance++) {
      if (busy[instance] > 0) {
        totals.activeStill(activeSinceNanos[instance], nowNanos, isProvisioned(instance));
      }
    }
  }

  /** Goes on from the state at the end of one window to the next, with other draws. */
  void goOn(long nowNanos, RandomStream keepAliveDraws, RandomStream choiceDraws) {
    int alive = 0;
    for (int instance = 0; instance < used; instance++) {
      // Asked of all, so that what the old draws say of an idle instance holds on.
      if (busy[instance] > 0 || busy[instance] == 0 && expiryNanos(instance) > nowNanos) {
        alive++;
      }
    }
    keepAliveStream = keepAliveDraws;
    choiceStream = choiceDraws;
    totals.seen(alive);
  }

  /** Takes back the instances whose requests have ended by now. */
  private void settle(long nowNanos) {
    while (departures.nextTimeNanos() <= nowNanos) {
      departures.take();
      release(departures.instance(), departures.timeNanos());
    }
  }

  private void release(int instance, long nanos) {
    boolean wasFull = busy[instance] == policy.concurrency();
    busy[instance]--;
    if (busy[instance] == 0 && !isProvisioned(instance)) {
      idleSinceNanos[instance] = nanos;
      expiryNanos[instance] = UNKNOWN;
    }
    if (busy[instance] == 0 && totals.countsActivity()) {
      totals.active(activeSinceNanos[instance], nanos, isProvisioned(instance));
    }
    if (wasFull) {
      (isProvisioned(instance) ? provisionedIdle : idle).add(instance, startNumber[instance]);
    }
  }

  private int takeIdle(long nowNanos, long requestNumber) {
    if (!provisionedIdle.isEmpty()) {
      return provisionedIdle.take(choice(requestNumber));
    }
    while (!idle.isEmpty()) {
      int instance = idle.take(choice(requestNumber));
      // Most are taken again long before any could have expired, and need no draw.
      if (busy[instance] > 0 || nowNanos - idleSinceNanos[instance] < leastKeepAliveNanos
          || expiryNanos(instance) > nowNanos) {
        return instance;
      }
      discard(instance);
    }
    return -1;
  }

  private long choice(long requestNumber) {
    return picksAtRandom ? choiceStream.bits(requestNumber) : 0;
  }

  /** When an idle instance expires, drawn when it is first asked for. */
  private long expiryNanos(int instance) {
    if (expiryNanos[instance] == UNKNOWN) {
      expiryNanos[instance] = saturatedAdd(idleSinceNanos[instance],
          keepAlive.sampleNanos(keepAliveStream, lastRequest[instance]));
    }
    return expiryNanos[instance];
  }

  private void discard(int instance) {
    totals.ended(startedNanos[instance], expiryNanos(instance));
    live--;
    busy[instance] = DISCARDED;
    freeIndices[freeCount++] = instance;
  }

  private int occupy(int instance, long requestNumber) {
    if (busy[instance] == 0) {
      activeSinceNanos[instance] = grantedNanos;
    }
    busy[instance]++;
    lastRequest[instance] = requestNumber;
    if (busy[instance] < policy.concurrency()) {
      (isProvisioned(instance) ? provisionedIdle : idle).add(instance, startNumber[instance]);
    }
    return instance;
  }

  private int wait(long nowNanos, long requestNumber, int requestSlot) {
    if (!endsKnown) {
      if (waiting.size() >= policy.queueLimit()) {
        return THROTTLED;
      }
      waiting.add(requestSlot);
      return QUEUED;
    }
    // All ends are known and nobody overtakes, so the instance that the request will get is known now.
    while (!futureStarts.isEmpty() && futureStarts.peek() <= nowNanos) {
      futureStarts.take();
    }
    if (futureStarts.size() >= policy.queueLimit() || departures.size() == 0) {
      return THROTTLED;
    }
    departures.take();
    grantedNanos = departures.timeNanos();
    futureStarts.add(grantedNanos);
    int instance = departures.instance();
    lastRequest[instance] = requestNumber;
    return instance;
  }

  private int open(long startNanos, long ready) {
    int instance = freeCount > 0 ? freeIndices[--freeCount] : used++;
    if (instance == busy.length) {
      grow();
    }
    busy[instance] = 0;
    startNumber[instance] = starts++;
    startedNanos[instance] = startNanos;
    readyNanos[instance] = ready;
    connected[instance] = 0;
    live++;
    totals.started(startNanos, live);
    return instance;
  }

  private void grow() {
    int size = 2 * busy.length;
    busy = Arrays.copyOf(busy, size);
    startNumber = Arrays.copyOf(startNumber, size);
    startedNanos = Arrays.copyOf(startedNanos, size);
    readyNanos = Arrays.copyOf(readyNanos, size);
    idleSinceNanos = Arrays.copyOf(idleSinceNanos, size);
    expiryNanos = Arrays.copyOf(expiryNanos, size);
    lastRequest = Arrays.copyOf(lastRequest, size);
    activeSinceNanos = Arrays.copyOf(activeSinceNanos, size);
    connected = Arrays.copyOf(connected, size);
    freeIndices = Arrays.copyOf(freeIndices, size);
  }

  private static long saturatedAdd(long a, long b) {
    long sum = a + b;
    return b > 0 && sum < a ? Long.MAX_VALUE : sum;
  }
}
