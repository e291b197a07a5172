package io.edgewise.sim.theory;

/**
 * Round trips until the last of some resources is there, all of them asked for at once over a path without loss, jitter or
 * limited throughput.
 */
public final class PageRounds {

  private PageRounds() {}

  /**
   * One request at a time on each connection (HTTP/1.1). One connection is open and carries a resource in each round trip;
   * the others do, too, after their set-up. In k rounds that makes k + (c - 1) (k - h), for k of at least h, so
   * k = (n + (c - 1) h) / c, rounded up; of no more than h resources the open connection carries all.
   *
   * @param resources n, at least 1
   * @param connections c, at least 1
   * @param handshake h, round trips until the other connections are open, at least 0
   * @throws IllegalArgumentException if a value is outside its range
   */
  public static int oneAtATime(int resources, int connections, int handshake) {
    Require.atLeast("resources", 1, resources);
    Require.atLeast("connections", 1, connections);
    Require.atLeast("handshake", 0, handshake);
    return resources <= handshake
        ? resources
        : Math.toIntExact(Math.ceilDiv(resources + (connections - 1L) * handshake, connections));
  }
}
