package io.edgewise.scenario.twin;

import io.edgewise.sim.NetworkControl;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.theory.MMc;
import java.util.List;
import java.util.Optional;

/** The latency of a strategy in closed form, where one is known. */
public final class ExpectedLatency {

  /** Share of new connections below which they are left out of a quantile. */
  private static final double FEW_CONNECTIONS = 1e-4;

  private ExpectedLatency() {}

  /**
   * A latency by theory.
   *
   * @param millis in milliseconds
   * @param model what it rests on
   * @param exact whether the model is exact for the scenario
   */
  public record Expectation(double millis, String model, boolean exact) {}

  /**
   * The mean as the sum of network, gateways, work and the wait for a core; quantiles where all requests take the same
   * round trip to servers with one queue of their own. O(origins x segments of the load).
   *
   * @return empty where there is no closed form: services, caches, actors, quorums and stores with a queue, and
   *     quantiles of anything but M/M/c
   */
  public static Optional<Expectation> of(Scenario scenario, Deployment deployment, Metric metric) {
    if (!scenario.services().isEmpty()) {
      return Optional.empty();
    }
    Subject subject = Subject.of(scenario, deployment);
    if (metric == Metric.MEAN) {
      return mean(subject);
    }
    return metric.isQuantile() ? quantile(subject, metric.probability()) : Optional.empty();
  }

  private static Optional<Expectation> mean(Subject subject) {
    Scenario scenario = subject.scenario();
    Deployment deployment = subject.deployment();
    double shares = scenario.requests().stream().mapToDouble(RequestProfile::share).sum();
    double held = 0;
    for (RequestProfile kind : scenario.requests()) {
      for (int site = 0; site < subject.siteRates().length; site++) {
        double rate = subject.siteRates()[site];
        held += rate == 0 ? 0 : kind.share() / shares * rate / subject.totalRate()
            * Work.meanHeldMillis(scenario, deployment, site, kind.steps());
      }
    }
    double added = deployment.platform().invokeOverheadMillis().mean()
        + deployment.front().addedMillis().stream().mapToDouble(Distribution::mean).sum();
    Optional<Wait> wait = meanWait(subject);
    double sum = NetworkControl.expectedMillis(scenario, deployment) + added + held
        + wait.map(Wait::millis).orElse(Double.NaN);
    return Double.isNaN(sum) ? Optional.empty() : Optional.of(new Expectation(sum,
        "round trips + work" + wait.orElseThrow().model(), wait.orElseThrow().exact()));
  }

  /** How long requests wait for a core on average. */
  private record Wait(double millis, String model, boolean exact) {}

  private static Optional<Wait> meanWait(Subject subject) {
    if (!(subject.deployment().platform().cpu() instanceof Cpu.Cores cores)) {
      boolean neverCold = subject.deployment().platform().startUp().phasesMillis().isEmpty();
      return Optional.of(new Wait(0, neverCold ? "" : ", without cold starts", neverCold));
    }
    boolean computes = subject.scenario().requests().stream().map(kind -> Work.computations(kind.steps()))
        .anyMatch(all -> all == null || !all.isEmpty());
    if (!computes) {
      return Optional.of(new Wait(0, "", true));
    }
    if (cores.queueLimit() != InstancePolicy.UNLIMITED) {
      return Optional.empty();
    }
    return QueueForms.Station.of(subject, cores).filter(each -> each.busiest() < 1)
        .map(each -> new Wait(each.meanWaitMillis(),
            " + " + each.model(), each.isExact()));
  }

  private static Optional<Expectation> quantile(Subject subject, double probability) {
    double rtt = subject.onlyRttMillis();
    ConnectionSetUp connection = subject.scenario().workload().connection();
    if (Double.isNaN(rtt) || !subject.hasEvenSites() || subject.onlyKind() == null || !subject.isStationary()
        || connection.newConnectionProbability() > FEW_CONNECTIONS
        || subject.scenario().workload().access().lossProbability() > 0
        || !(subject.deployment().platform().cpu() instanceof Cpu.Cores cores)
        || cores.queueLimit() != InstancePolicy.UNLIMITED) {
      return Optional.empty();
    }
    List<Step> steps = subject.onlyKind().steps();
    if (steps.size() != 1 || !(steps.getFirst() instanceof Step.Compute compute)
        || !(compute.cpuMillis() instanceof Exponential service) || addsTime(subject)) {
      return Optional.empty();
    }
    double serviceRate = 1e3 * cores.speed() / service.mean();
    double rate = subject.siteRates()[0];
    if (rate >= serviceRate * cores.cores()) {
      return Optional.empty();
    }
    double sojourn = rate == 0 ? 0 : 1e3 * new MMc(rate, serviceRate, cores.cores()).sojournTimeQuantile(probability);
    return Optional.of(new Expectation(rtt + sojourn, "round trip + M/M/" + cores.cores(),
        connection.newConnectionProbability() == 0));
  }

  /** Whether gateways or the platform add a time that is not the same for all. */
  private static boolean addsTime(Subject subject) {
    return subject.deployment().platform().invokeOverheadMillis().mean() > 0
        || subject.deployment().front().addedMillis().stream().anyMatch(added -> added.mean() > 0)
        || subject.onlyKind().responseBytes() > 0
            && !Double.isInfinite(subject.scenario().workload().access().megabitsPerSecond());
  }
}
