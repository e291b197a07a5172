package io.edgewise.sim;

import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.Comparison;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * Runs a scenario: every strategy, in independent replications, until the precision asked for is reached.
 *
 * <p>All strategies see the same users, keys and base delays (common random numbers), replication by replication. A
 * strategy decides by itself how long to warm up and when it is precise enough, so its numbers do not depend on which
 * other strategies are compared, nor on the number of threads. This is the only place with threads.
 */
public final class Experiment {

  private final Scenario scenario;
  private int threads = Runtime.getRuntime().availableProcessors();
  private DoubleConsumer progress = fraction -> {};
  private BooleanSupplier cancelled = () -> false;

  /** An experiment on all cores of the machine. */
  public Experiment(Scenario scenario) {
    this.scenario = scenario;
  }

  /**
   * Uses so many threads.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Experiment threads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("an experiment needs at least one thread, got " + count);
    }
    threads = count;
    return this;
  }

  /** Tells the estimated part done, 0..1, now and then; called on the thread that runs the experiment. */
  public Experiment onProgress(DoubleConsumer listener) {
    progress = listener;
    return this;
  }

  /** Is asked now and then whether to give up. */
  public Experiment cancelledBy(BooleanSupplier question) {
    cancelled = question;
    return this;
  }

  /**
   * Runs the experiment.
   *
   * @throws CancellationException if it was cancelled
   */
  public RunResult run() {
    RunPlan plan = scenario.plan();
    ExecutorService executor = Executors.newFixedThreadPool(threads, task -> {
      Thread thread = new Thread(task, "replications");
      thread.setDaemon(true);
      return thread;
    });
    try {
      List<StrategyRun> runs = new ArrayList<>();
      for (CompiledDeployment compiled : CompiledDeployment.of(scenario)) {
        runs.add(new StrategyRun(compiled));
      }
      await(runs.stream().map(run -> executor.submit(run::warmUp)).toList(), runs);
      while (runs.stream().anyMatch(run -> !run.isDone())) {
        List<Future<?>> batch = new ArrayList<>();
        for (StrategyRun run : runs) {
          for (Runnable replication : run.nextBatch()) {
            batch.add(executor.submit(replication));
          }
        }
        await(batch, runs);
        runs.forEach(StrategyRun::closeBatch);
      }
      progress.accept(1);
      return result(plan, runs.stream().map(StrategyRun::result).toList());
    } finally {
      executor.shutdownNow();
    }
  }

  private RunResult result(RunPlan plan, List<StrategyResult> strategies) {
    List<Comparison> comparisons = Comparisons.of(strategies, plan.level());
    long fingerprint = 0;
    for (StrategyResult strategy : strategies) {
      fingerprint = 31 * fingerprint + strategy.measurements().fingerprint();
    }
    return new RunResult(scenario.name(), plan.seed(), plan.level(), strategies, comparisons, fingerprint);
  }

  private void await(List<? extends Future<?>> tasks, List<StrategyRun> runs) {
    for (Future<?> task : tasks) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("the run was cancelled");
      }
      try {
        task.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("the run was interrupted");
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
      }
      progress.accept(Math.min(0.99, runs.stream().mapToDouble(StrategyRun::fractionDone).average().orElse(1)));
    }
  }
}
