package io.edgewise.topology.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The form a scalar must have, and how it is read: one of {@link Quantities}, a choice, or a text. Immutable.
 *
 * @param <T> the value's type
 */
public final class Form<T> implements NodeReader<T> {

  /** Reads a stripped text that is not empty. */
  @FunctionalInterface
  interface Parser<T> {
    T parse(String text) throws Unreadable;
  }

  private static final int EXAMPLES = 5;

  /** Any text that is not blank. */
  public static final Form<String> TEXT = new Form<>("text", "\"abc\"", text -> text, null);

  /** {@code true} or {@code false}. */
  public static final Form<Boolean> FLAG = new Form<>("flag", "true or false", Form::parseFlag, null);

  private final String noun;
  private final String example;
  private final Parser<T> parser;
  private final Comparator<T> order;

  Form(String noun, String example, Parser<T> parser, Comparator<T> order) {
    this.noun = noun;
    this.example = example;
    this.parser = parser;
    this.order = order;
  }

  /** A form whose values have their natural order. */
  static <T extends Comparable<? super T>> Form<T> ordered(String noun, String example, Parser<T> parser) {
    return new Form<>(noun, example, parser, Comparator.naturalOrder());
  }

  /** One of the given names, read as its value. */
  public static <T> Form<T> choice(String noun, Map<String, T> values) {
    Map<String, T> known = new LinkedHashMap<>(values);
    String examples = Wording.listing(known.keySet().stream().limit(EXAMPLES).toList());
    return new Form<>(noun, examples, text -> {
      T value = known.get(text);
      if (value == null) {
        throw new Unreadable("no " + noun + " " + Wording.quote(text) + Suggestions.hint(text, known.keySet()));
      }
      return value;
    }, null);
  }

  /** One of the given names. */
  public static Form<String> oneOf(String noun, Collection<String> names) {
    Map<String, String> values = new LinkedHashMap<>();
    names.forEach(name -> values.put(name, name));
    return choice(noun, values);
  }

  /**
   * One of an enum's constants: {@code READ_YOUR_WRITES} is written {@code read-your-writes}; the constants of an enum
   * that overrides {@code toString} are written as that says.
   */
  public static <E extends Enum<E>> Form<E> choice(String noun, Class<E> type) {
    E[] constants = type.getEnumConstants();
    boolean named = Arrays.stream(constants).anyMatch(constant -> !constant.toString().equals(constant.name()));
    Map<String, E> values = new LinkedHashMap<>();
    for (E constant : constants) {
      values.put(named ? constant.toString() : constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    return choice(noun, values);
  }

  private static Boolean parseFlag(String text) throws Unreadable {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> {
        String meant = switch (text.toLowerCase(Locale.ROOT)) {
          case "true", "yes", "y", "on", "1" -> "; did you mean \"true\"?";
          case "false", "no", "n", "off", "0" -> "; did you mean \"false\"?";
          default -> "";
        };
        throw new Unreadable("found " + Wording.quote(text) + "; a flag is true or false" + meant);
      }
    };
  }

  /** This form with the value turned into something else; an {@link IllegalArgumentException} becomes a fault. */
  public <U> Form<U> map(Function<? super T, ? extends U> function) {
    return new Form<>(noun, example, text -> {
      T value = parser.parse(text);
      try {
        return function.apply(value);
      } catch (IllegalArgumentException e) {
        throw new Unreadable("found " + Wording.quote(text) + "; " + e.getMessage());
      }
    }, null);
  }

  /** This form, the least value allowed being written in the same form. */
  public Form<T> atLeast(String bound) {
    T least = bound(bound);
    return checked(value -> order.compare(value, least) >= 0, "it must be at least " + bound);
  }

  /** This form, the greatest value allowed being written in the same form. */
  public Form<T> atMost(String bound) {
    T greatest = bound(bound);
    return checked(value -> order.compare(value, greatest) <= 0, "it must be at most " + bound);
  }

  /** This form, for values above one written in the same form. */
  public Form<T> moreThan(String bound) {
    T exceeded = bound(bound);
    return checked(value -> order.compare(value, exceeded) > 0, "it must be more than " + bound);
  }

  /**
   * {@code low..high}, such as {@code 1..8} or {@code 5..50 ms}: a low end without a unit has that of the high end.
   *
   * @throws IllegalStateException if values of this form have no order
   */
  public Form<Range<T>> range() {
    requireOrder();
    String low = example.replace("\"", "");
    return new Form<>("range", Wording.quote(low + ".." + low), this::parseRange, null);
  }

  private Range<T> parseRange(String text) throws Unreadable {
    int dots = text.indexOf("..");
    if (dots < 0) {
      throw new Unreadable("found " + Wording.quote(text) + "; a range has two ends, such as "
          + Wording.quote(text + ".." + text));
    }
    String low = text.substring(0, dots).strip();
    String high = text.substring(dots + 2).strip();
    if (low.isEmpty() || high.isEmpty()) {
      throw new Unreadable("found " + Wording.quote(text) + "; a range needs an end on both sides of \"..\"");
    }
    String lowInFull = NumberText.withUnitOf(low, high);
    Range<T> range = new Range<>(parser.parse(lowInFull), parser.parse(high));
    if (order.compare(range.low(), range.high()) > 0) {
      throw new Unreadable("found " + Wording.quote(text) + "; the low end comes first: "
          + Wording.quote(high + ".." + lowInFull));
    }
    return range;
  }

  private Form<T> checked(Predicate<T> condition, String demand) {
    return new Form<>(noun, example, text -> {
      T value = parser.parse(text);
      if (!condition.test(value)) {
        throw new Unreadable("found " + Wording.quote(text) + "; " + demand);
      }
      return value;
    }, order);
  }

  private T bound(String text) {
    requireOrder();
    return switch (parse(text)) {
      case Reading.Value<T>(T value) -> value;
      case Reading.Fault<T>(String message) -> throw new IllegalArgumentException("bound " + text + ": " + message);
    };
  }

  private void requireOrder() {
    if (order == null) {
      throw new IllegalStateException("values of the form " + noun + " have no order");
    }
  }

  /** Reads a text; surrounding white space does not matter. */
  public Reading<T> parse(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return new Reading.Fault<>("found an empty text; expected " + expected());
    }
    try {
      return new Reading.Value<>(parser.parse(stripped));
    } catch (Unreadable e) {
      return new Reading.Fault<>(e.getMessage());
    }
  }

  /** Whether a text has this form; what a message would say is not worked out. */
  boolean fits(String text) {
    try {
      parser.parse(text.strip());
      return !text.isBlank();
    } catch (Unreadable e) {
      return false;
    }
  }

  @Override
  public Optional<T> read(Node node, Problems problems) {
    switch (node.kind()) {
      case SCALAR -> {
        switch (parse(node.text())) {
          case Reading.Value<T>(T value) -> {
            return Optional.of(value);
          }
          case Reading.Fault<T>(String message) -> problems.add(node, message);
        }
      }
      case EMPTY -> problems.add(node, "the value is empty; write " + expected() + ", or leave the key out");
      case MAPPING, LIST -> problems.add(node, "expected " + expected() + ", found " + node.description());
      case BROKEN -> {}
    }
    return Optional.empty();
  }

  private String expected() {
    return Wording.withArticle(noun) + " such as " + example;
  }
}
