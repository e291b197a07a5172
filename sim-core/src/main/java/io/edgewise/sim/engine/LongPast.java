package io.edgewise.sim.engine;

/** What caches hold when a warm-up begins: what a time before it that is longer than any warm-up would have left in them. */
final class LongPast {

  private final CompiledDeployment compiled;
  private final Sites sites;

  /** Null where no cache evicts copies. */
  private final CacheHistory history;

  LongPast(CompiledDeployment compiled, Sites sites) {
    this.compiled = compiled;
    this.sites = sites;
    history = compiled.evicts() && compiled.scenario.workload().recorded().isEmpty()
        ? new CacheHistory(compiled, sites.stores) : null;
  }

  /** Has all caches hold it: those that are not warmed up what they would when the settling begins, before a time that is measured. */
  void leave(long beginNanos, long settlingNanos, long startNanos, Draws draws) {
    recall(settlingNanos);
    for (int dataSet = 0; dataSet < sites.stores.length; dataSet++) {
      if (sites.stores[dataSet] != null && sites.stores[dataSet].caches != null) {
        sites.stores[dataSet].caches.updates.begin(dataSet, startNanos, draws);
      }
    }
    if (history != null) {
      history.leave(beginNanos, sites.stores, draws);
    }
  }

  /** Has caches that are not warmed up hold at a time what they would after a long one. */
  void recall(long nowNanos) {
    if (compiled.recalls()) {
      sites.earlier.begin(nowNanos, compiled.siteRates(nowNanos), sites.stores);
    }
  }
}
