package io.edgewise.scenario.replay;

import io.edgewise.sim.model.RecordedArrivals;
import io.edgewise.sim.random.Recorded;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a trace says: how many requests came in each interval, and the requests themselves where they were recorded one by
 * one, or with their functions or kinds.
 *
 * @param counts of requests, by interval
 * @param stepNanos length of an interval
 * @param requests when each one came; empty where only counts are known
 * @param columns what else was recorded of each request, in the order of {@code requests}: durations in milliseconds, and
 *     tokens
 * @param sha256 of the file, in lower-case hexadecimal
 */
public record Trace(long[] counts, long stepNanos, Optional<RecordedArrivals> requests,
    Map<ColumnRole, Recorded> columns, String sha256) {

  /** Checks for null. */
  public Trace {
    Objects.requireNonNull(counts, "counts");
    Objects.requireNonNull(requests, "requests");
    columns = Map.copyOf(columns);
    Objects.requireNonNull(sha256, "sha256");
  }

  /** Recorded requests. */
  public double total() {
    double sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  /** How long was recorded. */
  public long lengthNanos() {
    return counts.length * stepNanos;
  }

  /** The same requests in another time, as if the clock had run faster by a factor; the work of each one stays. */
  public Trace faster(double factor) {
    long step = Math.max(1, Math.round(stepNanos / factor));
    Optional<RecordedArrivals> squeezed = requests.map(recorded -> recorded.scaled((double) step / stepNanos,
        counts.length * step));
    return new Trace(counts, step, squeezed, columns, sha256);
  }
}
