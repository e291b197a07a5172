package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.engine.ObviousPool.Instance;
import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.random.Purpose;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.RandomStream;
import io.edgewise.sim.random.Uniform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link InstancePool} beside {@link ObviousPool}, through thousands of requests, deploys and windows. */
@DisplayName("A pool of instances beside an obvious one")
class PoolTwinTest {

  private static final int STEPS = 400;
  private static final long FIRST = 100;
  private static final long WINDOW = 3_000;
  private static final DurationBilling BILLING = new DurationBilling(7, 0, 1, 0, 1024);

  /** From 20 to 80 ns. */
  private static final QuantileTable KEEP_ALIVE = QuantileTable.of(new Uniform(20, 80), 1);

  /**
   * How a pool is tried.
   *
   * @param endsKnown whether requests that wait are told their instance at once
   * @param retires whether instances are ended from outside
   */
  private record Trial(IdleSelection selection, int concurrency, int provisioned, int most, int queue,
      boolean endsKnown,
      boolean retires) {

    InstancePolicy policy() {
      return new InstancePolicy(concurrency, provisioned, most, new Uniform(20, 80), selection, queue,
          InstancePolicy.ScaleUpRate.UNLIMITED_RATE);
    }
  }

  static Stream<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    for (IdleSelection selection : IdleSelection.values()) {
      for (int concurrency : new int[] {1, 3}) {
        for (int provisioned : new int[] {0, 2}) {
          trials.add(new Trial(selection, concurrency, provisioned, InstancePolicy.UNLIMITED, 0, false, false));
          trials.add(new Trial(selection, concurrency, provisioned, InstancePolicy.UNLIMITED, 0, true, true));
          trials.add(new Trial(selection, concurrency, provisioned, 4, 0, true, false));
          trials.add(new Trial(selection, concurrency, provisioned, 4, 0, false, false));
          trials.add(new Trial(selection, concurrency, provisioned, 4, 2, true, false));
          trials.add(new Trial(selection, concurrency, provisioned, 4, 2, false, false));
          trials.add(new Trial(selection, concurrency, provisioned, 4, 2, false, true));
          trials.add(new Trial(selection, concurrency, provisioned, 30, InstancePolicy.UNLIMITED, false, false));
        }
      }
    }
    return trials.stream();
  }

  private record End(long nanos, long order) {}

  private final TimeWindow window = new TimeWindow();
  private final PoolTotals totals = new PoolTotals(window, BILLING, true);
  private final RequestTable table = new RequestTable(16);
  private final PriorityQueue<End> ends =
      new PriorityQueue<>(Comparator.comparingLong(End::nanos).thenComparingLong(End::order));
  private SplittableRandom random;
  private InstancePool pool;
  private ObviousPool twin;
  private long number;

  @ParameterizedTest
  @MethodSource("trials")
  void agree(Trial trial) {
    random = new SplittableRandom(trial.toString().hashCode());
    window.set(FIRST, WINDOW);
    RandomStream choice = RandomStream.of(2, 0, Purpose.INSTANCE_CHOICE, 0);
    RandomStream draws = RandomStream.of(2, 0, Purpose.KEEP_ALIVE, 0);
    pool = new InstancePool(trial.policy(), trial.endsKnown, KEEP_ALIVE, window, totals, trial.retires);
    useUp(trial, draws, choice);
    pool.reset(0, draws, choice);
    twin = new ObviousPool(trial.policy(), trial.endsKnown, trial.retires, KEEP_ALIVE, draws);
    for (int i = 0; i < trial.provisioned; i++) {
      twin.living.get(i).number = i;
    }
    assertEquals(trial.queue > 0 && !trial.endsKnown && trial.most < InstancePolicy.UNLIMITED,
        pool.wantsDepartureEvents());
    long now = 0;
    for (int windows = 0; windows < 3; windows++) {
      long to = window.toNanos();
      for (int step = 0; step < STEPS && now < to; step++) {
        // Requests come in swarms and pauses, so that many instances are started and expire.
        long before = now;
        now += step / 40 % 2 == 0 ? random.nextInt(4) : random.nextInt(40);
        if (before < FIRST && now >= FIRST) {
          handOverUntil(FIRST);
          pool.beginWindow(FIRST);
          twin.beginWindow(FIRST);
          assertEquals(twin.living.size(), totals.most());
        }
        handOverUntil(now);
        step(trial, now);
      }
      now = Math.max(now, to) + random.nextInt(2) * 50;
      handOverUntil(now);
      pool.finish(now);
      twin.advance(now);
      assertEquals(twin.totals(now, window.fromNanos(), to, BILLING), List.of(totals.existedNanos(),
          totals.billedExistenceNanos(), totals.billedActiveNanos(), totals.provisionedIdleNanos(), totals.starts(),
          (long) totals.most()));
      totals.clear();
      window.set(now, now + WINDOW);
      RandomStream next = RandomStream.of(2, windows + 1, Purpose.KEEP_ALIVE, 0);
      pool.goOn(now, next, choice);
      twin.goOn(now, next);
      assertEquals(twin.living.size(), totals.most());
    }
    handOverUntil(Long.MAX_VALUE - 1);
    assertTrue(pool.isAtRest());
  }

  /** Leaves instances, requests that wait and some that are to end; a reset shall forget them all. */
  private void useUp(Trial trial, RandomStream draws, RandomStream choice) {
    pool.reset(-100, draws, choice);
    for (int request = 0; request < 40; request++) {
      int instance = pool.acquire(request - 50, request, request);
      if (instance >= 0) {
        pool.readyAt(instance, request - 50, 0);
        pool.departsAt(instance, request % 2 == 0 ? request - 45 : request + 50);
      }
    }
    if (trial.retires) {
      pool.endInstances(-5, 0.5, -10);
    }
    // Some are idle by then, others still busy.
    pool.countConnected(60, 0);
    totals.clear();
  }

  private void step(Trial trial, long now) {
    int store = random.nextInt(2) * 63;
    twin.advance(now);
    assertEquals(twin.countConnected(store), pool.countConnected(now, store));
    if (trial.retires && random.nextInt(30) == 0) {
      double share = random.nextInt(5) / 4.0;
      long before = now - random.nextInt(60);
      pool.endInstances(now, share, before);
      twin.endInstances(now, share, before);
    }
    request(now);
    assertEquals(twin.countConnected(store), pool.countConnected(now, store));
    assertEquals(twin.nextEnd(now), pool.nextEndNanos(now));
    if (twin.waiting.isEmpty() && twin.living.stream().allMatch(instance -> instance.requests == 0)) {
      assertTrue(pool.isAtRest());
    }
  }

  private void request(long now) {
    int slot = table.open(number, now, 0, 0, 0, 0, 0, true);
    int found = pool.acquire(now, number, slot);
    int waitingBefore = twin.waiting.size();
    Instance expected = twin.acquire(now, number, slot, found);
    if (expected == null) {
      assertEquals(twin.waiting.size() > waitingBefore ? InstancePool.QUEUED : InstancePool.THROTTLED, found);
      if (found == InstancePool.THROTTLED) {
        table.close(slot);
      }
    } else {
      begin(expected, found, slot);
    }
    number++;
  }

  /** The request in a slot has its instance, which is told by its number in the pool. */
  private void begin(Instance expected, int found, int slot) {
    assertEquals(twin.cold, pool.isCold());
    assertEquals(twin.granted, pool.grantedNanos());
    long ready = pool.grantedNanos();
    if (twin.cold) {
      assertTrue(twin.living.stream().noneMatch(instance -> instance.number == found), "a number of its own");
      expected.number = found;
      long startUp = random.nextInt(12);
      long billed = random.nextInt(20);
      ready += startUp;
      pool.readyAt(found, ready, billed);
      expected.activeSince = Math.max(expected.started, ready - billed);
    }
    assertEquals(expected.number, found);
    assertEquals(expected.provisioned, pool.isProvisioned(found));
    connect(expected, found);
    long end = Math.max(ready, pool.readyNanos(found)) + random.nextInt(40);
    pool.departsAt(found, end);
    twin.departsAt(expected, end);
    if (pool.wantsDepartureEvents()) {
      ends.add(new End(end, number));
    }
    table.close(slot);
  }

  private void connect(Instance expected, int found) {
    int store = random.nextInt(2) * 63;
    assertEquals(expected.connected.contains(store), pool.isConnected(found, store));
    if (random.nextInt(3) == 0) {
      assertEquals(!expected.connected.add(store), pool.connect(found, store));
    } else if (random.nextInt(20) == 0) {
      pool.connectAll(found);
      expected.connected.addAll(List.of(0, 63));
    }
  }

  /** Lets requests that wait have what becomes free until now. */
  private void handOverUntil(long now) {
    while (!ends.isEmpty() && ends.peek().nanos() <= now) {
      long at = ends.remove().nanos();
      int first = twin.waiting.isEmpty() ? -1 : twin.waiting.peek();
      int slot = pool.handOver(at, table);
      Instance expected =
          twin.handOver(at, first < 0 ? -1 : table.number(first), slot < 0 ? -1 : pool.handedOver());
      assertEquals(expected == null ? -1 : first, slot);
      if (expected != null) {
        begin(expected, pool.handedOver(), slot);
      }
    }
  }
}
