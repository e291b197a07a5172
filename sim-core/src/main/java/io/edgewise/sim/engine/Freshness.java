package io.edgewise.sim.engine;

import io.edgewise.sim.result.Measurements;

/**
 * How fresh what operations on stores show is: which writes reads miss, and what the sessions of users know. Holds what is
 * known of the operation at hand, from the moment at which it begins to the one at which its answer is known.
 */
final class Freshness {

  private final RequestTable table;
  private final Sites sites;
  private Draws draws;
  private Measurements measurements;

  /* Whether the nearest copy has declined the operation, so that the primary answers. */
  private boolean declined;

  // When what the session of the operation knew was written, and what it has been shown.
  private long knownNanos;
  private long shownNanos;

  Freshness(RequestTable table, Sites sites) {
    this.table = table;
    this.sites = sites;
  }

  void use(Draws replicationDraws, Measurements into) {
    draws = replicationDraws;
    measurements = into;
  }

  /**
   * An operation leaves its code.
   *
   * @param clockNanos a time that no later operation begins before
   */
  void begin(int slot, RequestProgram.Operation operation, StoreAccess access, long nowNanos, long clockNanos) {
    declined = false;
    if (access.sessions != null) {
      knownNanos = access.sessions.known(table.user(slot), key(slot, operation), nowNanos, clockNanos);
    }
  }

  /** The operation is on its way to a store with a queue. */
  void depart(int slot, StoreAccess access) {
    if (access.sessions != null) {
      access.sessions.depart(slot, knownNanos, declined);
    }
  }

  /** An operation arrives at a store with a queue. */
  void arrive(int slot, StoreAccess access) {
    declined = access.sessions != null && access.sessions.hasDeclined(slot);
    knownNanos = access.sessions == null ? 0 : access.sessions.knownThen(slot);
  }

  /** From when on the nearest copy shows what the session of the operation knows; before all times if always. */
  long freshFrom(int slot, RequestProgram.Operation operation, StoreAccess access) {
    return access.sessions.freshFrom(knownNanos, key(slot, operation), access.readCopy[table.site(slot)]);
  }

  /** The nearest copy lacks what the session knows: whether it declines the operation, in place of waiting. */
  boolean declines(StoreAccess access) {
    declined = !access.sessions.waits();
    return declined;
  }

  /** Whether the nearest copy has declined the operation. */
  boolean hasDeclined() {
    return declined;
  }

  /** Whether the primary answers the operation, and not the nearest copy. */
  boolean asksPrimary(RequestProgram.Operation operation) {
    return declined || operation.isStrong();
  }

  /** What the operation wrote, or was shown, was written at a time. */
  void shown(long writtenNanos) {
    shownNanos = writtenNanos;
  }

  /** Tells the session, if any, what the operation has written or read; its answer is back at a time. */
  void note(int slot, RequestProgram.Operation operation, StoreAccess access, long endNanos) {
    if (access.sessions != null) {
      access.sessions.note(operation, table.user(slot), key(slot, operation), shownNanos, knownNanos, endNanos,
          measured(slot));
    }
  }

  /** What takes the measurements of a request; null if it is not measured. */
  Measurements measured(int slot) {
    return table.isMeasured(slot) ? measurements : null;
  }

  /**
   * Tells of a read at a copy whether it missed a write, and of a write that it was made.
   *
   * @param clockNanos time of the event being handled
   */
  void observe(int slot, RequestProgram.Operation operation, StoreAccess access, long clockNanos, long nowNanos,
      int copy) {
    if (access.writes == null) {
      if (operation.isRead() && table.isMeasured(slot)) {
        measurements.read();
      }
      return;
    }
    int key = key(slot, operation);
    if (!operation.isRead()) {
      access.written(key, nowNanos, table.number(slot), copy, clockNanos, draws, measured(slot));
      shownNanos = nowNanos;
      if (access.caches != null) {
        int site = table.site(slot);
        access.caches.writeThrough(sites.near(access.caches, site, sites.instance(table, slot)), site, key, nowNanos);
      }
      return;
    }
    missedWrite(slot, access, key, versionNanos(operation, access, key, nowNanos, copy), nowNanos);
    if (access.sessions != null) {
      shownNanos = access.sessions.shown(key, copy, nowNanos);
    }
  }

  /** Tells of a read that caches took part in whether it missed a write. */
  void observeCached(int slot, StoreAccess access, int key, long versionNanos, long nowNanos) {
    missedWrite(slot, access, key, versionNanos, nowNanos);
    if (access.sessions != null) {
      shownNanos = access.sessions.shown(key, 0, versionNanos);
    }
  }

  /** The moment of the store that a copy shows of a key. */
  private long versionNanos(RequestProgram.Operation operation, StoreAccess access, int key, long nowNanos, int copy) {
    int last = access.writes.find(key);
    long written = last < 0 ? Long.MAX_VALUE : access.writes.nanos(last);
    if (access.lagTable != null && written <= nowNanos && access.writes.copy(last) != copy
        && (access.manyPrimaries || !asksPrimary(operation))) {
      long lag = access.lagTable.sampleNanos(draws.lag.bits(31 * access.writes.request(last) + copy));
      if (nowNanos - written < lag) {
        return written - 1;
      }
    }
    return nowNanos;
  }

  private void missedWrite(int slot, StoreAccess access, int key, long versionNanos, long nowNanos) {
    if (!table.isMeasured(slot)) {
      return;
    }
    measurements.read();
    int last = access.writes == null ? -1 : access.writes.find(key);
    if (last >= 0) {
      long written = access.writes.nanos(last);
      if (written > versionNanos && written <= nowNanos) {
        measurements.stale(nowNanos - written);
      }
    }
  }

  private int key(int slot, RequestProgram.Operation operation) {
    return draws.key(operation, table.number(slot));
  }
}
