package io.edgewise.sim.engine;

import io.edgewise.sim.result.Measurements;
import java.util.Arrays;

/**
 * How much work comes to each queue of a simulation. In a window that stands for itself, what its servers did. In one of many stretches
 * of a simulation that goes on, what is expected to come: the rate of requests, which is known, times the work that each of them has
 * brought since counting began. How many came by chance makes no difference to that, and it rests on all that was simulated, not on one
 * stretch.
 */
final class OfferedLoad {

  /** In place of a site: requests of all sites come to a queue. */
  static final int ALL = -1;

  private final CompiledDeployment compiled;
  private final TimeWindow window;

  /** By site that serves users: the requests that have reached it for the first time since the window, or counting, began. */
  private final long[] reached;
  private boolean goesOn;

  // Of the window that is looked at.
  private Measurements measurements;
  private long allReached;

  /** Null until a queue is looked at for which they matter. */
  private double[] siteRates;
  private double allRates;
  private int queue;

  OfferedLoad(CompiledDeployment compiled, TimeWindow window) {
    this.compiled = compiled;
    this.window = window;
    reached = new long[compiled.compute.endSite];
  }

  /** A window that stands for itself begins. */
  void beginWindow() {
    goesOn = false;
    Arrays.fill(reached, 0);
  }

  /** Counts what comes from now on, for all windows to come. */
  void begin() {
    goesOn = true;
    Arrays.fill(reached, 0);
  }

  /** A request of a user has reached its site; one that is repeated brings more work, but is none of those whose rate is known. */
  void reached(int site, boolean isRepeated) {
    if (!isRepeated) {
      reached[site]++;
    }
  }

  /** Begins to look at the queues of a window that is over. */
  void open(Measurements into) {
    measurements = into;
    queue = 0;
    allReached = Arrays.stream(reached).sum();
    siteRates = null;
  }

  /**
   * Looks at a queue; all of them are looked at in the same order in every window.
   *
   * @param site whose users come to it, or {@link #ALL}
   * @param servers how many it has
   * @param busyNanos for how long they worked in the window, summed over them
   * @param offeredNanos the work that has come since counting began
   */
  void look(int site, double servers, long busyNanos, double offeredNanos) {
    long length = window.toNanos() - window.fromNanos();
    double came = site == ALL ? allReached : reached[site];
    double requests = came;
    double offered = busyNanos;
    if (goesOn) {
      if (siteRates == null) {
        siteRates = compiled.siteRates(window.fromNanos());
        allRates = Arrays.stream(siteRates).sum();
      }
      requests = length * (site == ALL ? allRates : siteRates[site]);
      offered = came == 0 ? 0 : offeredNanos * requests / came;
    }
    measurements.queue(queue++, Math.round(requests), (long) (busyNanos / servers), (long) (offered / servers),
        length);
  }
}
