package io.edgewise.sim;

import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.metering.CostBreakdown;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.result.Bill;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.StrategyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The replications of one strategy: which there are so far, and whether what they measured is enough. */
final class StrategyRun {

  /** Groups of replications before the precision is looked at for the first time. */
  private static final int FIRST_GROUPS = 8;

  /** Growth of the number of groups from one look to the next. */
  private static final double GROWTH = 1.4;

  /** Groups that a fixed run simulates before it adds them up, so that memory does not grow with their number. */
  private static final int GROUPS_AT_ONCE = 16;

  /** Most replications of an automatic run. */
  private static final int MOST_REPLICATIONS = 2_000;

  private final CompiledDeployment compiled;
  private final RunPlan plan;
  private final int groupSize;
  private final Estimates estimates;
  private final Queue<Simulation> idle = new ConcurrentLinkedQueue<>();
  private Measurements[] batch = {};
  private SlicePlan slices;
  private long warmUpNanos;
  private int replications;
  private final AtomicInteger started = new AtomicInteger();
  private boolean precise;
  private boolean done;

  StrategyRun(CompiledDeployment compiled) {
    this.compiled = compiled;
    plan = compiled.scenario().plan();
    groupSize = plan.sampling().groupSize();
    estimates = new Estimates(compiled);
  }

  /** Chooses the warm-up; must be over before the first batch. */
  void warmUp() {
    warmUpNanos = plan.warmUpNanos() == RunPlan.AUTO ? WarmUpChoice.of(compiled) : plan.warmUpNanos();
    slices = new SlicePlan(compiled.scenario().workload().load(), plan, warmUpNanos);
  }

  boolean isDone() {
    return done;
  }

  /** The replications to run next, in whole groups; empty when the strategy is done. */
  List<Runnable> nextBatch() {
    int target = done ? replications : nextTarget();
    batch = new Measurements[target - replications];
    List<Runnable> tasks = new ArrayList<>();
    for (int i = 0; i < batch.length; i++) {
      int index = i;
      int replication = replications + i;
      tasks.add(() -> batch[index] = simulate(replication));
    }
    return tasks;
  }

  /** Takes in the batch that has been run, in the order of the replications, and decides whether it is enough. */
  void closeBatch() {
    if (done) {
      return;
    }
    for (int first = 0; first < batch.length; first += groupSize) {
      addGroup(first);
    }
    batch = new Measurements[0];
    precise = estimates.interval(plan.precision().metric())
        .map(interval -> interval.relativeHalfWidth() <= plan.precision().within())
        .orElse(false);
    boolean fixed = plan.replications() != RunPlan.AUTO_REPLICATIONS;
    done = fixed ? replications >= plan.replications() : precise || nextTarget() == replications;
  }

  /** Estimated part of the work that is done, 0..1. */
  double fractionDone() {
    if (done) {
      return 1;
    }
    double batchPart = batch.length == 0 ? 0 : (double) started.get() / Math.max(1, replications + batch.length);
    return replications == 0 ? 0.5 * batchPart : Math.max(0.5, 0.95 * batchPart);
  }

  StrategyResult result() {
    double factor = estimates.monthFactor();
    CostBreakdown bill = Bill.of(compiled.deployment().charges(), estimates.total().usage(), factor);
    return new StrategyResult(compiled.deployment().id(), compiled.deployment().name(), estimates.total(), replications,
        estimates.values(), estimates.intervals(), estimates.rates(), bill, factor, warmUpNanos, !slices.isWhole(),
        precise);
  }

  private Measurements simulate(int replication) {
    started.incrementAndGet();
    Simulation simulation = idle.poll();
    if (simulation == null) {
      simulation = new Simulation(compiled);
    }
    Measurements measured = simulation.run(plan.seed(), replication, slices.slices(replication));
    idle.add(simulation);
    return measured;
  }

  private void addGroup(int first) {
    Measurements group = batch[first];
    double expected = 0;
    for (int member = 0; member < groupSize; member++) {
      expected += slices.expectedMeasured(replications++);
      if (member > 0) {
        group.add(batch[first + member]);
      }
    }
    estimates.add(group, expected);
  }

  /** How many replications there shall be after the next batch: whole groups, and no more than now when it is over. */
  private int nextTarget() {
    if (plan.replications() != RunPlan.AUTO_REPLICATIONS) {
      return Math.min(groupSize * Math.ceilDiv(plan.replications(), groupSize),
          replications + groupSize * GROUPS_AT_ONCE);
    }
    if (replications == 0) {
      return groupSize * FIRST_GROUPS;
    }
    double wanted = Math.min(MOST_REPLICATIONS, Math.ceil(replications * GROWTH));
    double affordable = plan.maxRequests() / Math.max(1, slices.expectedRequests());
    int groups = (int) Math.min(Math.ceil(wanted / groupSize), affordable / groupSize);
    return Math.max(replications, groupSize * groups);
  }
}
