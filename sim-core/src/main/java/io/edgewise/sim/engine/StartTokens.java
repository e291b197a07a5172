package io.edgewise.sim.engine;

import io.edgewise.sim.model.InstancePolicy.ScaleUpRate;

/** The rate at which instances of a site may be started: a token bucket that is full at first and refills evenly. */
final class StartTokens {

  private final ScaleUpRate rate;
  private final double perNano;
  private final boolean mayWait;
  private double tokens;
  private long atNanos;

  /** A bucket; {@code mayWait} tells whether a request waits for a token that is not there yet. */
  StartTokens(ScaleUpRate rate, boolean mayWait) {
    this.rate = rate;
    this.mayWait = mayWait;
    perNano = (double) rate.instances() / rate.periodNanos();
  }

  /** Fills the bucket. */
  void reset(long nowNanos) {
    tokens = rate.instances();
    atNanos = nowNanos;
  }

  /** When an instance may be started: now, later where requests may wait for it, or {@link Station#NEVER}. */
  long take(long nowNanos) {
    if (rate.isUnlimited()) {
      return nowNanos;
    }
    tokens = Math.min(rate.instances(), tokens + (nowNanos - atNanos) * perNano);
    atNanos = nowNanos;
    if (tokens >= 1) {
      tokens--;
      return nowNanos;
    }
    if (!mayWait) {
      return Station.NEVER;
    }
    long wait = (long) Math.ceil((1 - tokens) / perNano);
    tokens--;
    return nowNanos + wait;
  }
}
