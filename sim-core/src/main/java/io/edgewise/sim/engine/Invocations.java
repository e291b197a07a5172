package io.edgewise.sim.engine;

import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.metering.UsageMeter;
import io.edgewise.sim.result.Component;

/** Books for how long requests held the instances of one platform, and what of it is billed. */
final class Invocations {

  private final RequestTable table;
  private final Sites sites;
  private final DurationBilling billing;

  Invocations(CompiledPlatform compute, RequestTable table, Sites sites) {
    this.table = table;
    this.sites = sites;
    billing = compute.platform.billing();
  }

  /** A request held its instance until a time. */
  void hold(int slot, long endNanos) {
    boolean cold = table.isCold(slot);
    // An instance is held while it starts, by all who wait for that inside it.
    long began = table.startNanos(slot) - (sites.pools == null ? 0 : table.component(slot, Component.COLD_START));
    sites.held(table.site(slot), began, endNanos, cold);
  }

  /**
   * Bills a request that held its instance until a time.
   *
   * @param childCpuNanos CPU time of its branches
   */
  void bill(int slot, long endNanos, long childCpuNanos, UsageMeter usage) {
    int site = table.site(slot);
    // A computation that is cut off was booked whole.
    long cpu = Math.min(table.component(slot, Component.COMPUTE), endNanos - table.startNanos(slot));
    long billed = billing.billedNanos(endNanos - table.startNanos(slot) + table.billedStartNanos(slot));
    boolean provisioned = sites.pools != null && sites.pools[site].isProvisioned(table.instance(slot));
    usage.invocation(site, cpu + childCpuNanos, billed, provisioned);
  }
}
