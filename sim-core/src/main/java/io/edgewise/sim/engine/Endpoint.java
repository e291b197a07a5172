package io.edgewise.sim.engine;

import io.edgewise.sim.model.InferenceEndpoint;
import io.edgewise.sim.model.InferenceEndpoint.PromptTime;
import io.edgewise.sim.model.InferenceEndpoint.Quota;
import io.edgewise.sim.random.QuantileTable;

/** One model as the compute sites see it: how far away it answers, how fast, and what is left of its quota. */
final class Endpoint {

  private static final long MILLI_UNITS = 1000;

  final String id;
  final QuantileTable firstToken;
  final QuantileTable perToken;
  final long contextTokens;

  /** By site: round trip to the place that answers. */
  final long[] rttNanos;

  private final int[] places;
  private final double promptNanosPerToken;
  private final long promptBeyondTokens;
  private final boolean everyPlace;
  private final RateLimiter requests;
  private final RateLimiter tokens;

  Endpoint(InferenceEndpoint model, NearestPlaces nearest, TableCache tables) {
    id = model.id();
    firstToken = tables.of(model.firstTokenMillis(), 1e6);
    perToken = tables.of(model.tokenMillis(), 1e6);
    contextTokens = model.contextTokens();
    rttNanos = nearest.rttNanos();
    places = nearest.indices();
    PromptTime prompt = model.prompt();
    promptNanosPerToken = prompt.millisPerToken() * 1e6;
    promptBeyondTokens = prompt.beyondTokens();
    Quota quota = model.quota();
    everyPlace = quota.everyPlace();
    requests = limiter(quota.requestsPerSecond(), quota.burstNanos());
    tokens = limiter(quota.tokensPerSecond(), quota.burstNanos());
  }

  private static RateLimiter limiter(double perSecond, long burstNanos) {
    return perSecond == Double.POSITIVE_INFINITY ? null : new RateLimiter(perSecond, burstNanos);
  }

  /** Whether a request of a site, with so many tokens in all, is within the quota now; a request that is refused counts as one. */
  boolean admits(int site, long requestTokens, long nowNanos) {
    int account = everyPlace ? places[site] : 0;
    return (requests == null || requests.admits(account, MILLI_UNITS, nowNanos))
        && (tokens == null || tokens.admits(account, MILLI_UNITS * requestTokens, nowNanos));
  }

  /** What the length of a prompt adds to the time to the first token. */
  long promptNanos(long inputTokens) {
    return Journey.nanos(promptNanosPerToken * Math.max(0, inputTokens - promptBeyondTokens));
  }

  void reset() {
    if (requests != null) {
      requests.clear();
    }
    if (tokens != null) {
      tokens.clear();
    }
  }
}
