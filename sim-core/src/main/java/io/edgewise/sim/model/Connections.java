package io.edgewise.sim.model;

/**
 * The connections that a database accepts, and how code uses them.
 *
 * <p>Where instances serve a bounded number of requests, each opens its connections with its first operation and holds them
 * as long as it lives; an operation of an instance that gets none fails its request. Where servers always run, those of a
 * site hold a pool of connections from the start, and operations wait for a free one, first in, first out.
 *
 * @param limit connections that the database accepts, or {@link InstancePolicy#UNLIMITED}
 * @param each connections of an instance, or of all servers of a site together
 */
public record Connections(int limit, int each) {

  /** As many as anybody wants. */
  public static final Connections UNLIMITED = new Connections(InstancePolicy.UNLIMITED, 1);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is below 1
   */
  public Connections {
    if (limit < 1 || each < 1) {
      throw new IllegalArgumentException("connections must be at least 1, got " + limit + " and " + each);
    }
  }

  /** Whether anybody may have to do without. */
  public boolean isLimited() {
    return limit != InstancePolicy.UNLIMITED;
  }
}
