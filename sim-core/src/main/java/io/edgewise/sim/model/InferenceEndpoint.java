package io.edgewise.sim.model;

import io.edgewise.sim.random.Distribution;
import java.util.List;
import java.util.Objects;

/**
 * A model as one deployment uses it. The time it takes is that to the first token and then one for each further token.
 * What is shared with other customers answers as many requests at a time as its quota lets through: no batch of its own is
 * simulated, the measured times are those of the service under its load. What runs on instances of the deployment's own
 * takes as many at a time as these have slots; the others wait, or start a further instance, which loads the model first.
 *
 * @param id catalogue id, such as {@code bedrock-llama-3-70b}
 * @param places where it answers; a compute site asks the nearest
 * @param firstTokenMillis time from the arrival of the prompt to the first token, without the network, in milliseconds
 * @param prompt what a longer prompt adds to that
 * @param tokenMillis time for each token after the first, one draw a request, in milliseconds
 * @param contextTokens most tokens of prompt and answer together; a request beyond fails. {@link Integer#MAX_VALUE} for no
 *     bound
 * @param quota how much it takes, or {@link Quota#NONE}
 * @param pool index of the service of the deployment whose instances it runs on, or {@link #SHARED}
 */
public record InferenceEndpoint(String id, List<Place> places, Distribution firstTokenMillis, PromptTime prompt,
    Distribution tokenMillis, int contextTokens, Quota quota, int pool) {

  /** In place of a service: it is shared with other customers. */
  public static final int SHARED = -1;

  /** A model that is shared with other customers. */
  public InferenceEndpoint(String id, List<Place> places, Distribution firstTokenMillis, PromptTime prompt,
      Distribution tokenMillis, int contextTokens, Quota quota) {
    this(id, places, firstTokenMillis, prompt, tokenMillis, contextTokens, quota, SHARED);
  }

  /**
   * What the prompt adds to the time to the first token: {@code millisPerToken} for each token beyond {@code beyondTokens},
   * the length that the time to the first token was measured with.
   *
   * @param millisPerToken milliseconds, not negative
   * @param beyondTokens tokens, not negative
   */
  public record PromptTime(double millisPerToken, int beyondTokens) {

    /** The length of the prompt does not matter. */
    public static final PromptTime NONE = new PromptTime(0, 0);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is negative or the time is not finite
     */
    public PromptTime {
      if (!(millisPerToken >= 0) || millisPerToken == Double.POSITIVE_INFINITY || beyondTokens < 0) {
        throw new IllegalArgumentException("time and length of a prompt must not be negative, got " + millisPerToken
            + " and " + beyondTokens);
      }
    }
  }

  /**
   * What an account may ask for, as token buckets that fill at the rate up to what the burst time brings. A request beyond
   * is refused and fails; it counts once for its prompt and its answer together, when it is made.
   *
   * @param requestsPerSecond above 0; infinite for no limit
   * @param tokensPerSecond tokens of prompts and answers, above 0; infinite for no limit
   * @param burstNanos for how long unused quota is kept, not negative
   * @param everyPlace whether each place has the quota; otherwise all have it together
   */
  public record Quota(double requestsPerSecond, double tokensPerSecond, long burstNanos, boolean everyPlace) {

    /** No limit. */
    public static final Quota NONE = new Quota(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, false);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a rate is not above 0 or the burst is negative
     */
    public Quota {
      if (!(requestsPerSecond > 0) || !(tokensPerSecond > 0) || burstNanos < 0) {
        throw new IllegalArgumentException("a quota needs rates above 0 and no negative burst, got "
            + requestsPerSecond + ", " + tokensPerSecond + " and " + burstNanos);
      }
    }

    /** Whether anything may be refused. */
    public boolean isLimited() {
      return requestsPerSecond != Double.POSITIVE_INFINITY || tokensPerSecond != Double.POSITIVE_INFINITY;
    }
  }

  /**
   * Checks for null and ranges.
   *
   * @throws IllegalArgumentException if there is no place, or the context window holds no token
   */
  public InferenceEndpoint {
    Objects.requireNonNull(id, "id");
    places = List.copyOf(places);
    Objects.requireNonNull(firstTokenMillis, "firstTokenMillis");
    Objects.requireNonNull(prompt, "prompt");
    Objects.requireNonNull(tokenMillis, "tokenMillis");
    Objects.requireNonNull(quota, "quota");
    if (places.isEmpty()) {
      throw new IllegalArgumentException(id + ": a model must be somewhere");
    }
    if (pool < SHARED) {
      throw new IllegalArgumentException(id + ": no service has the index " + pool);
    }
    if (contextTokens < 1) {
      throw new IllegalArgumentException(id + ": a context window holds at least one token, got " + contextTokens);
    }
  }

  /** Whether it runs on instances of the deployment's own. */
  public boolean hasInstances() {
    return pool != SHARED;
  }

  /** The same model on the instances of a service of the deployment. */
  public InferenceEndpoint onInstancesOf(int service) {
    return new InferenceEndpoint(id, places, firstTokenMillis, prompt, tokenMillis, contextTokens, quota, service);
  }
}
