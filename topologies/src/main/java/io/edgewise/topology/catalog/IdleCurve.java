package io.edgewise.topology.catalog;

import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Empirical;
import io.edgewise.topology.place.DataTable;
import io.edgewise.topology.text.Distributions;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long idle instances live: a distribution, {@code forever}, or a measured curve
 * {@code {table: f.csv, rows: {provider: aws}, minutes: idle_minutes, ended: p_cold_start}} of the probability that an
 * instance has ended after so many idle minutes.
 */
final class IdleCurve {

  /** The word for a keep-alive without end. */
  static final String FOREVER = "forever";

  private static final double MILLIS_PER_MINUTE = 60_000;
  // Between two minutes in which no instance ends the quantile function jumps; this much probability climbs the jump.
  private static final double HARDLY_EVER = 1e-9;

  private IdleCurve() {}

  static Optional<Distribution> read(Node node, Problems problems) {
    if (node.kind() == Node.Kind.SCALAR && node.text().equals(FOREVER)) {
      return Optional.of(InstancePolicy.KEEP_FOR_EVER);
    }
    if (node.get("table").isEmpty()) {
      return Distributions.readSourced(node, problems);
    }
    Fields fields = Fields.sourced(node, problems).required("table", "rows", "minutes", "ended");
    Optional<DataTable> table = fields.value("table", MeasuredTable.FILE);
    Map<String, String> rows = fields.map("rows", Form.TEXT);
    Optional<String> minutes = fields.text("minutes");
    Optional<String> ended = fields.text("ended");
    return fields.build(() -> {
      List<DataTable.Row> chosen = table.orElseThrow().rows().stream()
          .filter(row -> rows.entrySet().stream().allMatch(want -> row.text(want.getKey()).equals(want.getValue())))
          .toList();
      double[] times = chosen.stream().mapToDouble(row -> row.number(minutes.orElseThrow())).toArray();
      double[] shares = chosen.stream().mapToDouble(row -> row.number(ended.orElseThrow())).toArray();
      return ofCurve(times, shares);
    });
  }

  /**
   * The lifetime, in milliseconds, of instances of which a share has ended by each time. Straight lines between the
   * points. A share below an earlier one is raised to it, since ended instances do not come back; before the last time
   * without any end nobody ends, and after the last time the rest ends at once.
   *
   * @param minutes rising
   * @param shares probabilities, as many
   * @throws IllegalArgumentException if there are no points, the times do not rise, or the first share is not 0
   */
  static Distribution ofCurve(double[] minutes, double[] shares) {
    if (minutes.length < 2 || shares[0] != 0) {
      throw new IllegalArgumentException("an idle curve starts with nothing ended and has at least two points");
    }
    List<Double> probabilities = new ArrayList<>(List.of(0.0));
    List<Double> values = new ArrayList<>(List.of(minutes[0]));
    double highest = 0;
    for (int i = 1; i < minutes.length && highest < 1; i++) {
      if (minutes[i] <= minutes[i - 1]) {
        throw new IllegalArgumentException("the times of an idle curve must rise");
      }
      double share = i == minutes.length - 1 ? 1 : Math.max(highest, shares[i]);
      if (share == 0) {
        values.set(0, minutes[i]);
      } else {
        double last = probabilities.getLast();
        probabilities.add(share > last ? share : Math.min(1, last + HARDLY_EVER));
        values.add(minutes[i]);
        highest = share;
      }
    }
    return new Empirical(probabilities.stream().mapToDouble(p -> p).toArray(),
        values.stream().mapToDouble(value -> value * MILLIS_PER_MINUTE).toArray());
  }
}
