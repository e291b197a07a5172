package io.edgewise.sim.result;

import io.edgewise.sim.metering.UsageMeter;
import io.edgewise.sim.model.Charge;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * What the months of a strategy cost whose demand is not known: each is the month that was simulated at another demand,
 * priced anew, so that allowances, tiers, minimums and rounding work on what that month uses.
 *
 * <p>What grows request by request is multiplied by the demand. What grows as time passes (instances that exist,
 * provisioned ones that idle, capacity that is held ready) and what is due every month stay as they were: that more demand
 * would start more instances, or fill caches better, is not simulated. Bills never fall with demand, since no price is
 * negative; so a quantile of the bills is the bill at the quantile of the demand.
 *
 * <p>Immutable and safe for many threads.
 */
public final class UncertainMonth {

  /** Months of equal probability that the mean and comparisons rest on: at the quantiles (i + 0.5) / n of the demand. */
  public static final int MONTHS = 500;

  private static final int HALVINGS = 40;

  private final String strategy;
  private final DoubleUnaryOperator demand;
  private final DoubleUnaryOperator bill;
  private final double[] bills;

  private UncertainMonth(String strategy, DoubleUnaryOperator demand, DoubleUnaryOperator bill) {
    this.strategy = strategy;
    this.demand = demand;
    this.bill = bill;
    bills = new double[MONTHS];
    Arrays.setAll(bills, i -> quantile(probability(i)));
  }

  /**
   * The months of a strategy.
   *
   * @param charges what it pays for
   * @param result what was simulated
   * @param demand quantiles of the demand by probability inside 0..1, as factors on what was simulated, not negative
   */
  public static UncertainMonth of(List<Charge> charges, StrategyResult result, DoubleUnaryOperator demand) {
    Measurements measured = result.measurements();
    return of(result.id(), charges, measured.usage(), Bill.Month.of(result.monthFactor(), measured.measuredNanos()),
        demand);
  }

  static UncertainMonth of(String strategy, List<Charge> charges, UsageMeter usage, Bill.Month month,
      DoubleUnaryOperator demand) {
    List<Charge> all = List.copyOf(charges);
    return new UncertainMonth(strategy, Objects.requireNonNull(demand, "demand"), factor -> Bill
        .of(all, usage, new Bill.Month(month.load() * factor, month.time())).total().doubleValue());
  }

  private static double probability(int month) {
    return (month + 0.5) / MONTHS;
  }

  /** Id of the strategy. */
  public String strategy() {
    return strategy;
  }

  /** Dollars of a month of a demand, as a factor on what was simulated. */
  public double at(double factor) {
    return bill.applyAsDouble(factor);
  }

  /**
   * Dollars that a month costs at most with a probability.
   *
   * @param probability inside 0..1
   */
  public double quantile(double probability) {
    return at(demand.applyAsDouble(probability));
  }

  /** Dollars of a month on average: the mean over {@value #MONTHS} months of equal probability. */
  public double mean() {
    return Arrays.stream(bills).average().orElseThrow();
  }

  /** The probability that a month costs more than so many dollars, to within 1e-12. */
  public double probabilityAbove(double dollars) {
    if (quantile(Math.ulp(1.0)) > dollars) {
      return 1;
    }
    if (quantile(1 - Math.ulp(1.0)) <= dollars) {
      return 0;
    }
    return 1 - change(0, 1, probability -> quantile(probability) > dollars);
  }

  /** The demand above which a month costs more than so many dollars; empty where none does, or all do. */
  public OptionalDouble demandAbove(double dollars) {
    double probability = probabilityAbove(dollars);
    return probability == 0 || probability == 1 ? OptionalDouble.empty()
        : OptionalDouble.of(demand.applyAsDouble(1 - probability));
  }

  /** The probability that a month of this strategy is cheaper than one of the same demand of another. */
  public double probabilityCheaperThan(UncertainMonth other) {
    OptionalDouble change = changeAgainst(other);
    if (change.isPresent()) {
      return bills[0] < other.bills[0] ? change.getAsDouble() : 1 - change.getAsDouble();
    }
    long cheaper = 0;
    for (int i = 0; i < MONTHS; i++) {
      cheaper += bills[i] < other.bills[i] ? 1 : 0;
    }
    return (double) cheaper / MONTHS;
  }

  /**
   * The demand at which this strategy and another change places, as a factor on what was simulated; empty where the same one
   * is cheaper in all months, or they change places more than once.
   */
  public OptionalDouble demandOfTie(UncertainMonth other) {
    OptionalDouble change = changeAgainst(other);
    return change.isPresent() ? OptionalDouble.of(demand.applyAsDouble(change.getAsDouble())) : change;
  }

  /** The probability up to which one of two strategies is the cheaper one, if they change places once. */
  private OptionalDouble changeAgainst(UncertainMonth other) {
    int last = -1;
    for (int i = 1; i < MONTHS; i++) {
      if (bills[i] < other.bills[i] != bills[i - 1] < other.bills[i - 1]) {
        if (last >= 0) {
          return OptionalDouble.empty();
        }
        last = i;
      }
    }
    if (last < 0) {
      return OptionalDouble.empty();
    }
    boolean before = bills[last - 1] < other.bills[last - 1];
    return OptionalDouble.of(change(probability(last - 1), probability(last),
        probability -> quantile(probability) < other.quantile(probability) != before));
  }

  private interface Condition {
    boolean holdsAt(double probability);
  }

  /** Where a condition begins to hold that does not at the low end and does at the high one. */
  private static double change(double low, double high, Condition condition) {
    double without = low;
    double with = high;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (without + with) / 2;
      if (condition.holdsAt(middle)) {
        with = middle;
      } else {
        without = middle;
      }
    }
    return (without + with) / 2;
  }
}
