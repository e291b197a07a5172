package io.edgewise.sim.engine;

import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.FailOver;
import io.edgewise.sim.model.Fault;
import io.edgewise.sim.model.Network;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.placement.RouteTable;
import io.edgewise.sim.result.Course;
import io.edgewise.sim.result.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The faults of a scenario as one deployment meets them: when each of its places is down, which routes hold when, and when
 * something has to be done. Immutable and shared by all replications.
 */
final class FaultPlan {

  /** Steps of a deploy that takes some time. */
  static final int DEPLOY_STEPS = 10;

  /** Intervals of the time line. */
  private static final int INTERVALS = 240;
  private static final long SHORTEST_INTERVAL_NANOS = 1_000_000_000L;

  /** Those that concern the deployment, in the order of the scenario. */
  final List<Fault> faults;
  final FailOver failOver;
  final Beliefs beliefs;

  /** By place where users enter, and by place where code runs. */
  final DownTimes entries;
  final DownTimes sites;

  /** Whether users enter elsewhere than where the code runs. */
  final boolean fronted;

  /** The routes of all epochs, one epoch after the other. */
  final RouteTable routes;

  /** By epoch. */
  final CallPaths[] callPaths;

  /** By data set that is touched, else null; then by epoch. */
  final StorePaths[][] storePaths;

  /** By data set that is touched, else null: by copy. */
  final DownTimes[] copies;

  /** Times at which something has to be done, in order. */
  final long[] changes;

  /** By the number of changes before a time: losses that are in force then; none where there is never any. */
  private final Fault.Loss[][] losses;

  private final Course nothing;

  private FaultPlan(Scenario scenario, Deployment deployment, Pools pools, RouteTable usual,
      StorePaths[] usualPaths) {
    faults = scenario.faults().stream().filter(fault -> fault.concerns(deployment.id())).toList();
    failOver = deployment.failOver();
    beliefs = new Beliefs(faults, failOver);
    fronted = !deployment.front().pops().isEmpty();
    entries = new DownTimes(RouteTable.entries(deployment), faults);
    List<Place> places = pools.places;
    sites = new DownTimes(places, faults);
    Network network = scenario.network();
    List<RouteTable> tablesByEpoch = new ArrayList<>(List.of(usual));
    callPaths = new CallPaths[beliefs.size()];
    for (int epoch = 0; epoch < beliefs.size(); epoch++) {
      callPaths[epoch] = new CallPaths(deployment, pools, network, beliefs.avoided(epoch));
      if (epoch > 0) {
        tablesByEpoch
            .add(RouteTable.avoiding(scenario.workload().origins(), deployment, network, beliefs.avoided(epoch)));
      }
    }
    routes = RouteTable.ofEpochs(tablesByEpoch);
    storePaths = new StorePaths[usualPaths.length][];
    copies = new DownTimes[usualPaths.length];
    for (int dataSet = 0; dataSet < usualPaths.length; dataSet++) {
      if (usualPaths[dataSet] != null) {
        storePaths[dataSet] = new StorePaths[beliefs.size()];
        for (int epoch = 0; epoch < beliefs.size(); epoch++) {
          storePaths[dataSet][epoch] =
              StorePaths.avoiding(deployment.stores().get(dataSet), places, network, beliefs.avoided(epoch));
        }
        copies[dataSet] = new DownTimes(StorePaths.copies(deployment.stores().get(dataSet)), faults);
      }
    }
    changes = changes();
    losses = new Fault.Loss[changes.length + 1][0];
    for (int change = 0; change < changes.length; change++) {
      losses[change + 1] = inForce(Fault.Loss.class, changes[change]).toArray(Fault.Loss[]::new);
    }
    long length = scenario.plan().horizonNanos();
    long width =
        Math.max(SHORTEST_INTERVAL_NANOS, length / INTERVALS / SHORTEST_INTERVAL_NANOS * SHORTEST_INTERVAL_NANOS);
    nothing = new Course(Timeline.every(width, length), new Timeline(Phases.of(faults, failOver, length)),
        faults.stream().sorted(Comparator.comparingLong(Fault::fromNanos)).map(this::event).toList());
  }

  /**
   * The plan of a deployment; null where nothing breaks in its scenario.
   *
   * @param pools where its code runs
   * @param routes of the deployment when all is well
   * @param paths to its stores when all is well, null for data sets that no step touches
   */
  static FaultPlan of(Scenario scenario, Deployment deployment, Pools pools, RouteTable routes,
      StorePaths[] paths) {
    return scenario.faults().isEmpty() ? null : new FaultPlan(scenario, deployment, pools, routes, paths);
  }

  private Course.Event event(Fault fault) {
    boolean noticed = fault.effect() instanceof Fault.Outage && Beliefs.isNoticed(fault, failOver);
    return new Course.Event(fault.name(), fault.fromNanos(), fault.toNanos(),
        noticed ? OptionalLong.of(failOver.detectNanos()) : OptionalLong.empty());
  }

  private long[] changes() {
    TreeSet<Long> times = new TreeSet<>();
    for (Fault fault : faults) {
      times.add(fault.fromNanos());
      times.add(fault.toNanos());
      for (int step = 1; fault.effect() instanceof Fault.Deploy && step < steps(fault); step++) {
        times.add(stepNanos(fault, step));
      }
    }
    for (int epoch = 1; epoch < beliefs.size(); epoch++) {
      times.add(beliefs.fromNanos(epoch));
    }
    return times.stream().mapToLong(Long::longValue).toArray();
  }

  /** In how many steps a deploy replaces what is there. */
  static int steps(Fault deploy) {
    return deploy.toNanos() == deploy.fromNanos() ? 1 : DEPLOY_STEPS;
  }

  /** When a step of a deploy is made. */
  static long stepNanos(Fault deploy, int step) {
    return deploy.fromNanos() + (deploy.toNanos() - deploy.fromNanos()) / DEPLOY_STEPS * step;
  }

  /** Faults of one effect that are in force at a time. */
  <E extends Fault.Effect> Stream<E> inForce(Class<E> effect, long nanos) {
    return faults.stream().filter(fault -> fault.fromNanos() <= nanos && nanos < fault.toNanos())
        .map(Fault::effect).filter(effect::isInstance).map(effect::cast);
  }

  /** Losses that are in force at a time, which may lie ahead of the event being handled. */
  Fault.Loss[] losses(long nanos) {
    int after = 0;
    while (after < changes.length && changes[after] <= nanos) {
      after++;
    }
    return losses[after];
  }

  /** A course with nothing in it. */
  Course newCourse() {
    return nothing.empty();
  }
}
