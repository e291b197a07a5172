package io.edgewise.sim.engine;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.result.Measurements;
import java.util.Arrays;

/** Counts what is billed of the operations on stores. */
final class StoreUsage {

  private final RequestTable table;

  /* By operation, in thousandths; 0 for those that touch no store. */
  private final long[] milliUnits;

  /** Whether a charge asks for all bytes, not only for those that leave the place. */
  private final boolean countsMoved;
  private Draws draws;
  private Measurements measurements;

  StoreUsage(CompiledDeployment compiled, RequestTable table) {
    this.table = table;
    milliUnits = milliUnits(compiled);
    countsMoved = compiled.deployment.charges().stream().anyMatch(charge -> charge.counts(UsageKind.MOVED_BYTES));
  }

  /** By operation: its billed units, in thousandths; 0 for those that touch no store. */
  static long[] milliUnits(CompiledDeployment compiled) {
    return Arrays.stream(compiled.program.operations()).mapToLong(operation -> {
      if (operation.dataSet() < 0) {
        return 0;
      }
      StateStore.OperationUnits units = compiled.deployment.stores().get(operation.dataSet()).units();
      return Math.round(1000 * (operation.isRead()
          ? units.read(operation.bytes(), operation.consistency())
          : units.write(operation.bytes())));
    }).toArray();
  }

  void use(Draws replicationDraws, Measurements into) {
    draws = replicationDraws;
    measurements = into;
  }

  /** Billed units of an operation, in thousandths. */
  long milliUnits(RequestProgram.Operation operation) {
    return milliUnits[operation.stepIndex()];
  }

  /**
   * Counts an operation that was answered.
   *
   * @param byCentre whether the store itself answered
   * @param byTier whether a tier between it and the caches of sites did
   */
  void count(int slot, RequestProgram.Operation operation, StoreAccess access, boolean byCentre, boolean byTier) {
    if (!table.isMeasured(slot)) {
      return;
    }
    int site = table.site(slot);
    boolean reachesCentre = byCentre || !access.caches.inFront;
    long units = reachesCentre ? milliUnits(operation) : 0;
    boolean remote = operation.isRead() ? access.readsRemote[site] : access.writesRemote[site];
    if (access.actors != null) {
      remote |= !access.actors.livesNearest(draws.key(operation, table.number(slot)), site);
      measurements.usage().count(UsageKind.ACTOR_NANOS, operation.dataSet(), access.actors.lastServiceNanos());
    }
    long moved = remote && (reachesCentre || byTier) ? operation.bytes() : 0;
    if (access.quorum != null) {
      moved = access.quorum.remote(site) * operation.bytes();
    }
    if (countsMoved && (reachesCentre || byTier)) {
      long copies = access.quorum == null ? 1 : access.quorum.replicas();
      measurements.usage().count(UsageKind.MOVED_BYTES, operation.dataSet(), copies * operation.bytes());
    }
    if (operation.isRead()) {
      measurements.usage().read(operation.dataSet(), units, moved);
    } else {
      measurements.usage().write(operation.dataSet(), units, moved);
    }
  }
}
