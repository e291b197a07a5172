package io.edgewise.sim.engine;

import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.random.ZipfTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a cache that was just emptied would hold if it had been in use for ever. Its copies live for a fixed time T and are
 * filled by the first read after that, so with Poisson reads at rate l there is a copy with probability l T / (1 + l T),
 * and its age is uniform over 0..T (Jung, Berger and Balakrishnan, Modeling TTL-based Internet caches, INFOCOM 2003). The
 * first read of an item, at a time t after the emptying, therefore meets a copy with probability
 * l T / (1 + l T) (1 - t / T), and its age is uniform over t..T. Caches begun like this are in their steady state, one
 * cache exactly; a tier behind others sees their misses, which are taken for Poisson.
 */
final class SteadyCopies {

  /** Reads of one kind: how popular the keys are, and how many there are for each request. */
  private record Reads(ZipfTable keys, double perRequest) {}

  // By data set.
  private final List<List<Reads>> reads = new ArrayList<>();

  // By site: requests a nanosecond. By data set and tier: those of all its sites, and how many equal sites they stand for.
  private double[] siteRates = {};
  private final double[][] tierRates;
  private final double[][] tierSites;

  SteadyCopies(CompiledDeployment compiled) {
    for (int dataSet = 0; dataSet < compiled.keyCounts.length; dataSet++) {
      reads.add(new ArrayList<>());
    }
    RequestProgram.Operation[] operations = compiled.program.operations();
    double[] perRequest = executionsPerRequest(compiled.program, compiled.scenario.requests());
    for (int i = 0; i < operations.length; i++) {
      if (operations[i].code() == RequestProgram.READ && !operations[i].isStrong()) {
        add(operations[i].keys(), perRequest[i], reads.get(operations[i].dataSet()));
      }
    }
    tierRates = new double[reads.size()][];
    tierSites = new double[reads.size()][];
  }

  private static void add(ZipfTable keys, double perRequest, List<Reads> some) {
    for (int i = 0; i < some.size(); i++) {
      if (some.get(i).keys == keys) {
        some.set(i, new Reads(keys, some.get(i).perRequest + perRequest));
        return;
      }
    }
    some.add(new Reads(keys, perRequest));
  }

  /** Takes the rates of the moment at which the caches are empty. */
  void begin(double[] requestsPerNano, StoreAccess[] stores) {
    siteRates = requestsPerNano;
    for (int dataSet = 0; dataSet < stores.length; dataSet++) {
      if (stores[dataSet] == null || stores[dataSet].caches == null) {
        continue;
      }
      int[] tierOf = stores[dataSet].caches.tier;
      int tiers = stores[dataSet].caches.byTier.length;
      double[] rates = new double[tiers];
      double[] squares = new double[tiers];
      for (int site = 0; tiers > 0 && site < siteRates.length; site++) {
        rates[tierOf[site]] += siteRates[site];
        squares[tierOf[site]] += siteRates[site] * siteRates[site];
      }
      tierRates[dataSet] = rates;
      tierSites[dataSet] = new double[tiers];
      for (int tier = 0; tier < tiers; tier++) {
        tierSites[dataSet][tier] = stores[dataSet].caches.bySite == null
            ? Double.POSITIVE_INFINITY
            : rates[tier] * rates[tier] / squares[tier];
      }
    }
  }

  /** By operation: how often it is executed for each request, whatever its kind, on average, if nothing fails. */
  static double[] executionsPerRequest(RequestProgram program, List<RequestProfile> requests) {
    RequestProgram.Operation[] operations = program.operations();
    double shares = requests.stream().mapToDouble(RequestProfile::share).sum();
    double[] executions = new double[operations.length];
    for (int kind = 0; kind < requests.size(); kind++) {
      Arrays.fill(executions, program.entry(kind), program.entry(kind + 1), requests.get(kind).share() / shares);
    }
    for (int i = 0; i < executions.length; i++) {
      boolean skips = operations[i].code() == RequestProgram.SKIP_UNLESS;
      for (int inside = i + 1; skips && inside < operations[i].target(); inside++) {
        executions[inside] *= operations[i].probability();
      }
    }
    program.fallbacks().forEach((of, first) -> Arrays.fill(executions, first, operations[of].target(), 0));
    return executions;
  }

  /** The probability that a cache of a site has a copy, at any time in the steady state. */
  double atSite(int dataSet, int site, int key, long ttlNanos) {
    double asked = siteRates[site] * ttlNanos * readsPerRequest(dataSet, key);
    return asked / (1 + asked);
  }

  /** The same of a tier, which is asked what the caches of its sites miss, or everything where these have none. */
  double atTier(int dataSet, int tier, int key, long ttlNanos) {
    double all = tierRates[dataSet][tier] * ttlNanos * readsPerRequest(dataSet, key);
    double asked = all / (1 + all / tierSites[dataSet][tier]);
    return asked / (1 + asked);
  }

  private double readsPerRequest(int dataSet, int key) {
    double sum = 0;
    for (Reads some : reads.get(dataSet)) {
      if (key < some.keys.keys()) {
        sum += some.perRequest * some.keys.probability(key);
      }
    }
    return sum;
  }
}
