package io.edgewise.sim.engine;

import io.edgewise.sim.random.AliasTable;
import io.edgewise.sim.random.RandomStream;

/**
 * Poisson arrivals along a load curve, by inversion: the time to the next arrival is a unit exponential draw spent at
 * the rate of each segment it crosses (Lewis and Shedler, 1979, section 2), so the draws are the same whatever the rate.
 */
final class PoissonArrivals implements Arrivals {

  private final ArrivalTable table;
  private RandomStream gaps;
  private RandomStream origins;
  private int segment;
  private double ratePerNano;
  /* Of the segment; null where there is one origin. */
  private AliasTable mix;
  private long segmentEndNanos;
  private double clockNanos;
  private long endNanos;
  private long first;
  private long number;
  private long nextNanos;

  PoissonArrivals(ArrivalTable table) {
    this.table = table;
  }

  @Override
  public void start(long fromNanos, long untilNanos, long firstNumber, Draws draws) {
    gaps = draws.gap;
    origins = draws.origin;
    first = firstNumber;
    number = firstNumber - 1;
    clockNanos = fromNanos;
    endNanos = untilNanos;
    long length = table.curve.lengthNanos();
    long cycle = table.curve.periodic() ? Math.floorDiv(fromNanos, length) : 0;
    enter(table.segmentAt(fromNanos), cycle * length);
    advance();
  }

  @Override
  public long nextNanos() {
    return nextNanos;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public int origin() {
    return mix == null ? 0 : mix.sample(origins.bits(number));
  }

  @Override
  public void advance() {
    number++;
    double need = table.unitExponential.sample(gaps.bits(number));
    while (true) {
      double then = clockNanos + need / ratePerNano;
      if (then < segmentEndNanos) {
        clockNanos = then;
        nextNanos = then < endNanos ? (long) then : Long.MAX_VALUE;
        return;
      }
      if (segmentEndNanos >= endNanos) {
        nextNanos = Long.MAX_VALUE;
        return;
      }
      need -= ratePerNano * (segmentEndNanos - clockNanos);
      clockNanos = segmentEndNanos;
      nextSegment();
    }
  }

  @Override
  public long passed() {
    return number - first;
  }

  @Override
  public long nextFree() {
    return number + 1;
  }

  private void nextSegment() {
    if (segment + 1 < table.startNanos.length) {
      enter(segment + 1, segmentEndNanos - table.curve.endNanos(segment));
    } else {
      enter(0, segmentEndNanos);
    }
  }

  private void enter(int newSegment, long cycleStartNanos) {
    segment = newSegment;
    segmentEndNanos = endOf(segment, cycleStartNanos);
    ratePerNano = table.ratePerNano[segment];
    AliasTable all = table.origins(segment);
    mix = all.size() == 1 ? null : all;
  }

  private long endOf(int index, long cycleStartNanos) {
    boolean last = index == table.startNanos.length - 1;
    return last && !table.curve.periodic() ? Long.MAX_VALUE : cycleStartNanos + table.curve.endNanos(index);
  }
}
