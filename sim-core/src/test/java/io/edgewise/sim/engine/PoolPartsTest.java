package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Purpose;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.RandomStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a pool worked by hand. */
@DisplayName("The parts of a pool")
class PoolPartsTest {

  /** Durations are rounded up to ten nanoseconds. */
  private static final DurationBilling TENS = new DurationBilling(10, 0, 1, 0, 1024);
  private static final QuantileTable HUNDRED = QuantileTable.of(new Constant(100), 1);
  private static final RandomStream DRAWS = RandomStream.of(1, 0, Purpose.KEEP_ALIVE, 0);

  private final TimeWindow window = new TimeWindow();
  private final PoolTotals totals = new PoolTotals(window, TENS, true);

  /** Existed, billed for existing, billed for being active, provisioned and idle, starts, most at a time. */
  static void assertTotals(PoolTotals totals, long... expected) {
    assertArrayEquals(expected, new long[] {totals.existedNanos(), totals.billedExistenceNanos(),
        totals.billedActiveNanos(), totals.provisionedIdleNanos(), totals.starts(), totals.most()});
  }

  @Test
  @DisplayName("an instance that is asked for while a pool fills has been there already and uses up none of the starts allowed")
  void fills() {
    InstancePolicy policy = new InstancePolicy(1, 0, 4, new Constant(100), IdleSelection.MOST_RECENTLY_USED, 0,
        new InstancePolicy.ScaleUpRate(1, 1_000));
    InstancePool pool = new InstancePool(policy, true, HUNDRED, window, totals, false);
    window.set(0, 1_000);
    pool.reset(0, DRAWS, DRAWS);
    pool.fillUntil(20);
    for (int i = 0; i < 2; i++) {
      assertEquals(i, pool.acquire(10, i, 0));
      assertFalse(pool.isCold());
      assertEquals(10, pool.grantedNanos());
      assertEquals(10, pool.readyNanos(i));
    }
    assertEquals(0, totals.starts());
    // Full: from now on they start, one in a thousand nanoseconds.
    assertEquals(2, pool.acquire(20, 2, 0));
    assertTrue(pool.isCold());
    assertEquals(InstancePool.THROTTLED, pool.acquire(21, 3, 0));
    pool.reset(0, DRAWS, DRAWS);
    pool.acquire(10, 0, 0);
    assertTrue(pool.isCold());
  }

  @Test
  @DisplayName("an instance that must wait for its start holds nobody before it, whoever shares it")
  void sharesALaterStart() {
    InstancePolicy policy = new InstancePolicy(2, 0, 4, new Constant(100), IdleSelection.MOST_RECENTLY_USED, 10,
        new InstancePolicy.ScaleUpRate(1, 1_000));
    InstancePool pool = new InstancePool(policy, true, HUNDRED, window, totals, false);
    window.set(0, 10_000);
    pool.reset(0, DRAWS, DRAWS);
    // The first start is allowed at once, the second one at 1,000; each of them is for two.
    long[] granted = {0, 5, 1_000, 1_000};
    int[] instances = {0, 0, 1, 1};
    for (int i = 0; i < granted.length; i++) {
      assertEquals(instances[i], pool.acquire(i == 0 ? 0 : 5, i, i));
      assertEquals(granted[i], pool.grantedNanos());
      assertEquals(i % 2 == 0, pool.isCold());
      if (pool.isCold()) {
        pool.readyAt(instances[i], granted[i] + 50, 0);
      }
      pool.departsAt(instances[i], 2_000);
    }
    pool.finish(10_000);
    // Both are kept for 100 after 2,000.
    assertEquals(2_100 + 1_100, totals.existedNanos());
  }

  @Test
  @DisplayName("what lasts from one window into the next ones works in each of them, however early its end was booked")
  void heldBeyond() {
    // Booked before the first window, which begins at 100: what ends in it or later may count.
    window.set(Long.MAX_VALUE, Long.MAX_VALUE);
    window.goesOnFrom(100);
    totals.clear();
    totals.held(20, 90, false);
    totals.held(20, 115, false);
    totals.held(80, 1000, true);
    assertEquals(0, totals.busyNanos());

    window.set(110, 150);
    window.goesOnFrom(150);
    totals.goOn();
    assertEquals(5 + 40, totals.busyNanos());
    // It waits for an instance, which it has from 170 to 230.
    totals.held(170, 230, false);
    assertEquals(5 + 40, totals.busyNanos());
    assertEquals(40, totals.coldBusyNanos());

    window.set(160, 200);
    window.goesOnFrom(200);
    totals.goOn();
    assertEquals(40 + 30, totals.busyNanos());
    // Over, but counted up to the end of the window when that came.
    window.set(250, 300);
    window.goesOnFrom(300);
    totals.goOn();
    assertEquals(50, totals.busyNanos());
    assertEquals(50, totals.coldBusyNanos());

    totals.clear();
    totals.goOn();
    assertEquals(0, totals.busyNanos());
    // As many as there are.
    for (int i = 0; i < 40; i++) {
      totals.held(290, 301 + i, i >= 20);
    }
    window.set(300, 400);
    totals.goOn();
    assertEquals(40 * 41 / 2, totals.busyNanos());
    assertEquals(20 * 21 / 2 + 20 * 20, totals.coldBusyNanos());
  }

