package io.edgewise.sim.engine;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Throughput;
import io.edgewise.sim.result.Measurements;

/** The units that one store holds ready for all of its data sets. */
final class StoreThroughput {

  /** The first of its data sets, under which it is counted. */
  private final int dataSet;

  /** Null where all are taken. */
  private final HeldUnits reads;
  private final HeldUnits writes;

  StoreThroughput(StateStore store, int dataSet, TableCache tables, TimeWindow window) {
    this.dataSet = dataSet;
    Throughput throughput = store.throughput();
    reads = throughput.reads().map(scaling -> new HeldUnits(scaling, throughput.burstNanos(),
        tables.of(scaling.startMillis(), 1e6), window)).orElse(null);
    writes = throughput.writes().map(scaling -> new HeldUnits(scaling, throughput.burstNanos(),
        tables.of(scaling.startMillis(), 1e6), window)).orElse(null);
  }

  boolean admits(boolean read, long milliUnits, long nowNanos) {
    HeldUnits units = read ? reads : writes;
    return units == null || units.admits(milliUnits, nowNanos);
  }

  void reset(long nowNanos, Draws draws) {
    if (reads != null) {
      reads.reset(nowNanos, draws.fleetStart);
    }
    if (writes != null) {
      writes.reset(nowNanos, draws.machineStart);
    }
  }

  void goOn(Draws draws) {
    if (reads != null) {
      reads.goOn(draws.fleetStart);
    }
    if (writes != null) {
      writes.goOn(draws.machineStart);
    }
  }

  /** When something happens without an operation. */
  long wakeNanos() {
    return Math.min(reads == null ? Long.MAX_VALUE : reads.wakeNanos(),
        writes == null ? Long.MAX_VALUE : writes.wakeNanos());
  }

  /** Something happens without an operation. */
  void look(long nowNanos) {
    if (reads != null) {
      reads.look(nowNanos);
    }
    if (writes != null) {
      writes.look(nowNanos);
    }
  }

  /** Counts what was held within the window that is over. */
  void finish(long nowNanos, Measurements measurements) {
    if (reads != null) {
      measurements.usage().count(UsageKind.READ_UNIT_MILLIS, dataSet, reads.unitMillis(nowNanos));
    }
    if (writes != null) {
      measurements.usage().count(UsageKind.WRITE_UNIT_MILLIS, dataSet, writes.unitMillis(nowNanos));
    }
  }
}
