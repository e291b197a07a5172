package io.edgewise.sim.engine;

import io.edgewise.sim.model.RecordedArrivals;
import io.edgewise.sim.random.AliasTable;
import io.edgewise.sim.random.RandomStream;

/** Arrivals at the times that were recorded. Their numbers are those of the recording; before its start, below 0. */
final class ReplayedArrivals implements Arrivals {

  private final RecordedArrivals recorded;
  private final ArrivalTable table;
  private RandomStream origins;
  private long endNanos;
  private long first;
  private long number;
  private long nextNanos;

  ReplayedArrivals(RecordedArrivals recorded, ArrivalTable table) {
    this.recorded = recorded;
    this.table = table;
  }

  @Override
  public void start(long fromNanos, long untilNanos, long firstNumber, Draws draws) {
    origins = draws.origin;
    endNanos = untilNanos;
    first = recorded.firstFrom(fromNanos);
    number = first - 1;
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
    AliasTable mix = table.origins(table.segmentAt(nextNanos));
    return mix.size() == 1 ? 0 : mix.sample(origins.bits(number));
  }

  @Override
  public long passed() {
    return number - first;
  }

  @Override
  public long nextFree() {
    return number + 1;
  }

  @Override
  public void advance() {
    number++;
    long then = recorded.atNanos(number);
    nextNanos = then < endNanos ? then : Long.MAX_VALUE;
  }
}
