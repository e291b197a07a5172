package io.edgewise.sim.engine;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.result.EventMeasurements;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What must hold at the end of every replication, whatever was simulated. Asserted: where assertions are on, as in all
 * tests, every simulation is held to it; elsewhere nothing is looked at.
 *
 * <p>Conservation: requests sent have each one outcome, messages published are each done or dead. Rest: nobody is in flight,
 * waits or holds an instance or a core, and no queue has a message. Time: what latencies are made of adds up to them, and
 * instances are not busy for longer than they exist.
 */
final class Audit {

  /* One nanosecond, for parts that are rounded apart. */
  private static final double NANO = 1;
  private static final double ROUNDING = 1e-9;

  private final List<String> faults = new ArrayList<>();

  private Audit() {}

  /**
   * Looks at a slice that is over and whose requests were followed to their end.
   *
   * @throws AssertionError with all that does not hold
   */
  static boolean ofSlice(RequestTable table, Children children, Sites users, Services services) {
    Audit audit = new Audit();
    audit.require(table.inFlight() == 0, table.inFlight() + " requests are still in flight");
    if (children != null) {
      for (int slot = 0; slot < table.capacity(); slot++) {
        audit.require(!children.isChild(slot) && !children.isDetached(slot),
            "slot " + slot + " is still known as a child");
      }
    }
    users.audit(audit);
    services.audit(audit);
    return audit.passed();
  }

  /**
   * Looks at what a replication measured.
   *
   * @param sent measured requests that were sent
   * @throws AssertionError with all that does not hold
   */
  static boolean ofReplication(Measurements measured, long sent) {
    Audit audit = new Audit();
    audit.requests(measured, sent);
    audit.messages(measured);
    audit.latencies(measured);
    return audit.passed();
  }

  /** Notes what does not hold. */
  void require(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }

  private boolean passed() {
    if (!faults.isEmpty()) {
      throw new AssertionError(String.join("; ", faults));
    }
    return true;
  }

  /** Instances of a site: nobody is on them, and they were not busy for longer than they existed. */
  void pool(int site, PoolTotals totals, int concurrency, boolean orchestrates) {
    require(totals.coldBusyNanos() <= totals.busyNanos(), "site " + site + " was busy for " + totals.busyNanos()
        + " ns, and with cold requests for " + totals.coldBusyNanos());
    if (orchestrates) {
      return;
    }
    boolean bounded = concurrency != InstancePolicy.UNLIMITED;
    require(!bounded || totals.busyNanos() <= totals.existedNanos() * concurrency,
        "requests held the instances of site "
            + site + " for " + totals.busyNanos() + " ns, and these existed for " + totals.existedNanos());
    require(bounded || totals.busyNanos() == 0 || totals.existedNanos() > 0,
        "site " + site + " worked and never existed");
  }

  private void requests(Measurements measured, long sent) {
    require(measured.requests() == sent, sent + " requests were sent, and " + measured.requests() + " have an outcome");
    long repeated = Math.round((measured.attemptsPerRequest() - 1) * measured.requests());
    long entered = measured.usage().total(UsageKind.ENTRIES) - measured.usage().total(UsageKind.RESOURCES);
    require(entered == sent + repeated, sent + " requests and " + repeated + " further attempts entered " + entered
        + " times");
    require(measured.coldStarts() <= sent, measured.coldStarts() + " of " + sent + " requests started cold");
    require(measured.staleReads() <= measured.reads(), measured.staleReads() + " of " + measured.reads()
        + " reads were stale");
  }

  private void messages(Measurements measured) {
    long over = measured.events().stream().mapToLong(EventMeasurements::messages).sum();
    long published = measured.usage().total(UsageKind.MESSAGES);
    require(published == over, published + " messages were published, and " + over + " are done or dead");
    require(measured.usage().total(UsageKind.DELETED_MESSAGES) == over, over + " messages are over, and "
        + measured.usage().total(UsageKind.DELETED_MESSAGES) + " were deleted");
    require(measured.usage().total(UsageKind.DELIVERIES) >= over, over + " messages are over, and "
        + measured.usage().total(UsageKind.DELIVERIES) + " were delivered");
  }

  private void latencies(Measurements measured) {
    long served = measured.count(Outcome.SERVED);
    double parts = 0;
    for (double part : measured.components().mean()) {
      parts += part;
    }
    double latency = measured.latency().meanNanos();
    require(served == 0 || Math.abs(parts - latency) <= NANO + ROUNDING * latency, "the parts of a latency add up to "
        + parts + " ns on average, and it to " + latency);
  }
}
