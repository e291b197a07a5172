package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.model.Autoscaling;
import io.edgewise.sim.model.Autoscaling.Direction;
import io.edgewise.sim.model.Autoscaling.Machines;
import io.edgewise.sim.model.Autoscaling.Target;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.Sampling;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.QuantileTable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a site that scales counts as its load, worked by hand: looks every 10 ns, windows of two looks, known one late. */
@DisplayName("A site that scales")
class ScaledSiteTest {

  private static final long MOST = 10;
  private static final QuantileTable FIVE = QuantileTable.of(new Constant(5), 1);
  private static final QuantileTable NOTHING = QuantileTable.of(new Constant(0), 1);
  private static final Draws DRAWS = new Draws(Sampling.INDEPENDENT, 1, 0, new boolean[0], 0, 0, false, 0);

  private static final Draws OTHER_DRAWS = new Draws(Sampling.INDEPENDENT, 1, 1, new boolean[0], 0, 0, false, 0);

  private final TimeWindow window = new TimeWindow();
  private final PoolTotals totals = new PoolTotals(window, new DurationBilling(1, 0, 1, 0, 1024), false);
  private final IsolatePool entrance = new IsolatePool(true, NOTHING, window, totals);

  private ScaledSite site(Target target) {
    Autoscaling scaling = new Autoscaling(1, (int) MOST, target, 10, 2, 1, Direction.AT_ONCE, Direction.AT_ONCE,
        new Constant(5), Machines.NONE);
    window.set(0, 100);
    entrance.reset(0, DRAWS.keepAlive);
    ScaledSite site = new ScaledSite(new Cpu.Scaled(2, 1, InstancePolicy.UNLIMITED, scaling), entrance, FIVE, NOTHING,
        window, totals);
    site.reset(0, DRAWS);
    return site;
  }

  private static void look(ScaledSite site, long now, int before, int after) {
    assertEquals(now, site.nextLookNanos());
    assertEquals(before, site.look(now), "instances before the look at " + now);
    assertEquals(after, site.fleet.size(), "instances after the look at " + now);
  }

  @Test
  @DisplayName("six, then twelve busy cores of instances with two each at a target of one half: six, nine and ten instances")
  void utilisation() {
    ScaledSite site = site(new Target.Utilisation(0.5));
    for (int i = 0; i < 6; i++) {
      assertEquals(0, site.station.arrive(0, i, 100));
    }
    look(site, 10, 10, 10);
    look(site, 20, 10, 10);
    // Of the first 20 ns: 6 x 20 ns of work, where an instance at its target does 10 ns of work in each 10 ns.
    look(site, 30, 10, 6);
    for (int i = 6; i < 12; i++) {
      assertEquals(30, site.station.arrive(30, i, 70));
    }
    look(site, 40, 6, 6);
    // From 20 to 40: 6 x 20 + 6 x 10. The three that are asked for serve 5 ns later.
    look(site, 50, 6, 9);
    assertEquals(6, site.fleet.ready(54));
    assertEquals(9, site.look(55));
    assertEquals(9, site.fleet.ready(55));
    // Twelve would be needed from now on.
    look(site, 60, 9, 10);
    site.finish(100);
    assertEquals(6 * 100 + 6 * 70, site.busyNanos());
    // Four from 0 to 30, six to the end, three from 55 and one from 65 on.
    assertEquals(2 * (4 * 30 + 6 * 100 + 3 * 45 + 35), site.capacityNanos());
    assertEquals(2.0 * MOST * 100, site.mostNanos(100));
  }

  @Test
  @DisplayName("eight requests in 20 ns at a target of one in 10 ns: four instances, and none are left for what never comes")
  void requests() {
    ScaledSite site = site(new Target.Requests(1e8));
    for (int i = 0; i < 8; i++) {
      entrance.enter(2 * i);
    }
    look(site, 10, 10, 10);
    look(site, 20, 10, 10);
    look(site, 30, 10, 4);
    look(site, 40, 4, 1);
    site.goOn(DRAWS);
    assertEquals(0, site.busyNanos());
    assertEquals(0, site.capacityNanos());
  }

  @Test
  @DisplayName("a window begins with the instances that are there; what worked before it does not count")
  void beginsWithAWindow() {
    ScaledSite site = site(new Target.Utilisation(0.5));
    site.beginWindow();
    assertEquals(MOST, totals.most());
    site.station.arrive(0, 0, 30);
    totals.clear();
    site.goOn(DRAWS);
    assertEquals(0, site.busyNanos());
    assertEquals(MOST, totals.most());
  }

  @Test
  @DisplayName("one period and no delay decide at the first look; starts are drawn from the replication that goes on")
  void firstLook() {
    Autoscaling scaling = new Autoscaling(1, (int) MOST, new Target.Utilisation(0.5), 10, 1, 0, Direction.AT_ONCE,
        Direction.AT_ONCE, new Exponential(5), Machines.NONE);
    QuantileTable start = QuantileTable.of(new Exponential(1e6), 1);
    long[] ready = new long[3];
    for (int trial = 0; trial < ready.length; trial++) {
      window.set(0, 100);
      entrance.reset(0, DRAWS.keepAlive);
      ScaledSite site =
          new ScaledSite(new Cpu.Scaled(2, 1, InstancePolicy.UNLIMITED, scaling), entrance, start, NOTHING,
              window, totals);
      site.reset(0, trial == 0 ? DRAWS : OTHER_DRAWS);
      if (trial == 2) {
        site.goOn(DRAWS);
      }
      look(site, 10, 10, 1);
      site.station.arrive(10, 0, 100);
      site.station.arrive(10, 1, 100);
      look(site, 20, 1, 2);
      ready[trial] = site.fleet.readyNanos(1);
    }
    assertNotEquals(ready[0], ready[1]);
    assertEquals(ready[0], ready[2]);
  }

  @Test
  @DisplayName("cores that become ready between two looks let those who wait begin")
  void readyBetweenLooks() {
    ScaledSite site = site(new Target.Utilisation(0.5));
    look(site, 10, 10, 10);
    look(site, 20, 10, 10);
    look(site, 30, 10, 1);
    for (int i = 0; i < 4; i++) {
      assertEquals(i < 2 ? 35 : ScaledStation.WAITS, site.station.arrive(35, i, 1000));
    }
    look(site, 40, 1, 1);
    // From 30 to 40: 2 x 5 ns; from 40 to 50: 2 x 10 ns. A half, then one and a half instances, so four cores from 65 on.
    look(site, 50, 1, 1);
    look(site, 60, 1, 2);
    assertEquals(-1, site.station.next(60));
    assertEquals(2, site.look(65));
    assertEquals(2, site.station.next(65));
    assertEquals(3, site.station.next(65));
    assertEquals(-1, site.station.next(65));
  }
}
