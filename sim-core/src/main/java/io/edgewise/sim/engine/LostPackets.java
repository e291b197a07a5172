package io.edgewise.sim.engine;

import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.RandomStream;

/** How long packets are delayed that are lost on a path and sent again. */
final class LostPackets {

  /** A packet that was lost so often gets through: its time-outs have grown to 63 times the first. */
  private static final int MOST = 6;

  private final QuantileTable timeOut;
  private RandomStream losses;
  private RandomStream timeOuts;

  LostPackets(QuantileTable timeOut) {
    this.timeOut = timeOut;
  }

  void use(Draws draws) {
    losses = draws.pathLoss;
    timeOuts = draws.pathTimeOut;
  }

  /**
   * The delay of a packet: a time-out for each time that it is lost, twice as long each time (RFC 6298, section 5.5).
   *
   * @param rate part of the packets that is lost, below 1
   * @param draw of the packet
   */
  long delayNanos(double rate, long draw) {
    if (rate <= 0) {
      return 0;
    }
    double u = losses.uniform(draw);
    double lost = rate;
    int times = 0;
    while (times < MOST && u < lost) {
      times++;
      lost *= rate;
    }
    return times == 0 ? 0 : ((1L << times) - 1) * timeOut.sampleNanos(timeOuts, draw);
  }
}
