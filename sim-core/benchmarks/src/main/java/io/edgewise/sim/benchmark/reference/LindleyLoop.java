package io.edgewise.sim.benchmark.reference;

/**
 * The two-hop model without an event list. Independent delays turn a Poisson process into a Poisson process (Kingman,
 * 1993, "Poisson processes", section 5.2), so the arrivals at the PoPs may be drawn in their order, each with the delay
 * that it has behind it; the waiting times follow by Lindley's recursion for several servers (Kiefer and Wolfowitz,
 * 1955). Holds for this model alone, in its steady state: the bound of what leaving things out can reach.
 */
public final class LindleyLoop implements Loop {

  private final TwoHopDraws draws = new TwoHopDraws(Variates.TABLES);
  private final Servers servers = new Servers();

  @Override
  public Sample run(int requests, long seed) {
    draws.seed(seed);
    servers.clear();
    LogHistogram histogram = new LogHistogram();
    long now = 0;
    for (int i = 0; i < requests; i++) {
      now += draws.gap();
      int city = draws.city();
      long end = servers.serve(TwoHopModel.pop(city), now, draws.service());
      histogram.record(draws.way(city) + end - now + draws.store() + draws.way(city));
    }
    return histogram.sample();
  }
}
