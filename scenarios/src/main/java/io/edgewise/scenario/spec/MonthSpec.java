package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Value;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Empirical;
import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.random.Uniform;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * {@code month}: what is not known of the months that a strategy will be billed for.
 *
 * @param node where it stands
 * @param demand as a factor on the stated one
 */
public record MonthSpec(Node node, Optional<Distribution> demand) {

  private static final Value<Map<String, Double>> PERCENTILES =
      Value.mapOf("percentile", Scalars.factor("100%", "150%"));
  private static final Pattern PERCENTILE = Pattern.compile("p([0-9]{1,2}(?:\\.[0-9]{1,6})?)");

  private static final Key<Distribution> DEMAND = Key.required("demand", Value.either(
      new Value<>(PERCENTILES.shape(), MonthSpec::percentiles),
      Scalars.factorRange("60%..150%").map(range -> new Uniform(range.low(), range.high())),
      node -> node.kind() == Node.Kind.MAPPING),
      "How the demand of a month is distributed, as a factor on the stated one: two percentiles such as {p50: 100%, p90: "
          + "150%} (lognormal through both), more of them (straight lines between), or 60%..150% (uniform).");

  static final Value<MonthSpec> VALUE = Mapping.of("month", "What is not known of months.", () -> List.of(DEMAND),
      fields -> new MonthSpec(fields.node(), DEMAND.in(fields)));

  private static Optional<Distribution> percentiles(Node node, Problems problems) {
    Optional<Map<String, Double>> given = PERCENTILES.reader().read(node, problems);
    TreeMap<Double, Double> points = new TreeMap<>();
    int before = problems.errorCount();
    for (Node.Entry entry : node.entries()) {
      Double value = given.orElse(Map.of()).get(entry.key());
      if (!PERCENTILE.matcher(entry.key()).matches() || entry.key().matches("p0+(\\.0+)?")) {
        problems.add(entry, "expected a percentile such as p10, p50 or p99, found \"" + entry.key() + "\"");
      } else if (value != null && points.put(Double.parseDouble(entry.key().substring(1)) / 100, value) != null) {
        problems.add(entry, "this percentile was already given");
      }
    }
    double last = 0;
    for (double value : points.values()) {
      if (value < last) {
        problems.add(node, "percentiles must not decrease, and " + value + " follows " + last);
      }
      last = value;
    }
    if (points.size() < 2 && problems.errorCount() == before && given.isPresent()) {
      problems.add(node, "at least two percentiles are needed, such as {p50: 100%, p90: 150%}");
    }
    return problems.errorCount() > before || points.size() < 2 ? Optional.empty() : Optional.of(distribution(points));
  }

  private static Distribution distribution(TreeMap<Double, Double> points) {
    return points.size() > 2 ? Empirical.ofQuantiles(points)
        : Lognormal.ofQuantiles(points.firstKey(), points.firstEntry().getValue(), points.lastKey(),
            points.lastEntry().getValue());
  }
}
