package io.edgewise.scenario.schema;

import io.edgewise.scenario.schema.Shape.Scalar;
import io.edgewise.scenario.schema.Shape.Type;
import io.edgewise.topology.text.DataSize;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Quantities;
import io.edgewise.topology.text.Range;
import io.edgewise.topology.text.Rate;
import java.math.BigDecimal;
import java.util.List;

/**
 * The scalar values of the format. The patterns are what an editor can check; units and bounds are checked by the
 * reader.
 */
public final class Scalars {

  private static final String NUMBER = "\\.?[0-9][0-9_]*(\\.[0-9]*)?([eE][+-]?[0-9]+)?";
  private static final String COUNT_SUFFIX = "( *(k|K|M|B|thousand|million|billion))?";
  private static final List<Type> TEXT_OR_NUMBER = List.of(Type.STRING, Type.NUMBER);

  /** Two numbers with two dots between them, each with or without a unit, or a word. */
  public static final String RANGE_OR_WORD = "^\\s*(known|.*[0-9].*\\.\\..*[0-9].*)\\s*$";

  /** Any text that is not blank. */
  public static final Value<String> TEXT =
      new Value<>(new Scalar("text", TEXT_OR_NUMBER, "", List.of()), Form.TEXT);

  /** {@code true} or {@code false}. */
  public static final Value<Boolean> FLAG =
      new Value<>(new Scalar("flag", List.of(Type.BOOLEAN), "", List.of()), Form.FLAG);

  private Scalars() {}

  /** A duration in nanoseconds. */
  public static Value<Long> duration(Form<Long> form, String... examples) {
    return quantity("duration", NUMBER + " *(ns|us|µs|μs|ms|s|min|h|d|[a-z]{3,12})", form, examples);
  }

  /** A data size. */
  public static Value<DataSize> size(String... examples) {
    return quantity("data size", NUMBER + " *([kKMGTP]i?)?(B|bytes?)", Quantities.SIZE, examples);
  }

  /** A rate. */
  public static Value<Rate> rate(Form<Rate> form, String... examples) {
    return quantity("rate", NUMBER + COUNT_SUFFIX + " */ *[a-z]+", form, examples);
  }

  /** US dollars. */
  public static Value<BigDecimal> money(String... examples) {
    return quantity("amount of money", "(\\$|USD) *" + NUMBER + "|" + NUMBER + " *(\\$|USD)",
        Quantities.MONEY, examples);
  }

  /** A share from 0 to 1. */
  public static Value<Double> share(Form<Double> form, String... examples) {
    return number("share", NUMBER + " *%?", form, examples);
  }

  /** A factor on something, above 0. */
  public static Value<Double> factor(String... examples) {
    return number("factor", NUMBER + " *%?", Quantities.FACTOR, examples);
  }

  /** Two factors with two dots between them. */
  public static Value<Range<Double>> factorRange(String... examples) {
    return number("range of factors", NUMBER + " *%? *\\.\\. *" + NUMBER + " *%?", Quantities.FACTOR.range(), examples);
  }

  /** A whole number. */
  public static Value<Long> count(Form<Long> form, String... examples) {
    return number("count", NUMBER + COUNT_SUFFIX, form, examples);
  }

  /** A number without a unit. */
  public static Value<Double> number(Form<Double> form, String... examples) {
    return number("number", NUMBER, form, examples);
  }

  /** Two durations with two dots between them. */
  static Scalar durations(String... examples) {
    String unit = " *[a-zµμ]{1,12}";
    return new Scalar("range of durations", List.of(Type.STRING),
        whole(NUMBER + "(" + unit + ")? *\\.\\. *" + NUMBER + unit), List.of(examples));
  }

  /** Two counts with two dots between them. */
  static Scalar counts(String... examples) {
    return new Scalar("range of counts", List.of(Type.STRING),
        whole(NUMBER + COUNT_SUFFIX + " *\\.\\. *" + NUMBER + COUNT_SUFFIX), List.of(examples));
  }

  /** The name of a file. */
  public static Value<String> file(String... examples) {
    return new Value<>(new Scalar("file", List.of(Type.STRING), "", List.of(examples)), Form.TEXT);
  }

  /** A share in percent, or a weight. */
  public static <T> Value<T> weight(Form<T> form, String... examples) {
    return number("share", NUMBER + " *%?", form, examples);
  }

  private static <T> Value<T> quantity(String noun, String pattern, Form<T> form, String... examples) {
    return new Value<>(new Scalar(noun, List.of(Type.STRING), whole(pattern), List.of(examples)), form);
  }

  private static <T> Value<T> number(String noun, String pattern, Form<T> form, String... examples) {
    return new Value<>(new Scalar(noun, TEXT_OR_NUMBER, whole(pattern), List.of(examples)), form);
  }

  private static String whole(String pattern) {
    return "^\\s*(" + pattern + ")\\s*$";
  }
}
