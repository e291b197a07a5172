package io.edgewise.sim.model;

import io.edgewise.sim.random.Distribution;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** One step of a request on its serving instance. */
public sealed interface Step {

  /** CPU work; the distribution is the CPU time in milliseconds on one full vCPU of speed 1. */
  record Compute(Distribution cpuMillis) implements Step {

    /** Checks for null. */
    public Compute {
      Objects.requireNonNull(cpuMillis, "cpuMillis");
    }
  }

  /** Time that passes while the instance is held and no CPU is used, in milliseconds. */
  record Wait(Distribution millis) implements Step {

    /** Checks for null. */
    public Wait {
      Objects.requireNonNull(millis, "millis");
    }
  }

  /**
   * A read of one item.
   *
   * @param dataSet index of the data set in the scenario
   * @param keys which item
   * @param bytes size of the item
   * @param consistency how fresh it must be
   * @param fallback what is done in its place where it fails; empty if the request then fails
   */
  record Read(int dataSet, KeySpace keys, long bytes, Consistency consistency, List<Step> fallback) implements Step {

    /** A read that nothing stands in for. */
    public Read(int dataSet, KeySpace keys, long bytes, Consistency consistency) {
      this(dataSet, keys, bytes, consistency, List.of());
    }

    /** Checks for null and sign. */
    public Read {
      fallback = List.copyOf(fallback);
      Objects.requireNonNull(keys, "keys");
      Objects.requireNonNull(consistency, "consistency");
      requireNotNegative(bytes);
    }
  }

  /**
   * A write of one item.
   *
   * @param dataSet index of the data set in the scenario
   * @param keys which item
   * @param bytes size of the item
   */
  record Write(int dataSet, KeySpace keys, long bytes) implements Step {

    /** Checks for null and sign. */
    public Write {
      Objects.requireNonNull(keys, "keys");
      requireNotNegative(bytes);
    }
  }

  /**
   * A model answers a prompt. Token counts are rounded to whole tokens; an answer has at least one.
   *
   * @param model index of the model in the scenario
   * @param inputTokens tokens of the prompt
   * @param outputTokens tokens of the answer
   * @param streamed whether the user gets each token when it is there, not all of them when the request is over
   */
  record Infer(int model, Distribution inputTokens, Distribution outputTokens, boolean streamed) implements Step {

    /** Checks for null. */
    public Infer {
      Objects.requireNonNull(inputTokens, "inputTokens");
      Objects.requireNonNull(outputTokens, "outputTokens");
    }
  }

  /** Steps taken with a probability, 0..1. */
  record Chance(double probability, List<Step> steps) implements Step {

