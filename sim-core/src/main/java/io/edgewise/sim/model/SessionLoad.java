package io.edgewise.sim.model;

import io.edgewise.sim.random.Distribution;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Users come in sessions: a session starts as a single request would, and its user asks again after a while, and again. All
 * requests of a session come from one origin over one last mile, enter at one place, use one key where keys belong to users,
 * and share a connection as long as it is kept open.
 *
 * @param requests of a session; rounded to whole requests, at least one and at most {@link #MOST_REQUESTS}
 * @param thinkMillis time from one request of a session to the next, in milliseconds, whatever the answer takes
 */
public record SessionLoad(Distribution requests, Distribution thinkMillis) {

  private static final int LENGTHS = 1 << 14;

  /** The most requests that a session may have. */
  public static final int MOST_REQUESTS = 1 << 16;

  /** Checks for null. */
  public SessionLoad {
    Objects.requireNonNull(requests, "requests");
    Objects.requireNonNull(thinkMillis, "thinkMillis");
  }

  /** Numbers of requests of {@value #LENGTHS} sessions, one in each equally probable part of the distribution. */
  public int[] lengths() {
    return IntStream.range(0, LENGTHS).map(i -> rounded(requests.quantile((i + 0.5) / LENGTHS))).toArray();
  }

  /** The number of requests that a draw stands for. */
  public static int rounded(double draw) {
    return (int) Math.clamp(Math.rint(draw), 1, MOST_REQUESTS);
  }
}
