package io.edgewise.scenario.twin;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.theory.ErlangB;
import io.edgewise.sim.theory.ExponentialKeepAlive;
import io.edgewise.sim.theory.KeepAlive;
import io.edgewise.sim.theory.ProvisionedOverflow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Functions: concurrency by Little's law, throttling as a loss system, cold starts by keep-alive, provisioned spill. */
final class FunctionForms {

  /** Offered load of a site below which two requests so seldom meet that one instance is enough. */
  private static final double RARE = 0.02;

  /** Offered load of a site up to which the exact chain is solved. */
  private static final double CHAIN = 20;

  /** Points of the quadrature over a distribution of keep-alive. */
  private static final int POINTS = 2_000;

  private FunctionForms() {}

  static List<ClosedForm> of(Subject subject) {
    InstancePolicy policy = subject.deployment().platform().instances();
    if (policy.concurrency() != 1 || !subject.isStationary() || subject.onlyKind() == null) {
      return List.of();
    }
    double[] held = new double[subject.siteRates().length];
    double load = 0;
    double most = 0;
    for (int site = 0; site < held.length; site++) {
      held[site] = Work.meanHeldMillis(subject.scenario(), subject.deployment(), site, subject.onlyKind().steps());
      if (subject.siteRates()[site] > 0) {
        load += subject.siteRates()[site] * held[site] / 1e3;
        most = Math.max(most, subject.siteRates()[site] * held[site] / 1e3);
      }
    }
    if (Double.isNaN(load) || load == 0) {
      return List.of();
    }
    List<ClosedForm> forms = new ArrayList<>();
    boolean bounded = policy.maxInstances() != InstancePolicy.UNLIMITED;
    double startUp = subject.deployment().platform().startUp().phasesMillis().stream()
        .mapToDouble(Distribution::mean).sum() / 1e3;
    double cold = rate(subject, Rate.COLD_START);
    if (!bounded || most < 0.5 * policy.maxInstances()) {
      forms.add(ClosedForm.exact(subject.id(), "busy instances", "Little's law, cold starts as simulated",
          load + subject.totalRate() * cold * startUp, subject.result().measurements().meanBusy(), ""));
    } else if (policy.queueLimit() == 0 && held.length == 1) {
      forms.add(ClosedForm.approximate(subject.id(), "throttled requests",
          "Erlang B, cold starts left out", ErlangB.blocking(load, policy.maxInstances()),
          rate(subject, Rate.THROTTLED), ""));
    }
    if (policy.provisioned() > 0) {
      forms.addAll(provisioned(subject, policy, load, held.length));
    } else if (!bounded || most < 0.5 * policy.maxInstances()) {
      forms.addAll(coldStarts(subject, policy, held, most, startUp));
    }
    return forms;
  }

  private static List<ClosedForm> provisioned(Subject subject, InstancePolicy policy, double load, int sites) {
    if (sites != 1) {
      return List.of();
    }
    ProvisionedOverflow overflow = new ProvisionedOverflow(load, policy.provisioned());
    Measurements m = subject.result().measurements();
    double spilled = m.usage().total(UsageKind.BILLED_NANOS);
    double provisioned = m.usage().total(UsageKind.PROVISIONED_NANOS);
    return List.of(
        ClosedForm.exact(subject.id(), "share of work beyond the provisioned instances", "Erlang loss with overflow",
            overflow.spill(), spilled / (spilled + provisioned), ""),
        ClosedForm.exact(subject.id(), "utilisation of the provisioned instances", "Erlang loss with overflow",
            overflow.utilisation(), provisioned / m.measuredNanos() / policy.provisioned(), ""));
  }

  private static List<ClosedForm> coldStarts(Subject subject, InstancePolicy policy, double[] held, double most,
      double startUp) {
    double simulated = rate(subject, Rate.COLD_START);
    Distribution keepAlive = policy.keepAliveMillis();
    if (most <= RARE) {
      double sum = 0;
      for (double siteRate : subject.siteRates()) {
        sum += siteRate == 0 ? 0 : siteRate * coldProbability(siteRate, keepAlive);
      }
      return List.of(ClosedForm.approximate(subject.id(), "cold starts",
          "e^(-rate x keep-alive) at each of " + sitesInUse(subject) + " sites, one request at a time",
          sum / subject.totalRate(), simulated, ""));
    }
    List<Distribution> computations = Work.computations(subject.onlyKind().steps());
    boolean memoryless = keepAlive instanceof Exponential && computations != null && computations.size() == 1
        && computations.get(0) instanceof Exponential && subject.onlyKind().steps().size() == 1;
    if (!memoryless || held.length != 1 || most > CHAIN) {
      return List.of();
    }
    ExponentialKeepAlive.Solution solution = new ExponentialKeepAlive(subject.totalRate(), held[0] / 1e3,
        held[0] / 1e3 + startUp, keepAlive.mean() / 1e3).solve();
    String model = "Markov chain of warm, cold and idle instances";
    return List.of(
        ClosedForm.approximate(subject.id(), "cold starts", model, solution.coldStartProbability(), simulated, ""),
        ClosedForm.approximate(subject.id(), "instances", model, solution.meanInstances(),
            subject.result().measurements().meanInstances(), ""));
  }

  /** Probability that no request comes for the keep-alive, which may be random. */
  private static double coldProbability(double rate, Distribution keepAliveMillis) {
    if (keepAliveMillis.isConstant()) {
      return new KeepAlive(rate, keepAliveMillis.mean() / 1e3).coldStartProbability();
    }
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      sum += Math.exp(-rate * keepAliveMillis.quantile((i + 0.5) / POINTS) / 1e3);
    }
    return sum / POINTS;
  }

  private static long sitesInUse(Subject subject) {
    return Arrays.stream(subject.siteRates()).filter(rate -> rate > 0).count();
  }

  private static double rate(Subject subject, Rate rate) {
    return subject.result().rate(rate).map(interval -> interval.value()).orElse(Double.NaN);
  }
}