    /**
     * Checks the probability.
     *
     * @throws IllegalArgumentException if it is outside 0..1
     */
    public Chance {
      steps = List.copyOf(steps);
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("probability " + probability + " is outside 0..1");
      }
    }
  }

  /** Steps taken several times, one after the other. */
  record Repeat(int times, List<Step> steps) implements Step {

    /** The most repetitions a step may ask for. */
    public static final int MOST_TIMES = 10_000;

    /**
     * Checks the count.
     *
     * @throws IllegalArgumentException if it is negative or above {@link #MOST_TIMES}
     */
    public Repeat {
      steps = List.copyOf(steps);
      if (times < 0 || times > MOST_TIMES) {
        throw new IllegalArgumentException("repeat must be 0.." + MOST_TIMES + ", got " + times);
      }
    }
  }

  /**
   * A synchronous call of another function: a request of its own to a service, which gets an instance there and takes the
   * steps on it. The caller keeps its instance while it waits. A call that is refused or cut off ends the caller.
   *
   * @param service index of the service in the scenario
   * @param steps what happens on the service's instance, in order
   * @param requestBytes size of the request on the wire
   * @param responseBytes size of the response on the wire
   * @param retry how often a call that was not served is tried again
   * @param failure probability that the callee fails at the end of its steps, 0..1
   * @param client what the caller does besides waiting and trying again
   * @param fallback what is done in its place where it fails; empty if the caller then fails
   */
  record Call(int service, List<Step> steps, long requestBytes, long responseBytes, Retry retry, double failure,
      ClientPolicy client, List<Step> fallback) implements Step {

    /** A call whose caller waits, and tries again. */
    public Call(int service, List<Step> steps, long requestBytes, long responseBytes, Retry retry, double failure) {
      this(service, steps, requestBytes, responseBytes, retry, failure, ClientPolicy.NONE, List.of());
    }

    /** A call that is made once and does not fail by itself. */
    public Call(int service, List<Step> steps, long requestBytes, long responseBytes) {
      this(service, steps, requestBytes, responseBytes, Retry.NONE, 0);
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a size is negative, the probability is outside 0..1, a hedge has no time, or the
     *     time limit cancels
     */
    public Call {
      steps = List.copyOf(steps);
      fallback = List.copyOf(fallback);
      Objects.requireNonNull(retry, "retry");
      Objects.requireNonNull(client, "client");
      requireNotNegative(requestBytes);
      requireNotNegative(responseBytes);
      if (!(failure >= 0 && failure <= 1)) {
        throw new IllegalArgumentException("probability " + failure + " is outside 0..1");
      }
      if (client.hedge().filter(found -> found.afterNanos() == Hedge.BY_QUANTILE).isPresent()
          || client.timeout().cancels()) {
        throw new IllegalArgumentException(
            "how long a call takes is not known beforehand, and a callee does not learn that its caller has given up");
      }
    }
  }

  /**
   * Further attempts of what was not served: the n-th begins {@code interval x rate^(n - 1)} after the one before failed.
   *
   * @param attempts attempts in all, the first one included; at least 1
   * @param intervalMillis before the first further attempt, at least 0
   * @param rate by which each interval is longer than the one before, at least 1
   * @param jitter how intervals are spread
   * @param causes failures after which is tried again, not empty
   * @param budget which share of the attempts may be further ones
   */
  record Retry(int attempts, double intervalMillis, double rate, RetryPolicy.Jitter jitter,
      Set<RetryPolicy.Cause> causes, RetryBudget budget) {

    /** Intervals as they are, after whatever failure, and no budget. */
    public Retry(int attempts, double intervalMillis, double rate) {
      this(attempts, intervalMillis, rate, RetryPolicy.Jitter.NONE, Set.of(RetryPolicy.Cause.values()),
          RetryBudget.UNLIMITED);
    }

    /** One attempt. */
    public static final Retry NONE = new Retry(1, 0, 1);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is outside its range
     */
    public Retry {
      causes = Set.copyOf(causes);
      Objects.requireNonNull(jitter, "jitter");
      Objects.requireNonNull(budget, "budget");
      if (attempts < 1 || !(intervalMillis >= 0) || !(rate >= 1)) {
        throw new IllegalArgumentException("retries need at least 1 attempt, an interval of at least 0 and a rate of at"
            + " least 1, got " + attempts + ", " + intervalMillis + " and " + rate);
      }
    }

    /** Nanoseconds from the failure of an attempt, counted from 0, to the next one. */
    public long backoffNanos(int attempt) {
      return Math.round(1e6 * intervalMillis * Math.pow(rate, attempt));
    }

    /** Whether it is more than a number of attempts and the intervals between them. */
    public boolean isAdaptive() {
      return attempts > 1 && (jitter != RetryPolicy.Jitter.NONE || causes.size() < RetryPolicy.Cause.values().length
          || budget.isLimited());
    }

    /** The same as the policy of a client. */
    public RetryPolicy policy() {
      return new RetryPolicy(attempts, Math.round(1e6 * intervalMillis), Long.MAX_VALUE, Long.MAX_VALUE, jitter,
          causes, budget, rate);
    }
  }

  /**
   * An execution of a workflow, the last step of a request. A durable orchestrator takes the tasks (calls, waits, parallel
   * branches) one after the other, and nobody holds an instance between them: that of the request is free as soon as the
   * orchestrator has taken over. The request is over when the execution is. An orchestrator that is code of the request
   * itself ({@link Orchestrator.Caller}) holds its instance to the end.
   *
   * @param service index of the orchestrator among the services of the scenario
   * @param tasks what is done, in order
   * @param requestBytes size of the input on the wire
   * @param responseBytes size of the result on the wire
   */
  record Workflow(int service, List<Step> tasks, long requestBytes, long responseBytes) implements Step {

    /**
     * Checks the tasks.
     *
     * @throws IllegalArgumentException if a size is negative, or a task needs an instance of the orchestrator
     */
    public Workflow {
      tasks = List.copyOf(tasks);
      requireNotNegative(requestBytes);
      requireNotNegative(responseBytes);
      requireTasks(tasks);
    }

    private static void requireTasks(List<Step> tasks) {
      for (Step task : tasks) {
        switch (task) {
          case Call call -> requireTasks(call.fallback());
          case Wait wait -> {}
          case Chance chance -> requireTasks(chance.steps());
          case Repeat repeat -> requireTasks(repeat.steps());
          case Parallel parallel -> parallel.branches().forEach(Workflow::requireTasks);
          case Compute compute -> throw noTask(task);
          case Read read -> throw noTask(task);
          case Write write -> throw noTask(task);
          case Infer infer -> throw noTask(task);
          case Workflow workflow -> throw noTask(task);
          case Publish publish -> throw noTask(task);
        }
      }
    }

    private static IllegalArgumentException noTask(Step step) {
      return new IllegalArgumentException(step.getClass().getSimpleName() + " is no task of a workflow");
    }
  }

  /**
   * Branches taken at the same time on the same instance; the step is over when the slowest branch is (fork-join). The
   * branches do not slow each other down.
   */
  record Parallel(List<List<Step>> branches) implements Step {

    /**
     * Checks the branches.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Parallel {
      branches = branches.stream().map(List::copyOf).toList();
      if (branches.isEmpty()) {
        throw new IllegalArgumentException("parallel needs at least one branch");
      }
    }
  }

  /**
   * A message to a queue, whose consumer takes the steps for it later: nobody waits for that. The publisher waits until the
   * queue has the message.
   *
   * @param service index of the consumer among the services of the scenario; it has a {@link MessageQueue}
   * @param steps what the consumer does for each message, in order
   * @param bytes size of the message
   * @param failure probability that the consumer fails at the end of the steps for a message, 0..1
   */
  record Publish(int service, List<Step> steps, long bytes, double failure) implements Step {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the size is negative or the probability is outside 0..1
     */
    public Publish {
      steps = List.copyOf(steps);
      requireNotNegative(bytes);
      if (!(failure >= 0 && failure <= 1)) {
        throw new IllegalArgumentException("probability " + failure + " is outside 0..1");
      }
    }
  }

  /** How fresh a read must be. */
  enum Consistency {
    /** Any copy will do. */
    EVENTUAL,
    /**
     * Nothing older than what the same session wrote or read before. All requests from one origin that touch a
     * key are a session. A store without copies that could be older answers as usual; quorums, and caches in front of a
     * store of its own, answer as they do {@link #STRONG} reads.
     */
    READ_YOUR_WRITES,
    /** The newest committed write. */
    STRONG
  }

  private static void requireNotNegative(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("size must not be negative, got " + bytes);
    }
  }
}
