package io.edgewise.sim;

import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.StrategyResult;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The replications of one strategy: which there are so far, and whether what they measured is enough. */
final class StrategyRun {

  /** Groups that a fixed run simulates before it adds them up, so that memory does not grow with their number. */
  private static final int GROUPS_AT_ONCE = 16;

  /** Most replications of a batch of small ones: what they measured is kept until the batch is over. */
  private static final int MOST_AT_ONCE = 80;

  private final CompiledDeployment compiled;
  private final RunPlan plan;
  private final int groupSize;
  private Measurements[] batch = {};
  private Replications simulated;
  private Estimates estimates;
  private long warmUpNanos;
  private int replications;
  private final AtomicInteger started = new AtomicInteger();
  private boolean precise;
  private boolean done;

  private StrategyRun(CompiledDeployment compiled) {
    this.compiled = compiled;
    plan = compiled.scenario().plan();
    groupSize = plan.sampling().groupSize();
  }

  /** The run of a strategy, with its warm-up chosen and nothing simulated yet but the pilot that this may take. */
  static StrategyRun prepared(CompiledDeployment compiled) {
    StrategyRun run = new StrategyRun(compiled);
    run.chooseWarmUp();
    return run;
  }

  private void chooseWarmUp() {
    WarmUpChoice warmUp =
        plan.warmUpNanos() == RunPlan.AUTO ? WarmUpChoice.of(compiled) : WarmUpChoice.fixed(plan.warmUpNanos());
    warmUpNanos = warmUp.nanos();
    SlicePlan slices = new SlicePlan(compiled.scenario().workload(), plan, warmUpNanos,
        !compiled.scenario().faults().isEmpty());
    // A chain of stretches would lose the requests that are open for longer than the gaps between them.
    simulated = plan.sizes().continued() && !slices.isWhole() && compiled.openNanos() == 0
        ? new ContinuedReplications(compiled, slices, warmUp)
        : new IndependentReplications(compiled, slices);
    estimates = new Estimates(compiled, simulated);
  }

  /** The replications to run next, in whole groups; empty when the strategy is done. */
  List<Runnable> nextBatch() {
    int target = done ? replications : nextTarget();
    batch = new Measurements[target - replications];
    return simulated.tasks(replications, batch, started::incrementAndGet);
  }

  /** Takes in the batch that has been run, in the order of the replications; returns whether it is enough. */
  boolean closeBatch() {
    if (done) {
      return true;
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
    return done;
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
    return new StrategyResult(compiled.deployment().id(), compiled.deployment().name(), estimates.total().copy(),
        replications, estimates.values(), estimates.intervals(), estimates.firstToken(), estimates.rates(),
        estimates.bill(), factor,
        warmUpNanos,
        !simulated.isWhole(), precise);
  }

  /** What ends the run; empty if the number of replications is fixed. */
  List<StoppingRule> stoppingRule() {
    return estimates.stoppingRule();
  }

  private void addGroup(int first) {
    Measurements group = batch[first];
    double expected = 0;
    for (int member = 0; member < groupSize; member++) {
      expected += simulated.expectedMeasured(replications++);
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
      return groupSize * plan.sizes().firstGroups();
    }
    double wanted = Math.min(RunPlan.MOST_REPLICATIONS, Math.ceil(replications * plan.sizes().growth()));
    if (plan.sizes().continued()) {
      wanted = Math.min(wanted, replications + MOST_AT_ONCE);
    }
    int groups =
        (int) Math.min(Math.ceil(wanted / groupSize), simulated.affordable(plan.maxRequests()) / groupSize);
    return Math.max(replications, groupSize * groups);
  }
}
