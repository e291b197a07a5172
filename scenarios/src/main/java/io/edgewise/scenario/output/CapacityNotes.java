package io.edgewise.scenario.output;

import io.edgewise.report.table.Numbers;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.result.Measurements;
import io.edgewise.topology.catalog.HeldThroughput;
import java.util.ArrayList;
import java.util.List;

/** Tells of stores that were asked for more than the capacity that they hold, on average over the measured time. */
final class CapacityNotes {

  private static final double MILLI_UNITS_PER_UNIT = 1000;
  private static final double NANOS_PER_SECOND = 1e9;

  private CapacityNotes() {}

  /** One sentence for each capacity that does not suffice. */
  static List<String> of(List<HeldThroughput> held, Measurements measured) {
    List<String> notes = new ArrayList<>();
    for (HeldThroughput each : held) {
      tell(each, "read", each.reads() * each.copies(), perSecond(UsageKind.READ_MILLIUNITS, each, measured), notes);
      tell(each, "write", each.writes(), perSecond(UsageKind.WRITE_MILLIUNITS, each, measured), notes);
    }
    return notes;
  }

  private static double perSecond(UsageKind kind, HeldThroughput held, Measurements measured) {
    double units = held.dataSets().stream().mapToLong(dataSet -> measured.usage().get(kind, dataSet)).sum()
        / MILLI_UNITS_PER_UNIT;
    return measured.measuredNanos() == 0 ? 0 : units / (measured.measuredNanos() / NANOS_PER_SECOND);
  }

  private static void tell(HeldThroughput held, String operation, long capacity, double wanted, List<String> notes) {
    if (capacity > 0 && wanted > capacity) {
      notes.add(held.store() + " is asked for " + Numbers.plain(wanted) + " " + operation
          + " units a second on average and holds " + Numbers.plain(capacity)
          + "; it would refuse the rest, which is not simulated. Raise \"" + operation + "Capacity\"");
    }
  }
}
