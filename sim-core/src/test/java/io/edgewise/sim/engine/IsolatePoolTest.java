package io.edgewise.sim.engine;

import static io.edgewise.sim.engine.PoolPartsTest.assertTotals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Purpose;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.RandomStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Isolates worked by hand. */
@DisplayName("A pool of isolates")
class IsolatePoolTest {

  /** Durations are rounded up to ten nanoseconds. */
  private static final DurationBilling TENS = new DurationBilling(10, 0, 1, 0, 1024);
  private static final QuantileTable HUNDRED = QuantileTable.of(new Constant(100), 1);
  private static final RandomStream DRAWS = RandomStream.of(1, 0, Purpose.KEEP_ALIVE, 0);

  private final TimeWindow window = new TimeWindow();
  private final PoolTotals totals = new PoolTotals(window, TENS, true);

  private IsolatePool isolate(boolean alwaysOn, long from, long to) {
    window.set(from, to);
    totals.clear();
    IsolatePool isolate = new IsolatePool(alwaysOn, HUNDRED, window, totals);
    isolate.reset(0, DRAWS);
    isolate.beginWindow(0);
    return isolate;
  }

  /** Goes on in the next window. */
  private void goOn(IsolatePool isolate, long from, long to) {
    totals.clear();
    window.set(from, to);
    isolate.goOn(from, DRAWS);
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
    assertTotals(totals, 215 + 175, 220 + 180, 70 + 10 + 50, 0, 2, 1);
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
    assertTotals(totals, 225, 230, 30 + 10, 0, 1, 1);
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
    assertTotals(totals, 900, 900, 12 + 8 + 6 + 4 + 10, 900 - 28, 0, 1);
    goOn(server, 1000, 1100);
    server.finish(1100);
    // What began before goes on until 1020, and is rounded by its whole length of 30.
    assertTotals(totals, 100, 100, 20, 80, 0, 1);
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
    assertTotals(totals, 23 + 110, 30 + 110, 40 + 10, 0, 2, 1);
    goOn(isolate, 1000, 2000);
    isolate.finish(2000);
    assertTotals(totals, 0, 0, 0, 0, 0, 0);
  }

  @Test
  @DisplayName("an isolate that lives on into the next window counts there from its beginning")
  void isolateGoesOn() {
    IsolatePool isolate = isolate(false, 0, 100);
    isolate.enter(95);
    isolate.readyAt(97, 0);
    isolate.finish(100);
    assertTotals(totals, 5, 5, 3, 0, 1, 1);
    goOn(isolate, 100, 300);
    isolate.departsAt(120, 0);
    isolate.finish(300);
    // Expires at 220; its life of 125 is rounded to 130 where it ends, its activity of 23 to 30.
    assertTotals(totals, 120, 125, 20 + 7, 0, 0, 1);
    goOn(isolate, 300, 400);
    assertEquals(0, totals.most());
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
    assertTotals(totals, 135, 140, 40, 0, 1, 1);
    totals.clear();
    isolate.beginWindow(145);
    assertEquals(0, totals.most());
    isolate.beginWindow(144);
    assertEquals(1, totals.most());
  }
}
