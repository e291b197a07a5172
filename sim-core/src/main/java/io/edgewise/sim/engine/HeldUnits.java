package io.edgewise.sim.engine;

import io.edgewise.sim.model.Autoscaling;
import io.edgewise.sim.model.Autoscaling.Target;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.RandomStream;

/**
 * Read or write units a second that a store holds ready, whose number follows what is asked for: a token bucket that fills at
 * a rate which changes. A decision takes effect after a time; until then no other one is made.
 */
final class HeldUnits {

  private static final long NONE = Long.MAX_VALUE;

  private final Autoscaling scaling;
  private final double burstSeconds;
  private final double target;
  private final QuantileTable delay;
  private final TimeWindow window;
  private final ScalingRule rule;

  /* What was asked for, in units, up to the last decisions. */
  private final double[] counted;
  private RandomStream delays;
  private int looks;
  private long changes;
  private double asked;
  private int held;
  private int next;
  private long nextFromNanos;
  private long nextLookNanos;
  private double tokens;
  private long atNanos;
  private double unitMillis;

  HeldUnits(Autoscaling scaling, long burstNanos, QuantileTable delay, TimeWindow window) {
    this.scaling = scaling;
    this.delay = delay;
    this.window = window;
    burstSeconds = Math.max(1, burstNanos / 1e9);
    target = scaling.target() instanceof Target.Utilisation part ? part.of() : 1;
    rule = new ScalingRule(scaling);
    counted = new double[scaling.windowPeriods() + scaling.delayPeriods() + 1];
  }

  /** Begins with the most units, as servers that scale do, and a full bucket. */
  void reset(long nowNanos, RandomStream draws) {
    delays = draws;
    looks = 0;
    changes = 0;
    asked = 0;
    held = scaling.most();
    nextFromNanos = NONE;
    nextLookNanos = nowNanos + scaling.periodNanos();
    tokens = held * burstSeconds;
    atNanos = nowNanos;
    unitMillis = 0;
    rule.reset(held);
  }

  void goOn(RandomStream draws) {
    delays = draws;
    unitMillis = 0;
  }

  /** When it looks at the load, or a decision takes effect. */
  long wakeNanos() {
    return Math.min(nextLookNanos, nextFromNanos);
  }

  /** Whether so many thousandths of a unit are there now; they are then taken. */
  boolean admits(long milliUnits, long nowNanos) {
    fill(nowNanos);
    double units = milliUnits / 1e3;
    asked += units;
    if (tokens < units) {
      return false;
    }
    tokens -= units;
    return true;
  }

  /** Lets a decision take effect, and makes one if it is time to. */
  void look(long nowNanos) {
    fill(nowNanos);
    if (nowNanos >= nextFromNanos) {
      held = next;
      nextFromNanos = NONE;
      tokens = Math.min(tokens, held * burstSeconds);
    }
    if (nowNanos >= nextLookNanos) {
      nextLookNanos += scaling.periodNanos();
      decide(nowNanos);
    }
  }

  private void decide(long nowNanos) {
    counted[looks++ % counted.length] = asked;
    int known = looks - 1 - scaling.delayPeriods();
    int from = known - scaling.windowPeriods();
    if (from < -1 || known < 0 || nextFromNanos != NONE) {
      return;
    }
    double before = from < 0 ? 0 : counted[from % counted.length];
    double seconds = scaling.windowPeriods() * (scaling.periodNanos() / 1e9);
    double needed = (counted[known % counted.length] - before) / seconds / target;
    int wanted = rule.decide(nowNanos, needed, held);
    if (wanted != held) {
      next = wanted;
      nextFromNanos = nowNanos + Math.max(1, delay.sampleNanos(delays, changes++));
    }
  }

  private void fill(long nowNanos) {
    tokens = Math.min(held * burstSeconds, tokens + held * ((nowNanos - atNanos) / 1e9));
    unitMillis += held * (window.overlap(atNanos, nowNanos) / 1e6);
    atNanos = nowNanos;
  }

  /** Units held within the window up to now, times milliseconds. */
  long unitMillis(long nowNanos) {
    fill(nowNanos);
    return Math.round(unitMillis);
  }
}