  @Test
  @DisplayName("requests hold instances, cold or warm, as far as the window reaches")
  void held() {
    window.set(100, 200);
    totals.held(50, 120, true);
    totals.held(190, 300, false);
    assertEquals(30, totals.busyNanos());
    assertEquals(20, totals.coldBusyNanos());
    totals.started(99, 9);
    totals.started(100, 7);
    totals.started(199, 5);
    totals.started(200, 9);
    assertEquals(2, totals.starts());
    assertEquals(7, totals.most());
    totals.clear();
    assertEquals(0, totals.busyNanos() + totals.coldBusyNanos());
    assertTotals(totals, 0, 0, 0, 0, 0, 0);
  }

  @Test
  @DisplayName("a random draw picks each idle instance over the same part of its range, and the last takes the free place")
  void randomPick() {
    IdleSet idle = new IdleSet(IdleSelection.RANDOM);
    long third = Long.divideUnsigned(-1, 3);
    long[] bits = {0, third - 1, third + 1, 2 * third - 1, 2 * third + 2, -1};
    for (int i = 0; i < bits.length; i++) {
      IntStream.range(10, 13).forEach(idle::add);
      assertEquals(10 + i / 2, idle.take(bits[i]), "draw " + i);
      idle.clear();
    }
    IntStream.range(10, 13).forEach(idle::add);
    assertEquals(10, idle.take(0));
    assertEquals(12, idle.take(0));
    assertEquals(11, idle.take(-1));
    assertTrue(idle.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"MOST_RECENTLY_USED", "LEAST_RECENTLY_USED", "NEWEST", "OLDEST"})
  @DisplayName("taking some out leaves the others in their order, also where the ring has grown while it went round")
  void removal(String rule) {
    IdleSet idle = new IdleSet(IdleSelection.valueOf(rule));
    Deque<Integer> expected = new ArrayDeque<>();
    for (int instance = 0; instance < 60; instance++) {
      idle.started(instance);
      idle.add(instance);
      expected.add(instance);
      if (instance % 3 == 2) {
        assertEquals(next(rule, expected), idle.take(0));
      }
    }
    idle.removeIf(instance -> instance % 4 == 1);
    expected.removeIf(instance -> instance % 4 == 1);
    while (!expected.isEmpty()) {
      assertEquals(next(rule, expected), idle.take(0));
    }
    assertTrue(idle.isEmpty());
  }

  private static int next(String rule, Deque<Integer> expected) {
    return rule.equals("MOST_RECENTLY_USED") || rule.equals("NEWEST") ? expected.removeLast()
        : expected.removeFirst();
  }

  @Test
  @DisplayName("a limited start: two at once, then one each 50; who may wait is given the time of its start")
  void startsAreLimited() {
    InstancePolicy policy = new InstancePolicy(1, 0, 5, new Constant(1e6), IdleSelection.MOST_RECENTLY_USED, 3,
        new InstancePolicy.ScaleUpRate(2, 100));
    window.set(0, 10_000);
    InstancePool pool = new InstancePool(policy, true, QuantileTable.of(new Constant(1e9), 1), window, totals, false);
    pool.reset(0, DRAWS, DRAWS);
    long[] starts = {0, 0, 50, 100, 150};
    for (int request = 0; request < starts.length; request++) {
      int instance = pool.acquire(0, request, request);
      assertTrue(pool.isCold());
      assertEquals(starts[request], pool.grantedNanos());
      pool.readyAt(instance, starts[request], 0);
      pool.departsAt(instance, 1000 + request);
    }
    // All five are there: the next three wait for the first to leave, and no more may wait.
    for (int request = 0; request < 3; request++) {
      int instance = pool.acquire(10, 5 + request, 5);
      assertFalse(pool.isCold());
      assertEquals(1000 + request, pool.grantedNanos());
      pool.departsAt(instance, 2000 + request);
    }
    assertEquals(InstancePool.THROTTLED, pool.acquire(20, 8, 8));
    // At 1000 the first of them begins, and makes room for another.
    assertEquals(1003, grantedTo(pool, 1000));
    assertEquals(InstancePool.THROTTLED, pool.acquire(1000, 10, 10));
  }

