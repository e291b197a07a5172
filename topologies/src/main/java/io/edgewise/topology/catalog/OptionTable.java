package io.edgewise.topology.catalog;

import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.text.DataSize;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.NodeReader;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import io.edgewise.topology.text.Reading;
import java.util.Map;
import java.util.Optional;

/**
 * A value by what a strategy chose: {@code {of: instance, separator: ".", sizes: {large: 2, xlarge: 4, t2.small: 1}}}.
 * The whole name is looked up first, then what follows the separator. Of the option {@code memory} the sizes are
 * amounts, {@code {of: memory, sizes: {256 MB: 0.4, 512 MB: 0.8}}}, and the least one that holds the memory counts.
 *
 * @param option the option that decides
 * @param separator what precedes the size in a name; empty for none
 * @param sizes values by name or size
 * @param node where the offer says so
 */
record OptionTable<T>(String option, String separator, Map<String, T> sizes, Node node) {

  /** The option whose names are amounts of memory; its value is a number of MB. */
  static final String MEMORY = "memory";

  static <T> NodeReader<OptionTable<T>> reader(NodeReader<T> value) {
    return (node, problems) -> read(node, value, problems);
  }

  private static <T> Optional<OptionTable<T>> read(Node node, NodeReader<T> value, Problems problems) {
    Fields fields = Fields.sourced(node, problems).required("of", "sizes");
    Optional<String> option = fields.text("of");
    String separator = fields.text("separator", "");
    Map<String, T> sizes = fields.map("sizes", value);
    return fields.build(() -> {
      if (option.orElseThrow().equals(MEMORY)) {
        sizes.keySet().forEach(OptionTable::megabytes);
      }
      return new OptionTable<>(option.get(), separator, sizes, node);
    });
  }

  /** Whether a value is such a table rather than a plain one. */
  static boolean isTable(Node node) {
    return node.get("of").isPresent() || node.get("sizes").isPresent();
  }

  /**
   * The value under the options of a strategy; empty where nothing is known, which is recorded.
   *
   * @param what the value is, such as {@code number of cores}
   */
  Optional<T> apply(Settings settings, Map<String, String> options, String what) {
    String chosen = options.getOrDefault(option, "");
    Optional<String> key = option.equals(MEMORY) ? holding(chosen) : named(chosen);
    if (key.isEmpty() && settings.isOfOffer() && !chosen.isEmpty() && !option.equals(MEMORY)) {
      // The file is read without a strategy, whose choice need not be the default.
      return sizes.values().stream().findFirst();
    }
    if (key.isEmpty()) {
      settings.fail(option, "the " + what + " of " + (chosen.isEmpty() ? "an instance without " + option : chosen)
          + " is not known; it is of " + String.join(", ", sizes.keySet()));
      return Optional.empty();
    }
    settings.log().use(node.get("sizes").flatMap(map -> map.get(key.get())).orElse(node),
        what + " of " + chosen + (option.equals(MEMORY) ? " MB" : "") + ": " + described(sizes.get(key.get())));
    return Optional.of(sizes.get(key.get()));
  }

  private static String described(Object value) {
    return value instanceof Distribution distribution ? distribution.describe() : String.valueOf(value);
  }

  private Optional<String> named(String chosen) {
    int cut = separator.isEmpty() ? -1 : chosen.indexOf(separator);
    String size = cut < 0 ? chosen : chosen.substring(cut + separator.length());
    return Optional.of(sizes.containsKey(chosen) ? chosen : size).filter(sizes::containsKey);
  }

  private Optional<String> holding(String chosen) {
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    long wanted = Long.parseLong(chosen);
    return sizes.keySet().stream().filter(size -> megabytes(size) >= wanted)
        .min((a, b) -> Long.compare(megabytes(a), megabytes(b)));
  }

  private static long megabytes(String size) {
    return switch (Quantities.SIZE.parse(size)) {
      case Reading.Value<DataSize>(DataSize found) -> found.binaryBytes() >> 20;
      case Reading.Fault<DataSize>(String message) -> throw new IllegalArgumentException(message);
    };
  }
}
