package io.edgewise.scenario.twin;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.CacheCapacity.Eviction;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.StateStore.CacheScope;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.theory.EvictingCache;
import io.edgewise.sim.theory.TtlCache;
import io.edgewise.sim.theory.ZipfPopularity;
import java.util.ArrayList;
import java.util.List;

/** Hit ratios of caches with a time to live and room for some copies, from the popularity of the keys and the traffic of each site. */
final class CacheForms {

  /** Sites times keys up to which the sum is taken. */
  private static final long MOST_TERMS = 50_000_000;

  private CacheForms() {}

  static List<ClosedForm> of(Subject subject) {
    if (!subject.isStationary()) {
      return List.of();
    }
    List<ClosedForm> forms = new ArrayList<>();
    for (int dataSet = 0; dataSet < subject.deployment().stores().size(); dataSet++) {
      if (subject.deployment().stores().get(dataSet).layout() instanceof StateStore.EdgeCached cached
          && (cached.scope() == CacheScope.SITE || cached.scope() == CacheScope.TIER)) {
        ClosedForm form = hits(subject, dataSet, cached);
        if (form != null) {
          forms.add(form);
        }
      }
    }
    return forms;
  }

  private static ClosedForm hits(Subject subject, int dataSet, StateStore.EdgeCached cached) {
    double readsPerRequest = 0;
    boolean writes = false;
    long bytes = 0;
    KeySpace keys = null;
    double shares = subject.scenario().requests().stream().mapToDouble(RequestProfile::share).sum();
    for (RequestProfile request : subject.scenario().requests()) {
      for (Step step : request.steps()) {
        if (step instanceof Step.Read read && read.dataSet() == dataSet) {
          if (subject.deployment().stores().get(dataSet).consistencyOf(read) != Step.Consistency.EVENTUAL) {
            return null;
          }
          if (keys != null && !keys.equals(read.keys())) {
            return null;
          }
          keys = read.keys();
          bytes = Math.max(bytes, read.bytes());
          readsPerRequest += request.share() / shares;
        } else if (step instanceof Step.Chance || step instanceof Step.Repeat || step instanceof Step.Call
            || step instanceof Step.Parallel || step instanceof Step.Workflow || step instanceof Step.Publish) {
          return null;
        } else if (step instanceof Step.Write write && write.dataSet() == dataSet) {
          writes = true;
          bytes = Math.max(bytes, write.bytes());
        }
      }
    }
    if (keys == null || (long) keys.count() * subject.siteRates().length > MOST_TERMS) {
      return null;
    }
    double[] popularity = ZipfPopularity.probabilities(keys.zipf(), keys.count());
    long copies = cached.capacity().copies(bytes);
    if (copies == 0) {
      return null;
    }
    boolean evicts = copies < keys.count();
    boolean lru = cached.capacity().eviction() == Eviction.LRU;
    EvictingCache cache = evicts ? new EvictingCache(popularity, copies, lru) : null;
    double hits = 0;
    // A tier is one cache for all sites.
    double[] rates = cached.scope() == CacheScope.TIER ? new double[] {subject.totalRate()} : subject.siteRates();
    for (double siteRate : rates) {
      double reads = siteRate * readsPerRequest;
      for (int key = 0; reads > 0 && key < popularity.length; key++) {
        double rate = reads * popularity[key];
        double ttl = cached.ttlNanos() / 1e9;
        hits += rate * (evicts ? cache.hitRatio(key, reads, ttl) : new TtlCache(rate, 0, ttl).hitRatio());
      }
    }
    var usage = subject.result().measurements().usage();
    double simulated = 1 - (double) usage.get(UsageKind.CACHE_MISSES, dataSet) / usage.get(UsageKind.READS, dataSet);
    String name = "hit ratio of " + subject.scenario().dataSets().get(dataSet);
    double theory = hits / (subject.totalRate() * readsPerRequest);
    String model = !evicts ? "time-to-live cache, Zipf keys, Poisson reads"
        : (lru ? "LRU (Che's approximation)" : "FIFO and random eviction")
            + ", time to live, Zipf keys, Poisson reads";
    return writes || evicts
        ? ClosedForm.approximate(subject.id(), name, model, theory, simulated, "")
        : ClosedForm.exact(subject.id(), name, model, theory, simulated, "");
  }
}
