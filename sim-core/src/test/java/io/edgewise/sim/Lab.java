package io.edgewise.sim;

import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Mixture;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Theory models as scenarios: one or a few places without any network between them. */
public final class Lab {

  /** One second in nanoseconds. */
  public static final long SECOND = 1_000_000_000L;

  /** The only place of one-site models. */
  public static final Place HERE = new Place("lab:here", "Here", "", 0, 0);

  /** A constant of zero milliseconds. */
  public static final Distribution ZERO = new Constant(0);

  private Lab() {}

  /** A place of a model with several sites; they lie on the equator, one degree apart. */
  public static Place place(int number) {
    return new Place("lab:site-" + number, "Site " + number, "", 0, number);
  }

  /** Servers with one queue at a place; the steps bring the service times. */
  public static Platform servers(int cores, int queueLimit) {
    return platform("servers", InstancePolicy.alwaysOn(), new Cpu.Cores(cores, 1, queueLimit), ZERO);
  }

  /** Functions: one request an instance. */
  public static Platform functions(InstancePolicy policy, Distribution startUpMillis) {
    return platform("functions", policy, new Cpu.Dedicated(1), startUpMillis);
  }

  private static Platform platform(String id, InstancePolicy policy, Cpu cpu, Distribution startUpMillis) {
    return new Platform(id, policy, cpu, new Platform.StartUp(List.of(startUpMillis), false, false), ZERO,
        DurationBilling.perMillis(1), Long.MAX_VALUE);
  }

  /** Functions that scale without bound and keep idle instances for a time. */
  public static InstancePolicy scaling(Distribution keepAliveMillis, InstancePolicy.IdleSelection selection) {
    return new InstancePolicy(1, 0, InstancePolicy.UNLIMITED, keepAliveMillis, selection, 0,
        InstancePolicy.ScaleUpRate.UNLIMITED_RATE);
  }

  /**
   * The start-up that turns an exponential service of mean {@code warm} into an exponential whole of mean {@code cold}: a
   * geometric number of stages. With X ~ Exp(warm), X + I Y is Exp(cold) when I is 1 with probability 1 - warm / cold and
   * Y ~ Exp(cold), as the Laplace transforms show.
   */
  public static Distribution startUpBetween(double warm, double cold) {
    return new Mixture(new double[] {warm / cold, 1 - warm / cold}, List.of(ZERO, new Exponential(cold)));
  }

  /** A deployment at some places that users reach at once. */
  public static Deployment deployment(String id, Platform platform, List<Place> sites, StateStore... stores) {
    return new Deployment(id, id, sites, Front.NONE, platform, List.of(stores), List.of());
  }

  /** A workload of so many requests a second, spread evenly over the origins, without any way to go. */
  public static Workload workload(double ratePerSecond, List<Place> origins) {
    double[] weights = new double[origins.size()];
    Arrays.fill(weights, 1);
    return new Workload(origins, LoadCurve.constant(ratePerSecond, new OriginMix(weights), 3600 * SECOND),
        AccessLink.NONE, ConnectionSetUp.OPEN);
  }

  /** A fixed number of replications of a horizon. */
  public static RunPlan plan(double horizonSeconds, double warmUpSeconds, int replications, long seed) {
    return new RunPlan(Math.round(horizonSeconds * SECOND), Math.round(warmUpSeconds * SECOND), replications,
        new RunPlan.Precision(Metric.MEAN, 0.02), Long.MAX_VALUE, 0.999, seed);
  }

  /** A scenario with one kind of request, no network and no data set unless deployments bring stores. */
  public static Scenario scenario(Workload workload, List<Step> steps, RunPlan plan, Deployment... deployments) {
    int stores = deployments[0].stores().size();
    List<String> dataSets = IntStream.range(0, stores).mapToObj(i -> "data" + i).toList();
    return new Scenario("lab", workload, List.of(new RequestProfile("request", 1, steps, 0)), dataSets,
        List.of(deployments), (from, to) -> 0, new Constant(1), plan);
  }

  /** A step of CPU time. */
  public static Step compute(Distribution millis) {
    return new Step.Compute(millis);
  }
}
