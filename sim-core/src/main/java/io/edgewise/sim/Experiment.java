package io.edgewise.sim;

import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.TableCache;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.Answer;
import io.edgewise.sim.result.Comparison;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/**
 * Runs a scenario: every strategy, in independent replications, until the precision asked for is reached.
 *
 * <p>All strategies see the same users, keys and base delays (common random numbers), replication by replication. A
 * strategy decides by itself how long to warm up and when it is precise enough, so its numbers do not depend on which
 * other strategies are compared, nor on the number of threads. This is the only place with threads.
 */
public final class Experiment {

  private static final long MILLIS_BETWEEN_QUESTIONS = 5;

  private final Scenario scenario;
  private int threads = Runtime.getRuntime().availableProcessors();
  private DoubleConsumer progress = fraction -> {};
  private BooleanSupplier cancelled = () -> false;
  private Optional<Consumer<Answer>> answers = Optional.empty();
  private int mostAnswers = Integer.MAX_VALUE;
  private TableCache tables = new TableCache();

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

  /**
   * Takes what is known after every batch of replications, all strategies complete with intervals and comparisons; the
   * last one is what {@link #run} returns. Called on the thread that runs the experiment, which goes on when the listener
   * returns. Answers of equal number are the same on any number of threads. With a {@linkplain RunPlan#quick() quick}
   * plan the first one comes soon.
   */
  public Experiment onAnswer(Consumer<Answer> listener) {
    answers = Optional.of(listener);
    return this;
  }

  /** Ends the run after so many answers, even if the precision is not reached. */
  public Experiment atMost(int numberOfAnswers) {
    if (numberOfAnswers < 1) {
      throw new IllegalArgumentException("a run gives at least one answer, got " + numberOfAnswers);
    }
    mostAnswers = numberOfAnswers;
    return this;
  }

  /**
   * Shares what is compiled with other experiments that use the same cache. Results do not depend on it; an experiment
   * with a scenario much like an earlier one starts within milliseconds.
   */
  public Experiment sharing(TableCache cache) {
    tables = cache;
    return this;
  }

  /**
   * Is asked some two hundred times a second whether to give up. What was begun is then left alone: a thread ends with the
   * replication that it is at.
   */
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
    ExecutorService executor = Executors.newFixedThreadPool(threads, task -> {
      Thread thread = new Thread(task, "replications");
      thread.setDaemon(true);
      return thread;
    });
    try {
      List<StrategyRun> runs = ofEach(executor, CompiledDeployment.parts(scenario, tables),
          part -> StrategyRun.prepared(part.get()));
      return answer(executor, runs);
    } finally {
      executor.shutdownNow();
    }
  }

  private RunResult answer(ExecutorService executor, List<StrategyRun> runs) {
    for (int number = 0;; number++) {
      List<Future<?>> batch = new ArrayList<>();
      for (StrategyRun run : runs) {
        for (Runnable replication : run.nextBatch()) {
          batch.add(executor.submit(replication));
        }
      }
      await(batch, runs);
      boolean complete = !ofEach(executor, runs, StrategyRun::closeBatch).contains(false);
      boolean last = complete || number + 1 == mostAnswers;
      if (last) {
        progress.accept(1);
      }
      if (last || answers.isPresent()) {
        RunResult result = result(scenario.plan(), ofEach(executor, runs, StrategyRun::result), runs);
        Answer answer = new Answer(result, number, complete);
        answers.ifPresent(listener -> listener.accept(answer));
        if (last) {
          return result;
        }
      }
    }
  }

  private <S, T> List<T> ofEach(ExecutorService executor, List<S> all, Function<S, T> part) {
    List<Future<T>> parts = all.stream().map(each -> executor.submit(() -> part.apply(each))).toList();
    return parts.stream().map(this::finish).toList();
  }

  private RunResult result(RunPlan plan, List<StrategyResult> strategies, List<StrategyRun> runs) {
    List<Comparison> comparisons =
        Comparisons.of(strategies, runs.stream().map(StrategyRun::stoppingRule).toList(), plan.level());
    long fingerprint = 0;
    for (StrategyResult strategy : strategies) {
      fingerprint = 31 * fingerprint + strategy.measurements().fingerprint();
    }
    return new RunResult(scenario.name(), plan.seed(), plan.level(), strategies, comparisons, fingerprint);
  }

  private void await(List<? extends Future<?>> tasks, List<StrategyRun> runs) {
    for (Future<?> task : tasks) {
      finish(task);
      progress.accept(Math.min(0.99, runs.stream().mapToDouble(StrategyRun::fractionDone).average().orElse(1)));
    }
  }

  private <T> T finish(Future<T> task) {
    while (true) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("the run was cancelled");
      }
      try {
        return task.get(MILLIS_BETWEEN_QUESTIONS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Asks again.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("the run was interrupted");
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
      }
    }
  }
}
