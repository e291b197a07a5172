package io.edgewise.scenario.compile;

import io.edgewise.scenario.schema.Default;
import io.edgewise.scenario.spec.Access;
import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Empirical;
import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.random.Mixture;
import io.edgewise.topology.network.AccessTechnology;
import io.edgewise.topology.network.Evidence;
import io.edgewise.topology.network.Jitter;
import io.edgewise.topology.network.LognormalFit;
import io.edgewise.topology.network.PacketLoss;
import io.edgewise.topology.network.QuantileFit;
import io.edgewise.topology.text.Provenance;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes the last mile and the jitter of paths from the fitted data. */
final class LastMile {

  private static final int POINTS_BETWEEN = 8;
  private static final Set<AccessTechnology> MOBILE =
      Set.of(AccessTechnology.MOBILE_4G, AccessTechnology.MOBILE_5G);
  private static final Provenance FCC = new Provenance("FCC Measuring Broadband America, 2014 report; spread of single "
      + "lines; see access_latency.csv", "2014", Provenance.Kind.PUBLISHED, Optional.of(Provenance.Confidence.C), "");
  private static final Provenance OOKLA = new Provenance("Ookla, one Czech operator, 2024; see access_latency.csv",
      "2024", Provenance.Kind.PUBLISHED, Optional.of(Provenance.Confidence.C), "");
  private static final Provenance PLANETLAB = new Provenance("round trip over the pair's median in 2.2 million "
      + "PlanetLab measurements (Zhu et al., Network Latency Estimation for Personal Devices, IEEE/ACM ToN 25(2)); see "
      + "rtt_variability_netlatency.csv", "2017", Provenance.Kind.MEASURED, Optional.of(Provenance.Confidence.B),
      "the year is the paper's");
  private static final Provenance AZURE = new Provenance("Azure inter-region p95 over median; see "
      + "latency_azure_p95_2026-07_subset.csv", "2026-07", Provenance.Kind.PUBLISHED,
      Optional.of(Provenance.Confidence.B), "the tail beyond p95 is the lognormal's");

  private LastMile() {}

  /**
   * The link of a choice.
   *
   * @param jitter whether the users' paths vary
   * @param measured how they do, in place of the shipped measurements
   */
  static AccessLink link(Access access, boolean jitter, Optional<Calibrated.Measured> measured,
      AssumptionList assumptions) {
    Distribution factor = new Constant(1);
    if (measured.isPresent()) {
      factor = measured.get().distribution();
      assumptions.add("network.jitter", "factor on users' round trips: p50 1, p99 " + text(factor.quantile(0.99)),
          measured.get().provenance());
    } else if (jitter) {
      factor = distribution(Jitter.wired());
      assumptions.add("network.jitter", "factor on users' round trips: p50 " + text(factor.quantile(0.5)) + ", p99 "
          + text(factor.quantile(0.99)), PLANETLAB);
    }
    return switch (access) {
      case Access.None none -> new AccessLink(AccessLink.NONE.lastMileMillis(), factor, 0,
          AccessLink.NONE.retransmissionMillis(), AccessLink.NONE.megabitsPerSecond());
      case Access.Line(AccessTechnology technology) -> line(technology, factor, assumptions);
    };
  }

  private static AccessLink line(AccessTechnology technology, Distribution factor, AssumptionList assumptions) {
    Distribution lastMile = lastMile(technology);
    assumptions.add("users.access", technology.id() + ": " + lastMile.describe(), provenance(technology));
    PacketLoss loss = MOBILE.contains(technology) ? PacketLoss.MOBILE : PacketLoss.WIRED;
    double timeoutMillis = loss.leastTimeoutNanos() / 1e6;
    assumptions.derived("users.access", text(100 * loss.rate()) + "% of requests lose a packet and wait "
        + text(timeoutMillis) + " ms for its repetition",
        "the rate is an assumption; the wait is the least retransmission time-out of Linux (TCP_RTO_MIN)");
    assumptions.derived("users.access", "transfer time of answers is left out",
        "throughput matters to answers far beyond the initial congestion window of 10 segments (RFC 6928)");
    return new AccessLink(lastMile, factor, loss.rate(), new Constant(timeoutMillis), Double.POSITIVE_INFINITY);
  }

  private static Provenance provenance(AccessTechnology technology) {
    if (technology.evidence() == Evidence.ASSUMED) {
      return Default.assumption(technology == AccessTechnology.TYPICAL
          ? "a mix of half fibre, 40 % cable and 10 % DSL; the lines are those of the FCC report of 2014"
          : "the spread of 4G, with 5 % of the users below the published 20 ms");
    }
    return MOBILE.contains(technology) ? OOKLA : FCC;
  }

  /** A lognormal, or a mixture of lognormals. */
  static Distribution lastMile(AccessTechnology technology) {
    if (technology.parts().size() == 1) {
      return lognormal(technology.parts().getFirst().millis());
    }
    return new Mixture(technology.parts().stream().mapToDouble(AccessTechnology.Part::weight).toArray(),
        technology.parts().stream().map(part -> lognormal(part.millis())).map(Distribution.class::cast).toList());
  }

  /** The factor on round trips between PoPs, regions and stores. */
  static Distribution backbone(boolean jitter, AssumptionList assumptions) {
    if (!jitter) {
      return new Constant(1);
    }
    Distribution factor = lognormal(Jitter.backbone());
    assumptions.add("network.jitter", "factor on round trips between regions: p50 1, p99 "
        + text(factor.quantile(0.99)), AZURE);
    return factor;
  }

  private static Lognormal lognormal(LognormalFit fit) {
    return Lognormal.ofMedianAndSigma(fit.median(), fit.sigma());
  }

  /** The fit between its outermost quantiles, and those beyond: dense enough that straight lines follow its curve. */
  static Distribution distribution(QuantileFit fit) {
    Map<Double, Double> points = new TreeMap<>(Map.of(0.0, fit.quantile(0), 1.0, fit.quantile(1)));
    for (int i = 0; i < fit.probabilities().size(); i++) {
      double low = fit.probabilities().get(i);
      double high = i + 1 < fit.probabilities().size() ? fit.probabilities().get(i + 1) : low;
      for (int step = 0; step < POINTS_BETWEEN; step++) {
        double p = low + (high - low) * step / POINTS_BETWEEN;
        points.put(p, fit.quantile(p));
      }
    }
    return new Empirical(points.keySet().stream().mapToDouble(p -> p).toArray(),
        points.values().stream().mapToDouble(value -> value).toArray());
  }

  private static String text(double number) {
    return String.valueOf((float) number).replaceAll("\\.0$", "");
  }
}
