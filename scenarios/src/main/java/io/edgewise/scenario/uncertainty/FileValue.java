package io.edgewise.scenario.uncertainty;

import io.edgewise.topology.text.Node;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that stands in a scenario file, or would stand there.
 *
 * @param path where
 * @param prefix what stands before the number
 * @param number the number
 * @param suffix what stands behind it
 */
record FileValue(String path, String prefix, BigDecimal number, String suffix) {

  private static final MathContext DIGITS = new MathContext(7, RoundingMode.HALF_EVEN);
  private static final Map<String, Integer> ZEROS = Map.of("k", 3, "K", 3, "M", 6, "B", 9);
  private static final Pattern NUMBER =
      Pattern.compile("\\s*(\\$?\\s*)([0-9][0-9_]*(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(\\s*[A-Za-zµ%/ ]{0,12})\\s*");

  /** A text that is one number above 0 with or without a unit. */
  static Optional<FileValue> of(String path, String text) {
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(matcher.group(2).replace("_", ""));
    // Counts are written out, since their parts need not be whole: half of 1M is 500000, not 0 or 1 million.
    int zeros = ZEROS.getOrDefault(matcher.group(3).strip(), 0);
    return number.signum() == 0 ? Optional.empty()
        : Optional.of(new FileValue(path, matcher.group(1), number.scaleByPowerOfTen(zeros),
            zeros == 0 ? matcher.group(3) : ""));
  }

  /**
   * The numbers of a part of a file: itself, or those of a mapping or list that have a unit, so that probabilities and
   * exponents stay.
   */
  static List<FileValue> in(Node node) {
    if (node.kind() == Node.Kind.SCALAR) {
      return of(node.path(), node.text()).stream().toList();
    }
    List<FileValue> values = new ArrayList<>();
    node.entries().forEach(entry -> values.addAll(withUnits(entry.value())));
    node.items().forEach(item -> values.addAll(withUnits(item)));
    return values;
  }

  private static List<FileValue> withUnits(Node node) {
    return in(node).stream().filter(value -> !value.suffix.isBlank() && !value.suffix.strip().equals("%")
        || !value.prefix.isBlank()).toList();
  }

  /** The setting of the number times a factor. */
  String times(double factor, boolean whole) {
    BigDecimal scaled = number.multiply(BigDecimal.valueOf(factor)).round(DIGITS);
    BigDecimal written = whole ? scaled.setScale(0, RoundingMode.HALF_UP).max(BigDecimal.ONE) : scaled;
    return path + "=" + prefix + written.stripTrailingZeros().toPlainString() + suffix;
  }

  /** As it is written. */
  String text() {
    return (prefix + number.toPlainString() + suffix).strip();
  }
}
