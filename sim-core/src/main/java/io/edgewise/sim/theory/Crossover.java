package io.edgewise.sim.theory;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * Where paying per use costs as much as a machine that is always on. Dollars in doubles: for finding the crossing, not
 * for a bill.
 *
 * <p>Reference: break-even of a variable and a fixed cost, for example Horngren, Datar and Rajan (2015), Cost
 * Accounting: A Managerial Emphasis, 15th ed., chapter 3.
 */
public final class Crossover {

  private Crossover() {}

  /**
   * The price of one invocation that pays for itself and for its memory during its time.
   *
   * @param perInvocation dollars, at least 0, with the front door (an API) if there is one
   * @param perGigabyteSecond dollars, at least 0
   * @param gigabytes memory, at least 0
   * @param seconds billed duration, at least 0
   */
  public static double perInvocation(
      double perInvocation, double perGigabyteSecond, double gigabytes, double seconds) {
    Require.notNegative("perInvocation", perInvocation);
    Require.notNegative("perGigabyteSecond", perGigabyteSecond);
    Require.notNegative("gigabytes", gigabytes);
    Require.notNegative("seconds", seconds);
    return perInvocation + perGigabyteSecond * gigabytes * seconds;
  }

  /**
   * The invocations a month at which one price for each adds up to the always-on price: the quotient.
   *
   * @param alwaysOnPerMonth dollars, at least 0
   * @param perInvocation dollars, above 0
   */
  public static double invocationsPerMonth(double alwaysOnPerMonth, double perInvocation) {
    Require.notNegative("alwaysOnPerMonth", alwaysOnPerMonth);
    Require.positive("perInvocation", perInvocation);
    return alwaysOnPerMonth / perInvocation;
  }

  /**
   * The same for any bill that does not fall with the number of invocations (allowances, graduated tiers): the fewest
   * invocations at which it reaches the always-on price, by bisection, which needs no continuity (a price rounded up
   * to whole millions jumps).
   *
   * @param monthlyCost dollars a month for a number of invocations, not falling
   * @param alwaysOnPerMonth dollars
   * @param mostInvocations where to stop looking, above 0
   * @return the crossing within one part in 10^12 of {@code mostInvocations}, or nothing if the bill stays below
   */
  public static OptionalDouble invocationsPerMonth(
      DoubleUnaryOperator monthlyCost, double alwaysOnPerMonth, double mostInvocations) {
    Require.positive("mostInvocations", mostInvocations);
    if (monthlyCost.applyAsDouble(mostInvocations) < alwaysOnPerMonth) {
      return OptionalDouble.empty();
    }
    if (monthlyCost.applyAsDouble(0) >= alwaysOnPerMonth) {
      return OptionalDouble.of(0);
    }
    double below = 0;
    double reached = mostInvocations;
    while (reached - below > 1e-12 * mostInvocations) {
      double middle = below + (reached - below) / 2;
      if (monthlyCost.applyAsDouble(middle) < alwaysOnPerMonth) {
        below = middle;
      } else {
        reached = middle;
      }
    }
    return OptionalDouble.of(reached);
  }

  /**
   * The sustained processor utilisation of the always-on machine at which the same work, paid per use, costs as much.
   * May exceed 1: then the machine cannot do enough work to be worth its price.
   *
   * @param alwaysOnPerHour dollars an hour, at least 0
   * @param virtualProcessors of the machine, above 0
   * @param perInvocation dollars for one invocation with its duration, above 0
   * @param cpuSecondsPerInvocation processor time that one invocation can use, above 0: its duration times its share
   *     of a processor (AWS Lambda: memory / 1,769 MB)
   */
  public static double cpuUtilisation(
      double alwaysOnPerHour, double virtualProcessors, double perInvocation, double cpuSecondsPerInvocation) {
    Require.notNegative("alwaysOnPerHour", alwaysOnPerHour);
    Require.positive("virtualProcessors", virtualProcessors);
    Require.positive("perInvocation", perInvocation);
    Require.positive("cpuSecondsPerInvocation", cpuSecondsPerInvocation);
    double paidPerUseForAllHour = virtualProcessors * 3_600 / cpuSecondsPerInvocation * perInvocation;
    return alwaysOnPerHour / paidPerUseForAllHour;
  }
}
