package io.edgewise.topology.catalog;

import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import java.util.Map;
import java.util.Optional;

/**
 * Cores of a machine by its type: {@code {of: instance, separator: ".", sizes: {large: 2, xlarge: 4, t2.small: 1}}}.
 * The whole type is looked up first, then what follows the separator.
 *
 * @param option the option that names the type
 * @param separator what precedes the size in a type; empty for none
 * @param sizes cores by type or size
 * @param node where the offer says so
 */
record MachineCores(String option, String separator, Map<String, Integer> sizes, Node node) {

  static Optional<MachineCores> read(Node node, Problems problems) {
    Fields fields = Fields.sourced(node, problems).required("of", "sizes");
    Optional<String> option = fields.text("of");
    String separator = fields.text("separator", "");
    Map<String, Integer> sizes =
        fields.map("sizes", Quantities.COUNT.atLeast("1").atMost("100000").map(Math::toIntExact));
    return fields.build(() -> new MachineCores(option.orElseThrow(), separator, sizes, node));
  }

  /** Whether a value of {@code cores} is such a table rather than a number. */
  static boolean isTable(Node node) {
    return node.get("of").isPresent() || node.get("sizes").isPresent();
  }

  /** The cores under the options of a strategy; empty where the type is not known, which is recorded. */
  Optional<Integer> apply(Settings settings, Map<String, String> options) {
    String type = options.getOrDefault(option, "");
    int cut = separator.isEmpty() ? -1 : type.indexOf(separator);
    String size = cut < 0 ? type : type.substring(cut + separator.length());
    String found = sizes.containsKey(type) ? type : size;
    Integer cores = sizes.get(found);
    if (cores == null) {
      settings.fail(option, "the number of cores of " + type + " is not known");
      return Optional.empty();
    }
    settings.log().use(node.get("sizes").flatMap(map -> map.get(found)).orElse(node),
        type + " has " + cores + (cores == 1 ? " core" : " cores"));
    return Optional.of(cores);
  }
}
