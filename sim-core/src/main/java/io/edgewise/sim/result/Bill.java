package io.edgewise.sim.result;

import io.edgewise.sim.metering.CostBreakdown;
import io.edgewise.sim.metering.PricingOptions;
import io.edgewise.sim.metering.Usage;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.metering.UsageMeter;
import io.edgewise.sim.model.Charge;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns counted usage into the bill of a month, in exact decimal. */
public final class Bill {

  private Bill() {}

  /**
   * How many times what was measured makes a month. A measured stretch has its share of a month's time and, where the load
   * changes over the day, another share of its load.
   *
   * @param load for what grows request by request
   * @param time for what grows as time passes
   */
  public record Month(double load, double time) {

    private static final double NANOS = Usage.HOURS_PER_MONTH.doubleValue() * 3600e9;

    /**
     * A month of 730 hours.
     *
     * @param load how many times the load of what was measured fits into a month
     * @param measuredNanos time that was measured; where it is 0 nothing grows with time
     */
    public static Month of(double load, long measuredNanos) {
      return new Month(load, measuredNanos == 0 ? 0 : NANOS / measuredNanos);
    }

    private BigDecimal factor(UsageKind kind) {
      return new BigDecimal(kind.growsWithTime() ? time : load, MathContext.DECIMAL64);
    }
  }

  /**
   * The bill of a month.
   *
   * @param charges what is paid for
   * @param usage what was counted
   * @param month how many times that a month has
   */
  public static CostBreakdown of(List<Charge> charges, UsageMeter usage, Month month) {
    List<CostBreakdown> bills = new ArrayList<>();
    for (Charge charge : charges) {
      List<Usage> usages = new ArrayList<>();
      for (Charge.Use use : charge.uses()) {
        Map<String, BigDecimal> quantities = new TreeMap<>();
        use.quantities().forEach((meter, quantity) -> quantities.put(meter, monthly(quantity, usage, month)));
        usages.add(new Usage(use.region(), quantities));
      }
      CostBreakdown bill = charge.sheet().price(usages, new PricingOptions(charge.freeTier(), ""));
      bills.add(new CostBreakdown(new ServiceShares(charge, usages).of(bill.items())));
    }
    return CostBreakdown.merge(bills);
  }

  private static BigDecimal monthly(Charge.Quantity quantity, UsageMeter usage, Month month) {
    return switch (quantity) {
      case Charge.Standing standing -> standing.perMonth();
      case Charge.Sum sum -> sum.parts().stream()
          .map(part -> monthly(part, usage, month))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
      case Charge.Counted counted -> {
        long count = 0;
        if (counted.indices().isEmpty()) {
          count = usage.total(counted.kind());
        } else {
          for (int index : counted.indices()) {
            count += usage.get(counted.kind(), index);
          }
        }
        yield BigDecimal.valueOf(count).multiply(month.factor(counted.kind())).multiply(counted.factor());
      }
    };
  }
}
