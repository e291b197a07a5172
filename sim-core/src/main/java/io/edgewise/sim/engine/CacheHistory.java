package io.edgewise.sim.engine;

import io.edgewise.sim.model.CacheCapacity.Eviction;
import io.edgewise.sim.model.StateStore.CacheScope;
import io.edgewise.sim.random.AliasTable;
import io.edgewise.sim.random.RandomStream;
import io.edgewise.sim.random.ZipfTable;
import java.util.Arrays;

/**
 * Leaves in caches that evict copies what a long past would have left there, before a warm-up begins. Of a cache that
 * evicts the least recently used copy that is exact: it holds the keys asked for last, however long ago, so operations are
 * drawn backwards in time until it is full, or those drawn lie one time to live back, or enough are drawn. How old a copy
 * is follows from its key's rate l, its time to live T and the time t that copies stay for without being asked for: the last
 * operation found it with probability l T / (1 + l T) if nothing was evicted (see {@link SteadyCopies}) and with 1 - exp(-l
 * t) if nothing expired (Che's approximation); the product of both is a first guess that the warm-up makes up for. What the
 * other caches hold depends on the order of their misses, so operations are drawn forwards, several times as many as fill
 * them.
 *
 * <p>Caches inside instances have no past beyond that of their instance, and begin empty.
 */
final class CacheHistory {

  /** Most operations of one history, shared out among the caches by their load. */
  private static final double MOST_OPERATIONS = 2_000_000;

  /** Operations drawn for other caches than LRU, in those that fill them. */
  private static final int ROUNDS = 10;

  private static final int CACHE_SHIFT = 34;

  private final CompiledDeployment compiled;

  // By data set; null where nothing is evicted from shared caches.
  private final Accesses[] accesses;

  /** Which keys of a data set a request touches: the operations, how often each request does each, and one at random. */
  private record Accesses(ZipfTable[] keys, double[] perRequest, AliasTable choice, double sum) {

    int key(RandomStream stream, long number) {
      ZipfTable table = keys.length == 1 ? keys[0] : keys[choice.sample(stream.bits(2 * number + 1))];
      return table.sample(stream.bits(2 * number));
    }

    /** Operations on a key in each one on any. */
    double share(int key) {
      double share = 0;
      for (int i = 0; i < keys.length; i++) {
        share += key < keys[i].keys() ? perRequest[i] / sum * keys[i].probability(key) : 0;
      }
      return share;
    }
  }

  CacheHistory(CompiledDeployment compiled, StoreAccess[] stores) {
    this.compiled = compiled;
    accesses = new Accesses[stores.length];
    RequestProgram.Operation[] operations = compiled.program.operations();
    double[] perRequest = SteadyCopies.executionsPerRequest(compiled.program, compiled.scenario.requests());
    for (int dataSet = 0; dataSet < stores.length; dataSet++) {
      StoreAccess access = stores[dataSet];
      if (access == null || access.caches == null || !access.caches.bounded || access.caches.shared().length == 0) {
        continue;
      }
      int number = dataSet;
      RequestProgram.Operation[] touching = Arrays.stream(operations)
          .filter(operation -> operation.dataSet() == number && perRequest[operation.stepIndex()] > 0)
          .filter(operation -> operation.isRead()
              ? !operation.isDemanding()
              : operation.code() == RequestProgram.WRITE && access.writes != null)
          .toArray(RequestProgram.Operation[]::new);
      if (touching.length > 0) {
        double[] weights =
            Arrays.stream(touching).mapToDouble(operation -> perRequest[operation.stepIndex()]).toArray();
        accesses[dataSet] =
            new Accesses(Arrays.stream(touching).map(RequestProgram.Operation::keys).toArray(ZipfTable[]::new), weights,
                AliasTable.of(weights), Arrays.stream(weights).sum());
      }
    }
  }

  /** Fills the caches of empty stores as of a time. */
  void leave(long nowNanos, StoreAccess[] stores, Draws draws) {
    double[] siteRates = compiled.siteRates(nowNanos);
    double all = Arrays.stream(siteRates).sum();
    for (int dataSet = 0; dataSet < stores.length; dataSet++) {
      if (accesses[dataSet] == null) {
        continue;
      }
      Caches caches = stores[dataSet].caches;
      KeyCache[] shared = caches.shared();
      double[] rates = new double[shared.length];
      for (int site = 0; site < siteRates.length; site++) {
        rates[caches.scope == CacheScope.SITE ? site : caches.tier[site]] += siteRates[site];
      }
      for (int i = 0; i < shared.length; i++) {
        long most = (long) Math.ceil(MOST_OPERATIONS * rates[i] / all);
        long first = (long) dataSet * shared.length + i << CACHE_SHIFT;
        double ratePerNano = rates[i] * accesses[dataSet].sum();
        if (ratePerNano > 0 && shared[i] instanceof BoundedCache cache) {
          leave(cache, accesses[dataSet], ratePerNano, most, first, nowNanos, draws.cacheHistory);
        }
      }
    }
  }

  private static void leave(BoundedCache cache, Accesses accesses, double ratePerNano, long most, long first,
      long nowNanos, RandomStream stream) {
    if (cache.eviction() == Eviction.LRU) {
      backwards(cache, accesses, ratePerNano, most, first, nowNanos, stream);
    } else {
      forwards(cache, accesses, ratePerNano, most, first, nowNanos, stream);
    }
  }

  private static void backwards(BoundedCache cache, Accesses accesses, double ratePerNano, long most, long first,
      long nowNanos, RandomStream stream) {
    double ttl = cache.ttlNanos();
    double age = 0;
    for (long i = 0; i < most && !cache.isFull() && age < ttl; i++) {
      age = (i + 1) / ratePerNano;
      cache.append(accesses.key(stream, first + i), nowNanos - (long) age);
    }
    for (int entry = 0; entry < cache.size(); entry++) {
      double rate = ratePerNano * accesses.share(cache.key(entry));
      double stays = cache.isFull() ? -Math.expm1(-rate * age) : 1;
      double found = stays * rate * ttl / (1 + rate * ttl);
      double draw = stream.uniform(first + most + entry << 1);
      if (draw < found) {
        cache.refill(entry, cache.filledNanos(entry) - (long) (draw / found * ttl));
      }
    }
  }

  private static void forwards(BoundedCache cache, Accesses accesses, double ratePerNano, long most, long first,
      long nowNanos, RandomStream stream) {
    long filling = 0;
    long number = 0;
    // Times count from an unknown beginning, and are moved to the present afterwards.
    for (; number < most && (filling == 0 || number < ROUNDS * filling); number++) {
      long time = (long) (number / ratePerNano);
      int key = accesses.key(stream, first + number);
      if (!cache.lookUp(key, time)) {
        cache.fill(key, time, time);
      }
      filling = filling == 0 && cache.isFull() ? number + 1 : filling;
    }
    long begin = nowNanos - (long) (number / ratePerNano);
    for (int entry = 0; entry < cache.size(); entry++) {
      cache.refill(entry, begin + cache.filledNanos(entry));
    }
  }
}