  @Test
  @DisplayName("a limited start where nobody may wait: who comes when the bucket is empty is refused")
  void limitedWithoutQueue() {
    InstancePolicy policy = new InstancePolicy(1, 0, 5, new Constant(1e6), IdleSelection.MOST_RECENTLY_USED, 0,
        new InstancePolicy.ScaleUpRate(1, 100));
    InstancePool pool = new InstancePool(policy, true, HUNDRED, window, totals, false);
    pool.reset(0, DRAWS, DRAWS);
    assertTrue(pool.acquire(0, 0, 0) >= 0);
    assertEquals(InstancePool.THROTTLED, pool.acquire(99, 1, 1));
    assertTrue(pool.acquire(100, 2, 2) >= 0);
  }

  @Test
  @DisplayName("a pool that picks at random picks by the draw of the request")
  void randomPool() {
    InstancePolicy policy = new InstancePolicy(1, 3, 3, new Constant(1e6), IdleSelection.RANDOM, 0,
        InstancePolicy.ScaleUpRate.UNLIMITED_RATE);
    RandomStream choices = RandomStream.of(1, 0, Purpose.INSTANCE_CHOICE, 0);
    InstancePool pool = new InstancePool(policy, true, HUNDRED, window, totals, false);
    pool.reset(0, DRAWS, choices);
    IdleSet twin = new IdleSet(IdleSelection.RANDOM);
    IntStream.range(0, 3).forEach(twin::add);
    for (int request = 0; request < 50; request++) {
      int instance = pool.acquire(request, request, 0);
      assertEquals(twin.take(choices.bits(request)), instance);
      pool.departsAt(instance, request);
      twin.add(instance);
    }
  }

  private static long grantedTo(InstancePool pool, long now) {
    assertTrue(pool.acquire(now, 9, 9) >= 0);
    return pool.grantedNanos();
  }

  private InstancePool unlimited(QuantileTable keepAlive, IdleSelection rule, boolean retires) {
    InstancePolicy policy = new InstancePolicy(1, 0, InstancePolicy.UNLIMITED, new Constant(1e6), rule, 0,
        InstancePolicy.ScaleUpRate.UNLIMITED_RATE);
    InstancePool pool = new InstancePool(policy, true, keepAlive, window, totals, retires);
    totals.clear();
    return pool;
  }

  private static void serve(InstancePool pool, long from, long to) {
    int instance = pool.acquire(from, 0, 0);
    pool.readyAt(instance, from, 0);
    pool.departsAt(instance, to);
  }

  @Test
  @DisplayName("instances expire before the zero of the clock as well, where warm-ups lie")
  void beforeZero() {
    InstancePool pool = unlimited(HUNDRED, IdleSelection.MOST_RECENTLY_USED, false);
    pool.reset(-10_000, DRAWS, DRAWS);
    serve(pool, -10_000, -9_990);
    serve(pool, -9_891, -9_880);
    assertFalse(pool.isCold());
    serve(pool, -9_780, -9_770);
    assertTrue(pool.isCold());
  }

  @Test
  @DisplayName("an instance that is kept for ever exists as long as anybody looks")
  void keptForEver() {
    window.set(0, 1000);
    InstancePool pool =
        unlimited(QuantileTable.of(InstancePolicy.KEEP_FOR_EVER, 1e6), IdleSelection.MOST_RECENTLY_USED, false);
    pool.reset(0, DRAWS, DRAWS);
    serve(pool, 10, 50);
    pool.finish(1000);
    assertEquals(990, totals.existedNanos());
  }

  @Test
  @DisplayName("an instance that is told to end when its request has left exists until then, not until the request left")
  void endsNow() {
    window.set(0, 1000);
    InstancePool pool = unlimited(HUNDRED, IdleSelection.MOST_RECENTLY_USED, true);
    pool.reset(0, DRAWS, DRAWS);
    serve(pool, 0, 10);
    pool.endInstances(50, 1, 50);
    pool.finish(1000);
    assertEquals(50, totals.existedNanos());
  }

  @Test
  @DisplayName("a pool with requests that wait, or that hold an instance for ever, is not at rest")
  void rest() {
    InstancePolicy policy = new InstancePolicy(1, 1, 1, new Constant(1e6), IdleSelection.MOST_RECENTLY_USED, 1,
        InstancePolicy.ScaleUpRate.UNLIMITED_RATE);
    InstancePool pool = new InstancePool(policy, false, HUNDRED, window, totals, false);
    pool.reset(0, DRAWS, DRAWS);
    assertTrue(pool.isAtRest());
    int instance = pool.acquire(0, 0, 0);
    assertFalse(pool.isAtRest());
    assertEquals(InstancePool.QUEUED, pool.acquire(1, 1, 1));
    assertEquals(InstancePool.THROTTLED, pool.acquire(1, 2, 2));
    pool.departsAt(instance, 5);
    assertFalse(pool.isAtRest(), "one waits on");
  }
}
