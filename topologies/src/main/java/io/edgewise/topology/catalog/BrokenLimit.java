package io.edgewise.topology.catalog;

import java.util.Objects;

/**
 * A limit that a strategy would have to break: it cannot be had.
 *
 * @param limit the limit
 * @param need what the strategy needs, such as {@code the response of "page" has 7 MB}
 */
public record BrokenLimit(Limit limit, String need) {

  /** Checks for null. */
  public BrokenLimit {
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(need, "need");
  }

  /** In one sentence, with the source of the limit. */
  @Override
  public String toString() {
    String source = limit.source().map(from -> " (" + from.source() + ", " + from.date() + ")").orElse("");
    return limit.kind() + ": " + need + "; " + limit.offer() + " allows " + limit.text() + source;
  }
}
