package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.Weight;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Splits a whole among several: percentages that add up to 100%, or plain numbers weighed against each other. */
final class Shares {

  private static final BigDecimal HUNDRED = new BigDecimal(100);
  /** What three times 33.33% lack, in percent. */
  private static final BigDecimal ROUNDING = new BigDecimal("0.01");

  private Shares() {}

  /** One of the parts: where it stands, and what it gets. */
  record Part(Node node, Optional<Weight> weight) {

    /** A part that was written and could not be read is reported already. */
    boolean isBroken() {
      return weight.isEmpty() && node.get("share").isPresent();
    }
  }

  /** The fractions that were recorded, of parts that must not say other ones; empty where a problem is recorded. */
  static Optional<double[]> recorded(double[] fractions, List<Part> parts, Problems problems) {
    int before = problems.errorCount();
    for (int i = 0; i < fractions.length; i++) {
      Node node = parts.get(i).node();
      node.get("share")
          .ifPresent(share -> problems.add(share, "the trace says the kind of each request; leave it out"));
      if (fractions[i] == 0) {
        problems.add(node, "the trace has no request of this kind; leave it out");
      }
    }
    return problems.errorCount() == before ? Optional.of(fractions) : Optional.empty();
  }

  /**
   * The fractions of the parts, in their order; they sum to 1.
   *
   * @param whole where problems with all of them together are reported
   * @return empty where a problem is recorded, or was when the file was read
   */
  static Optional<double[]> split(Node whole, List<Part> parts, Problems problems) {
    if (parts.size() == 1 && parts.getFirst().weight().isEmpty() && !parts.getFirst().isBroken()) {
      return Optional.of(new double[] {1});
    }
    List<Part> without = parts.stream().filter(part -> part.weight().isEmpty() && !part.isBroken()).toList();
    without.forEach(part -> problems.add(part.node(), "the key \"share\" is missing; give every entry one"));
    // Entries that are no mappings at all are not even among the parts.
    if (parts.isEmpty() || parts.stream().anyMatch(part -> part.weight().isEmpty())) {
      return Optional.empty();
    }
    List<Weight> weights = parts.stream().map(part -> part.weight().orElseThrow()).toList();
    boolean percent = weights.getFirst().percent();
    for (Part part : parts) {
      if (part.weight().orElseThrow().percent() != percent) {
        problems.add(part.node().get("share").orElse(part.node()),
            "percentages and plain numbers do not mix; write all shares the same way");
        return Optional.empty();
      }
    }
    BigDecimal sum = weights.stream().map(Weight::number).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (percent && sum.subtract(HUNDRED).abs().compareTo(ROUNDING) > 0) {
      problems.add(whole, "the shares add up to " + sum.stripTrailingZeros().toPlainString()
          + "%, not 100%; plain numbers without % are weights that need not");
      return Optional.empty();
    }
    return Optional.of(weights.stream().mapToDouble(each -> each.number().doubleValue() / sum.doubleValue()).toArray());
  }
}
