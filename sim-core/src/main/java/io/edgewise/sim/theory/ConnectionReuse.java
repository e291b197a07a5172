package io.edgewise.sim.theory;

/**
 * How many connections sessions open. The first request of a session opens one; each further one opens another if the pause
 * before it was longer than connections stay open, or the one before has carried as many requests as it may.
 *
 * <p>How long a connection is used is a renewal process: it carries j requests with probability (1 - p)^(j-1) p, and with
 * (1 - p)^(m-1) as many as it may, m; so request i opens one with probability r(i) = sum over j of r(i - j) f(j), r(1) = 1
 * (Feller, An Introduction to Probability Theory and Its Applications I, 1968, chapter XIII).
 */
public final class ConnectionReuse {

  private final double newShare;
  private final double reopenedShare;

  /**
   * Sums over sessions.
   *
   * @param requests numbers of requests of sessions, equally probable, each at least 1
   * @param expiry p, probability that a pause is longer than connections stay open, within 0..1
   * @param most m, requests that one connection carries, at least 1
   * @throws IllegalArgumentException if a value is outside its range
   */
  public ConnectionReuse(int[] requests, double expiry, long most) {
    Require.probability("expiry", expiry);
    Require.atLeast("most", 1, most);
    long all = 0;
    int longest = 1;
    for (int length : requests) {
      Require.atLeast("requests", 1, length);
      all += length;
      longest = Math.max(longest, length);
    }
    double[] reopened = reopened(longest, expiry, most);
    double sum = 0;
    for (int length : requests) {
      sum += reopened[length];
    }
    newShare = (double) requests.length / all;
    reopenedShare = sum / all;
  }

  /** By length of a session up to the longest: the expected number of connections opened after the first. */
  private static double[] reopened(int longest, double expiry, long most) {
    double[] opens = new double[longest + 1];
    double[] expected = new double[longest + 1];
    opens[1] = 1;
    for (int i = 2; i <= longest; i++) {
      if (most >= longest || expiry == 1) {
        opens[i] = expiry;
      } else {
        // Either the pause was too long, or it was not, and the connection opened m requests ago is spent.
        double survived = i > most ? opens[(int) (i - most)] * Math.pow(1 - expiry, most - 1) : 0;
        opens[i] = expiry + (1 - expiry) * survived;
      }
      expected[i] = expected[i - 1] + opens[i];
    }
    return expected;
  }

  /** The share of the requests that are the first of their session, and open a connection. */
  public double newShare() {
    return newShare;
  }

  /** The share of the requests that open another connection later in their session. */
  public double reopenedShare() {
    return reopenedShare;
  }
}
