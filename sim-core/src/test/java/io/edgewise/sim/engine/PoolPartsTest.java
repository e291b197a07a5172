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
  private void assertTotals(long... expected) {
    assertArrayEquals(expected, new long[] {totals.existedNanos(), totals.billedExistenceNanos(),
        totals.billedActiveNanos(), totals.provisionedIdleNanos(), totals.starts(), totals.most()});
  }

  private IsolatePool isolate(boolean alwaysOn, long from, long to) {
    window.set(from, to);
    totals.clear();
    IsolatePool isolate = new IsolatePool(alwaysOn, HUNDRED, window, totals);
    isolate.reset(0, DRAWS);
    isolate.beginWindow(0);
    return isolate;
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
  @DisplayName("an isolate that keeps alive for 100: four requests, of which two start it")
  void isolateByHand() {
    IsolatePool isolate = isolate(false, 0, 1000);
    assertTrue(isolate.enter(10));
    isolate.readyAt(40, 20);
    assertEquals(40, isolate.readyNanos());
    assertFalse(isolate.isAtRest());
    isolate.departsAt(65, 0);
    assertTrue(isolate.isAtRest());
    // Comes before the first has left, so both are one stretch from 20, where the billed start-up begins, to 90.
    assertFalse(isolate.enter(50));
    isolate.departsAt(90, 1);
    assertFalse(isolate.enter(120));
    isolate.departsAt(125, 2);
    // Expires at 225: a request at this moment finds it gone.
    assertTrue(isolate.enter(225));
    isolate.readyAt(250, 0);
    isolate.departsAt(300, 3);
    assertEquals(4, isolate.entered());
    isolate.finish(1000);
    // Existed from 10 to 225 and 225 to 400; active 70, 5 and 50.
    assertTotals(215 + 175, 220 + 180, 70 + 10 + 50, 0, 2, 1);
  }

  @Test
  @DisplayName("an isolate one nanosecond before it expires is warm; what touches is one stretch of activity")
  void isolateAtItsBounds() {
    IsolatePool isolate = isolate(false, 0, 1000);
    isolate.enter(10);
    isolate.readyAt(10, 0);
    isolate.departsAt(25, 0);
    assertFalse(isolate.enter(25));
    isolate.departsAt(31, 1);
    assertFalse(isolate.enter(130));
    isolate.departsAt(135, 2);
    isolate.finish(1000);
    // From 10 to 31 in one, and from 130 to 135.
    assertTotals(225, 230, 30 + 10, 0, 1, 1);
  }

  @Test
  @DisplayName("a server that is always on exists all the time, and is idle when it has no request")
  void alwaysOn() {
    IsolatePool server = isolate(true, 100, 1000);
    assertFalse(server.enter(80));
    server.departsAt(112, 0);
    assertFalse(server.enter(200));
    server.departsAt(206, 1);
    server.end(300);
    assertFalse(server.enter(990));
    server.departsAt(1020, 2);
    server.finish(1000);
    // Inside the window active from 100 to 112, 200 to 206 and 990 to 1000; 32 and 6 are rounded to 40 and 10.
    assertTotals(900, 900, 12 + 8 + 6 + 4 + 10, 900 - 28, 0, 1);
    totals.clear();
    window.set(1000, 1100);
    server.goOn(1000, DRAWS);
    server.finish(1100);
    // What began before goes on until 1020, and is rounded by its whole length of 30.
    assertTotals(100, 100, 20, 80, 0, 1);
  }

  @Test
  @DisplayName("an isolate that is ended serves what it has, and the next request starts another")
  void isolateEnded() {
    IsolatePool isolate = isolate(false, 0, 1000);
    isolate.enter(10);
    isolate.readyAt(10, 0);
    isolate.end(33);
    isolate.departsAt(50, 0);
    assertTrue(isolate.enter(60));
    isolate.readyAt(60, 0);
    isolate.departsAt(70, 1);
    // Over at 170, long before it is looked at.
    isolate.end(500);
    isolate.end(501);
    isolate.finish(1000);
    assertTotals(23 + 110, 30 + 110, 40 + 10, 0, 2, 1);
    totals.clear();
    window.set(1000, 2000);
    isolate.goOn(1000, DRAWS);
    isolate.finish(2000);
    assertTotals(0, 0, 0, 0, 0, 0);
  }

  @Test
  @DisplayName("an isolate that lives on into the next window counts there from its beginning")
  void isolateGoesOn() {
    IsolatePool isolate = isolate(false, 0, 100);
    isolate.enter(95);
    isolate.readyAt(97, 0);
    isolate.finish(100);
    assertTotals(5, 5, 3, 0, 1, 1);
    totals.clear();
    window.set(100, 300);
    isolate.goOn(100, DRAWS);
    isolate.departsAt(120, 0);
    isolate.finish(300);
    // Expires at 220; its life of 125 is rounded to 130 where it ends, its activity of 23 to 30.
    assertTotals(120, 125, 20 + 7, 0, 0, 1);
    totals.clear();
    window.set(300, 400);
    isolate.goOn(300, DRAWS);
    assertEquals(0, totals.most());
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
    assertTotals(0, 0, 0, 0, 0, 0);
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
  @DisplayName("a request that comes when the last one leaves goes on with its activity; when the isolate expires, it is gone")
  void isolateGoesOnAtOnce() {
    IsolatePool isolate = isolate(false, 0, 1000);
    isolate.enter(10);
    isolate.readyAt(10, 0);
    isolate.departsAt(33, 0);
    isolate.enter(33);
    isolate.departsAt(45, 1);
    isolate.finish(1000);
    // Active from 10 to 45, which is rounded once; it expires at 145.
    assertTotals(135, 140, 40, 0, 1, 1);
    totals.clear();
    isolate.beginWindow(145);
    assertEquals(0, totals.most());
    isolate.beginWindow(144);
    assertEquals(1, totals.most());
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
