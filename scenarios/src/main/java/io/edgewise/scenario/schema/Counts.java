package io.edgewise.scenario.schema;

import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.text.Distributions;
import io.edgewise.topology.text.Quantities;

/** Random whole numbers, in the forms of {@link Distributions}. */
public final class Counts {

  private static final Value<Long> COUNT = Scalars.count(Quantities.COUNT, "150");

  /** A count, or a distribution of counts. */
  public static final Value<Distribution> DISTRIBUTION = new Value<>(
      Times.forms("of-counts", "a count", COUNT.shape(), Scalars.counts("1..1000")), Distributions::readCounts);

  private Counts() {}
}
