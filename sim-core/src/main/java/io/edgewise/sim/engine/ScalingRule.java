package io.edgewise.sim.engine;

import io.edgewise.sim.model.Autoscaling;
import io.edgewise.sim.model.Autoscaling.Direction;
import java.util.Arrays;

/** Decides how many instances of a site there shall be: {@link Autoscaling} as a rule with a memory. */
final class ScalingRule {

  /** Load is a quotient of sums; a load of 4.0000001 instances needs four. */
  private static final double ROUNDING = 1e-6;

  private final Autoscaling scaling;

  /* The recommendations of the longer stabilisation, the last one first overwritten. */
  private final int[] recommended;
  private int decisions;
  private int above;
  private int below;
  private int lastStepUp;
  private long coolUpUntil;
  private long coolDownUntil;

  ScalingRule(Autoscaling scaling) {
    this.scaling = scaling;
    recommended = new int[1 + Math.max(periods(scaling.up()), periods(scaling.down()))];
  }

  private int periods(Direction direction) {
    return (int) (direction.stabilisationNanos() / scaling.periodNanos());
  }

  /** Forgets all; so many instances were recommended until now. */
  void reset(int instances) {
    Arrays.fill(recommended, instances);
    decisions = 0;
    above = 0;
    below = 0;
    lastStepUp = 0;
    coolUpUntil = Long.MIN_VALUE;
    coolDownUntil = Long.MIN_VALUE;
  }

  /**
   * How many instances there shall be from now on.
   *
   * @param needed instances that would be at their target
   * @param present instances that exist, starting ones included, at least 1
   */
  int decide(long nowNanos, double needed, int present) {
    double ratio = needed / present;
    above = ratio > 1 + scaling.up().tolerance() + ROUNDING ? above + 1 : 0;
    below = ratio < 1 - scaling.down().tolerance() - ROUNDING ? below + 1 : 0;
    boolean changes = above >= scaling.up().periods() || below >= scaling.down().periods();
    int recommendation = changes ? (int) Math.min(Integer.MAX_VALUE, Math.ceil(needed - ROUNDING)) : present;
    recommended[decisions++ % recommended.length] = Math.clamp(recommendation, scaling.least(), scaling.most());
    int atLeast = extreme(periods(scaling.up()), false);
    int atMost = extreme(periods(scaling.down()), true);
    if (atLeast > present) {
      return up(nowNanos, atLeast, present);
    }
    return atMost < present ? down(nowNanos, atMost, present) : present;
  }

  /** The greatest, or the least, of the last recommendation and so many before it. */
  private int extreme(int before, boolean greatest) {
    int extreme = recommended[(decisions - 1) % recommended.length];
    for (int back = 1; back <= before; back++) {
      int earlier = recommended[Math.floorMod(decisions - 1 - back, recommended.length)];
      extreme = greatest ? Math.max(extreme, earlier) : Math.min(extreme, earlier);
    }
    return extreme;
  }

  private int up(long nowNanos, int wanted, int present) {
    int step = (int) Math.min((long) wanted - present, scaling.up().mostOf(present));
    if (step < 1 || nowNanos < coolUpUntil && step <= lastStepUp) {
      return present;
    }
    lastStepUp = step;
    coolUpUntil = nowNanos + scaling.up().cooldownNanos();
    coolDownUntil = Long.MIN_VALUE;
    return present + step;
  }

  private int down(long nowNanos, int wanted, int present) {
    int step = Math.min(present - wanted, scaling.down().mostOf(present));
    if (step < 1 || nowNanos < coolDownUntil) {
      return present;
    }
    coolDownUntil = nowNanos + scaling.down().cooldownNanos();
    return present - step;
  }
}
