package io.edgewise.sim.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * An open Jackson network: stations with exponential service, Poisson arrivals from outside, and random routing. Its
 * stations behave as independent M/M/c queues (product form).
 *
 * <p>Reference: Jackson (1957), Networks of waiting lines, Operations Research 5; Gross, Shortle, Thompson and Harris
 * (2008), Fundamentals of Queueing Theory, 4th ed., section 4.2.
 */
public final class JacksonNetwork {

  private final double externalRate;
  private final List<MMc> stations;

  /**
   * Solves the traffic equations lambda = gamma + lambda P (section 4.2). Arrays have one entry for each station.
   *
   * @param externalRates gamma: arrivals from outside, at least 0, not all 0
   * @param routing P[i][j]: the probability of going from i to j; rows sum to at most 1, the rest leaves
   * @param serviceRates mu of one server, above 0
   * @param servers c, at least 1
   * @throws IllegalArgumentException if the arrays differ in length, a value is outside its range, customers cannot
   *     leave, or a station is saturated
   */
  public JacksonNetwork(double[] externalRates, double[][] routing, double[] serviceRates, int[] servers) {
    int n = externalRates.length;
    if (n == 0 || routing.length != n || serviceRates.length != n || servers.length != n) {
      throw new IllegalArgumentException("a network needs one rate, routing row, service rate and server count for "
          + "each of its stations, not " + n + ", " + routing.length + ", " + serviceRates.length + ", "
          + servers.length);
    }
    externalRate = Arrays.stream(externalRates).sum();
    Require.positive("the sum of externalRates", externalRate);
    double[] rates = trafficRates(externalRates, routing);
    List<MMc> queues = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      // The linear solve may leave a rounding error below 0 at a station that nobody visits.
      queues.add(new MMc(Math.max(0, rates[i]), serviceRates[i], servers[i]));
    }
    stations = List.copyOf(queues);
  }

  private static double[] trafficRates(double[] externalRates, double[][] routing) {
    int n = externalRates.length;
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      Require.notNegative("externalRates[" + i + "]", externalRates[i]);
      if (routing[i].length != n || Arrays.stream(routing[i]).sum() > 1 + 1e-12) {
        throw new IllegalArgumentException(
            "routing row " + i + " needs " + n + " probabilities that sum to at most 1: "
                + Arrays.toString(routing[i]));
      }
      for (int j = 0; j < n; j++) {
        Require.probability("routing[" + i + "][" + j + "]", routing[i][j]);
        matrix[j][i] = (i == j ? 1 : 0) - routing[i][j];
      }
    }
    try {
      return new LUDecomposition(new Array2DRowRealMatrix(matrix, false))
          .getSolver().solve(new ArrayRealVector(externalRates, false)).toArray();
    } catch (SingularMatrixException e) {
      throw new IllegalArgumentException("saturated: customers of some stations never leave the network", e);
    }
  }

  /** The stations as the queues that they behave like, in order (section 4.2). */
  public List<MMc> stations() {
    return stations;
  }

  /** The mean number in the whole network: the sum over its stations (section 4.2). */
  public double meanInNetwork() {
    return stations.stream().mapToDouble(MMc::meanInSystem).sum();
  }

  /** The mean time from entering to leaving, by Little's law over the whole network. */
  public double meanTimeInNetwork() {
    return meanInNetwork() / externalRate;
  }
}
