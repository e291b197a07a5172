package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Shape;
import io.edgewise.scenario.schema.Value;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far off a number may be: an entry of {@code uncertainty}. */
public sealed interface UncertaintySpec {

  /** Where it stands. */
  Node node();

  /**
   * It is known, and not varied.
   *
   * @param node where it stands
   */
  record Known(Node node) implements UncertaintySpec {}

  /**
   * It may be multiplied by what lies between two factors: {@code 50%..200%}.
   *
   * @param node where it stands
   * @param low least factor, above 0
   * @param high greatest factor, above {@code low}
   */
  record Factors(Node node, double low, double high) implements UncertaintySpec {}

  /**
   * It lies between two values: {@code 2 kB..20 kB}.
   *
   * @param node where it stands
   * @param range of a knob without a path yet
   */
  record Values(Node node, Knob range) implements UncertaintySpec {}

  /** The word for a number that is not varied. */
  String KNOWN = "known";

  /** Any of the three. */
  Value<UncertaintySpec> VALUE = new Value<>(
      new Shape.Scalar("range", List.of(Shape.Type.STRING), Scalars.RANGE_OR_WORD,
          List.of("50%..200%", "2 kB..20 kB", KNOWN)),
      UncertaintySpec::read);

  private static Optional<UncertaintySpec> read(Node node, Problems problems) {
    Optional<String> text = Form.TEXT.read(node, problems).map(String::strip);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.get().equals(KNOWN)) {
      return Optional.of(new Known(node));
    }
    try {
      return Optional.of(range(node, text.get()));
    } catch (IllegalArgumentException e) {
      problems.add(node, e.getMessage());
      return Optional.empty();
    }
  }

  private static UncertaintySpec range(Node node, String text) {
    Matcher factors = Pattern.compile("([0-9.]+?)\\s*%?\\s*\\.\\.\\s*([0-9.]+)\\s*%").matcher(text);
    if (!factors.matches()) {
      return new Values(node, Knob.parseRange("", text));
    }
    double low = Double.parseDouble(factors.group(1)) / 100;
    double high = Double.parseDouble(factors.group(2)) / 100;
    if (!(low > 0 && low < high)) {
      throw new IllegalArgumentException("a range of factors rises and begins above 0%, found \"" + text + "\"");
    }
    return new Factors(node, low, high);
  }
}
