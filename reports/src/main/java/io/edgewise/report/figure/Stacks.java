package io.edgewise.report.figure;

import java.util.List;
import java.util.Objects;

/**
 * Sums and what they are made of: horizontal bars of parts laid end to end.
 *
 * @param x the axis that the panels share by name; each fits its own values
 * @param cascade whether each part begins below the end of the one before it, as in a waterfall, else in the same line
 * @param parts names of the parts, in order
 * @param panels from left to right
 */
public record Stacks(Axis x, boolean cascade, List<String> parts, List<Panel> panels) implements Plot {

  /**
   * A panel.
   *
   * @param title what its sums are; empty where there is one panel
   * @param rows from top to bottom; the same ones in every panel
   */
  public record Panel(String title, List<Row> rows) {

    /** Copies the list. */
    public Panel {
      title = OneLine.of(title);
      rows = List.copyOf(rows);
    }
  }

  /**
   * A sum.
   *
   * @param name of whose it is
   * @param values of the parts, none of them negative; empty where the sum is not known
   * @param label the sum with its unit, or why there is none
   */
  public record Row(String name, List<Double> values, String label) {

    /** Copies the list. */
    public Row {
      name = OneLine.of(name);
      values = List.copyOf(values);
      label = OneLine.of(label);
    }
  }

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a row has another number of values than there are parts, and not none
   */
  public Stacks {
    Objects.requireNonNull(x, "x");
    parts = parts.stream().map(OneLine::of).toList();
    panels = List.copyOf(panels);
    for (Panel panel : panels) {
      for (Row row : panel.rows()) {
        if (!row.values().isEmpty() && row.values().size() != parts.size()) {
          throw new IllegalArgumentException(
              row.name() + " has " + row.values().size() + " values for " + parts.size() + " parts");
        }
      }
    }
  }
}
