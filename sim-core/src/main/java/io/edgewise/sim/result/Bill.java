package io.edgewise.sim.result;

import io.edgewise.sim.metering.CostBreakdown;
import io.edgewise.sim.metering.PricingOptions;
import io.edgewise.sim.metering.Usage;
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
   * The bill of a month.
   *
   * @param charges what is paid for
   * @param usage what was counted
   * @param monthFactor what a month uses is this many times what was counted
   */
  public static CostBreakdown of(List<Charge> charges, UsageMeter usage, double monthFactor) {
    BigDecimal factor = new BigDecimal(monthFactor, MathContext.DECIMAL64);
    List<CostBreakdown> bills = new ArrayList<>();
    for (Charge charge : charges) {
      List<Usage> usages = new ArrayList<>();
      for (Charge.Use use : charge.uses()) {
        Map<String, BigDecimal> quantities = new TreeMap<>();
        use.quantities().forEach((meter, quantity) -> quantities.put(meter, monthly(quantity, usage, factor)));
        usages.add(new Usage(use.region(), quantities));
      }
      bills.add(charge.sheet().price(usages, new PricingOptions(charge.freeTier(), "")));
    }
    return CostBreakdown.merge(bills);
  }

  private static BigDecimal monthly(Charge.Quantity quantity, UsageMeter usage, BigDecimal factor) {
    return switch (quantity) {
      case Charge.Standing standing -> standing.perMonth();
      case Charge.Sum sum -> sum.parts().stream()
          .map(part -> monthly(part, usage, factor))
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
        yield BigDecimal.valueOf(count).multiply(factor).multiply(counted.factor());
      }
    };
  }
}
