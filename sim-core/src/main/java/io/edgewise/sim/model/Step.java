package io.edgewise.sim.model;

import io.edgewise.sim.random.Distribution;
import java.util.List;
import java.util.Objects;

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
   */
  record Read(int dataSet, KeySpace keys, long bytes, Consistency consistency) implements Step {

    /** Checks for null and sign. */
    public Read {
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
   */
  record Call(int service, List<Step> steps, long requestBytes, long responseBytes) implements Step {

    /** Checks the sign of the sizes. */
    public Call {
      steps = List.copyOf(steps);
      requireNotNegative(requestBytes);
      requireNotNegative(responseBytes);
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

  /** How fresh a read must be. */
  enum Consistency {
    /** Any copy will do. */
    EVENTUAL,
    /** The newest committed write. */
    STRONG
  }

  private static void requireNotNegative(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("size must not be negative, got " + bytes);
    }
  }
}
