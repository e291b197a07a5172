package io.edgewise.sim;

import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.placement.RouteTable;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.theory.ConnectionReuse;
import io.edgewise.sim.theory.NetworkTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The mean time that requests spend on the network between users and code, connection set-up included: what was simulated,
 * and its expectation in closed form. Where many origins lie at many distances, most of the spread of a mean latency is
 * the chance of who asked, which this control takes away.
 */
public final class NetworkControl {

  private static final double NANOS_PER_MILLI = 1e6;

  private final CompiledDeployment compiled;
  private final Scenario scenario;
  private final NetworkTime userTime;
  private final double backboneJitter;
  /* Of every request, wherever it comes from. */
  private final double alwaysMillis;

  private NetworkControl(CompiledDeployment compiled) {
    this.compiled = compiled;
    scenario = compiled.scenario();
    var access = scenario.workload().access();
    var connection = scenario.workload().connection();
    List<RequestProfile> kinds = scenario.requests();
    double shares = kinds.stream().mapToDouble(RequestProfile::share).sum();
    double slowStart = 0;
    double transferMillis = 0;
    for (int kind = 0; kind < kinds.size(); kind++) {
      double share = kinds.get(kind).share() / shares;
      slowStart += share * compiled.slowStartRounds(kind);
      transferMillis += share * compiled.transferNanos(kind) / NANOS_PER_MILLI;
    }
    Optional<ConnectionReuse> reuse = scenario.workload().sessions().map(sessions -> new ConnectionReuse(
        sessions.lengths(), 1 - sessions.thinkMillis().cdf(connection.reuse().idleNanos() / NANOS_PER_MILLI),
        (long) connection.requestsPerConnection()));
    double opens = reuse.map(ConnectionReuse::newShare).orElse(connection.newConnectionProbability());
    double resumes = reuse.map(ConnectionReuse::reopenedShare).orElse(0.0);
    double setUp = opens + resumes == 0 ? 0
        : (opens * connection.roundTrips() + resumes * connection.reuse().resumedRoundTrips()) / (opens + resumes);
    userTime = new NetworkTime(access.jitter().mean(), opens + resumes, setUp + slowStart);
    backboneJitter = scenario.backboneJitter().mean();
    // Who resolves a name that was forgotten depends on several pauses together, and pages on maxima: no closed form.
    boolean known = kinds.stream().allMatch(kind -> kind.resources().isEmpty())
        && (resumes == 0 || connection.dnsMillis().mean() == 0
            || connection.reuse().nameNanos() == Long.MAX_VALUE);
    alwaysMillis = (known ? opens * connection.dnsMillis().mean() : Double.NaN)
        + access.lossProbability() * access.retransmissionMillis().mean() + transferMillis;
  }

  /** The expectation over all requests of a scenario's horizon under a strategy of it, in milliseconds. */
  public static double expectedMillis(Scenario scenario, Deployment deployment) {
    CompiledDeployment compiled =
        CompiledDeployment.of(scenario.only(Set.of(deployment.id())).orElseThrow()).getFirst();
    return expectedMillis(compiled,
        new SlicePlan(scenario.workload(), scenario.plan(), 0, !scenario.faults().isEmpty()).isWhole());
  }

  /**
   * The expectation over all requests of the horizon, in milliseconds; not a number where it is not known. O(routes + origins x segments
   * of the load curve).
   *
   * @param whole whether all of the horizon is simulated; else whole periods of the load are
   */
  static double expectedMillis(CompiledDeployment compiled, boolean whole) {
    NetworkControl control = new NetworkControl(compiled);
    LoadCurve curve = control.scenario.workload().load();
    long untilNanos = whole ? control.scenario.plan().horizonNanos() : curve.lengthNanos();
    double[] byOrigin = control.userMillis();
    double sum = 0;
    double requests = 0;
    for (int segment = 0; segment < curve.segments().size(); segment++) {
      double expected = curve.expectedRequestsOf(segment, untilNanos);
      if (expected > 0) {
        requests += expected;
        sum += expected * mean(byOrigin, curve.segments().get(segment).mix());
      }
    }
    return control.alwaysMillis + sum / requests;
  }

  /** What was simulated, in milliseconds. */
  static double simulatedMillis(Measurements measured) {
    double[] parts = measured.components().mean();
    double network = parts[Component.NETWORK.ordinal()] - measured.meanCalledNetworkNanos();
    return (parts[Component.CONNECT.ordinal()] + network) / NANOS_PER_MILLI;
  }

  /** By origin: what depends on where a request comes from. */
  private double[] userMillis() {
    RouteTable routes = compiled.routes();
    double lastMile = scenario.workload().access().lastMileMillis().mean();
    double[] millis = new double[scenario.workload().origins().size()];
    for (int origin = 0; origin < millis.length; origin++) {
      for (int route = routes.firstRoute(origin); route < routes.firstRoute(origin + 1); route++) {
        millis[origin] +=
            routes.share(origin, route) * (userTime.mean(lastMile + routes.userRttNanos(route) / NANOS_PER_MILLI)
                + backboneJitter * routes.siteRttNanos(route) / NANOS_PER_MILLI);
      }
    }
    return millis;
  }

  private static double mean(double[] byOrigin, OriginMix mix) {
    double sum = 0;
    double weights = 0;
    for (int origin = 0; origin < mix.size(); origin++) {
      sum += mix.weight(origin) * byOrigin[origin];
      weights += mix.weight(origin);
    }
    return sum / weights;
  }
}
