package io.edgewise.sim.theory;

/**
 * Erlang's loss formula: the probability that a Poisson arrival finds all servers of a queue-less system busy
 * (M/G/c/c; the service time matters only by its mean).
 *
 * <p>Reference: Gross, Shortle, Thompson and Harris (2008), Fundamentals of Queueing Theory, 4th ed., section 2.6.
 */
public final class ErlangB {

  private ErlangB() {}

  /**
   * The blocking probability B(c, a), by the recursion B(n) = a B(n-1) / (n + a B(n-1)), B(0) = 1 (ibid.), which
   * neither overflows nor cancels. Takes {@code servers} steps.
   *
   * @param load offered load a = arrival rate x mean service time, in erlangs; at least 0
   * @param servers c, at least 0
   * @throws IllegalArgumentException if an argument is outside its range
   */
  public static double blocking(double load, int servers) {
    Require.notNegative("load", load);
    Require.atLeast("servers", 0, servers);
    double blocking = 1;
    for (int n = 1; n <= servers; n++) {
      blocking = load * blocking / (n + load * blocking);
    }
    return blocking;
  }

  /**
   * The fewest servers whose blocking probability is at most the given one.
   *
   * @param load offered load in erlangs, at least 0
   * @param blocking accepted blocking probability, above 0 and at most 1
   * @throws IllegalArgumentException if an argument is outside its range
   */
  public static int servers(double load, double blocking) {
    Require.notNegative("load", load);
    Require.positive("blocking", blocking);
    int servers = 0;
    double reached = 1;
    while (reached > blocking) {
      servers++;
      reached = load * reached / (servers + load * reached);
    }
    return servers;
  }

  /**
   * The offered load in erlangs that the servers carry at exactly the given blocking probability.
   *
   * @param servers at least 1
   * @param blocking above 0 and below 1
   * @throws IllegalArgumentException if an argument is outside its range
   */
  public static double load(int servers, double blocking) {
    Require.atLeast("servers", 1, servers);
    Require.positive("blocking", blocking);
    Require.level("blocking", blocking);
    return Root.above(servers, load -> blocking(load, servers) - blocking);
  }
}
