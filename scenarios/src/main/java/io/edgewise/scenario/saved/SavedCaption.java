package io.edgewise.scenario.saved;

import static io.edgewise.scenario.saved.Values.number;
import static io.edgewise.scenario.saved.Values.text;

import io.edgewise.report.figure.Caption;
import io.edgewise.report.table.Numbers;
import io.edgewise.topology.text.Node;
import java.util.Optional;

/** What an analysis was made from, as its file says it; what it does not say is empty. */
final class SavedCaption {

  private SavedCaption() {}

  /**
   * The caption of figures, without the version of the product.
   *
   * @param sample how much was simulated
   */
  static Caption of(Node root, String sample) {
    Optional<Node> scenario = root.get("scenario");
    double level = number(root, "level");
    return new Caption(scenario.map(node -> text(node, "name")).orElse(""),
        scenario.map(node -> text(node, "sha256")).orElse(""), text(root, "seed"), sample,
        Double.isNaN(level) ? "" : Numbers.plain(100 * level) + " %", prices(root.get("prices")), "");
  }

  private static String prices(Optional<Node> prices) {
    String from = prices.map(node -> text(node, "from")).orElse("");
    String to = prices.map(node -> text(node, "to")).orElse("");
    return from.equals(to) ? from : from + " to " + to;
  }
}
