package io.edgewise.scenario.optimize;

import io.edgewise.sim.metering.CostBreakdown;
import io.edgewise.sim.metering.Usage;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.metering.UsageMeter;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.result.Bill;
import java.util.List;

/**
 * What a month costs at least: fixed charges, and the prices of what the requests use in any case: invocations, the time
 * that they hold instances for on average ({@link HeldFloor}), CPU time, entries, bytes to users, operations of stores with
 * a home or with copies. Prices never fall when usage rises, so the bill of a part of the usage is a bound. What rounding up
 * adds to durations is left out.
 */
final class UsageFloor {

  /** Requests whose usage is counted. */
  private static final double REQUESTS = 1e8;

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double SECONDS_PER_MONTH = Usage.HOURS_PER_MONTH.doubleValue() * 3600;

  private final Scenario scenario;
  private final Deployment deployment;
  private final Ways ways;
  private final HeldFloor held;
  private final UsageMeter meter;

  private UsageFloor(Scenario scenario, Deployment deployment, Ways ways, UsageMeter meter) {
    this.scenario = scenario;
    this.deployment = deployment;
    this.ways = ways;
    this.meter = meter;
    held = new HeldFloor(scenario, deployment, Distribution::mean, false);
  }

  /**
   * Dollars a month.
   *
   * @param served share of the requests that are served at least; those that are not are taken to be typical ones
   */
  static double dollars(Scenario scenario, Deployment deployment, Ways ways, double served) {
    double onDemand = bill(scenario, deployment, ways, served, false);
    return deployment.platform().instances().provisioned() == 0 ? onDemand
        : Math.min(onDemand, bill(scenario, deployment, ways, served, true));
  }

  private static double bill(Scenario scenario, Deployment deployment, Ways ways, double served,
      boolean provisioned) {
    UsageMeter meter = new UsageMeter(deployment.computePlaces().size(), ways.zoneShares().length,
        deployment.stores().size(), deployment.models().size());
    UsageFloor floor = new UsageFloor(scenario, deployment, ways, meter);
    double shares = scenario.requests().stream().mapToDouble(RequestProfile::share).sum();
    for (RequestProfile kind : scenario.requests()) {
      floor.add(kind, REQUESTS * kind.share() / shares, provisioned);
    }
    for (int site = 0; site < ways.siteShares().length; site++) {
      // In one second.
      meter.count(UsageKind.INSTANCE_NANOS, site, 1_000_000_000L * deployment.platform().instances().provisioned());
    }
    double load = scenario.workload().load().requestsPerMonth() * served / REQUESTS;
    CostBreakdown bill = Bill.of(deployment.charges(), meter, new Bill.Month(load, SECONDS_PER_MONTH));
    return bill.total().doubleValue();
  }

  private void add(RequestProfile kind, double requests, boolean provisioned) {
    UsageKind duration = provisioned ? UsageKind.PROVISIONED_NANOS : UsageKind.BILLED_NANOS;
    long least = deployment.platform().billing().minimumNanos();
    double cpu = cpuMillis(kind.steps());
    for (int site = 0; site < ways.siteShares().length; site++) {
      double here = requests * ways.siteShares()[site];
      meter.count(UsageKind.INVOCATIONS, site, (long) here);
      meter.count(duration, site, (long) (here * Math.max(least, NANOS_PER_MILLI * held.millis(site, kind.steps()))));
      meter.count(UsageKind.CPU_NANOS, site, (long) (here * NANOS_PER_MILLI * cpu));
      operations(kind.steps(), site, here);
    }
    for (int zone = 0; zone < ways.zoneShares().length; zone++) {
      double here = requests * ways.zoneShares()[zone];
      meter.count(UsageKind.ENTRIES, zone, (long) here);
      meter.count(UsageKind.EGRESS_BYTES, zone, (long) (here * kind.responseBytes()));
    }
  }

  private double cpuMillis(List<Step> steps) {
    double sum = 0;
    for (Step step : steps) {
      sum += switch (step) {
        case Step.Compute compute -> compute.cpuMillis().mean() / deployment.platform().cpu().speed();
        case Step.Chance chance -> chance.probability() * cpuMillis(chance.steps());
        case Step.Repeat repeat -> repeat.times() * cpuMillis(repeat.steps());
        case Step.Parallel parallel -> parallel.branches().stream().mapToDouble(this::cpuMillis).sum();
        default -> 0;
      };
    }
    return sum;
  }

  private void operations(List<Step> steps, int site, double times) {
    for (Step step : steps) {
      switch (step) {
        case Step.Chance chance -> operations(chance.steps(), site, times * chance.probability());
        case Step.Repeat repeat -> operations(repeat.steps(), site, times * repeat.times());
        case Step.Parallel parallel -> parallel.branches().forEach(branch -> operations(branch, site, times));
        case Step.Read read -> read(read, site, times);
        case Step.Write write -> write(write, site, times);
        default -> {
        }
      }
    }
  }

  private void read(Step.Read read, int site, double times) {
    StateStore store = deployment.stores().get(read.dataSet());
    if (!isCertain(store) || !read.fallback().isEmpty()) {
      return;
    }
    long units = Math.round(1000 * store.units().read(read.bytes(), store.consistencyOf(read)));
    meter.count(UsageKind.READS, read.dataSet(), (long) times);
    meter.count(UsageKind.READ_MILLIUNITS, read.dataSet(), (long) (times * units));
    meter.count(UsageKind.MOVED_BYTES, read.dataSet(), (long) (times * read.bytes()));
    if (store.layout() instanceof StateStore.Home home && !isAt(home.at(), site)) {
      meter.count(UsageKind.RECEIVED_BYTES, read.dataSet(), (long) (times * read.bytes()));
    }
  }

  private void write(Step.Write write, int site, double times) {
    StateStore store = deployment.stores().get(write.dataSet());
    if (!isCertain(store)) {
      return;
    }
    long units = Math.round(1000 * store.units().write(write.bytes()));
    meter.count(UsageKind.WRITES, write.dataSet(), (long) times);
    meter.count(UsageKind.WRITE_MILLIUNITS, write.dataSet(), (long) (times * units));
    meter.count(UsageKind.MOVED_BYTES, write.dataSet(), (long) (times * write.bytes()));
    if (store.layout() instanceof StateStore.Home home && !isAt(home.at(), site)) {
      meter.count(UsageKind.SENT_BYTES, write.dataSet(), (long) (times * write.bytes()));
    }
  }

  /** Whether every operation reaches a copy and is billed. */
  private static boolean isCertain(StateStore store) {
    return !store.isGuarded()
        && (store.layout() instanceof StateStore.Home || store.layout() instanceof StateStore.Replicated);
  }

  private boolean isAt(Place place, int site) {
    return deployment.sites().get(site).id().equals(place.id());
  }
}
