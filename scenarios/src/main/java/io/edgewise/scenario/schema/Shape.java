package io.edgewise.scenario.schema;

import java.util.List;
import java.util.function.Supplier;

/** What a value looks like in a file. */
public sealed interface Shape {

  /** How a scalar may be written in JSON. */
  enum Type {
    /** A text. */
    STRING,
    /** A number without a unit. */
    NUMBER,
    /** {@code true} or {@code false}. */
    BOOLEAN
  }

  /**
   * A text, a number or a quantity.
   *
   * @param noun what it is, such as {@code duration}
   * @param types how it may be written
   * @param pattern regular expression (of ECMA 262) that its texts match; empty for any text
   * @param examples how it may be written
   */
  record Scalar(String noun, List<Type> types, String pattern, List<String> examples) implements Shape {

    /** Copies the lists. */
    public Scalar {
      types = List.copyOf(types);
      examples = List.copyOf(examples);
    }
  }

  /** One of these names. */
  record Choice(List<String> names) implements Shape {

    /** Copies the list. */
    public Choice {
      names = List.copyOf(names);
    }
  }

  /** An id of the catalogue or of the file's own offers. */
  record Identifier(Kind kind) implements Shape {

    /** Whose id. */
    public enum Kind {
      /** A compute platform. */
      PLATFORM,
      /** A state store. */
      STORE,
      /** A model. */
      MODEL,
      /** A front. */
      FRONT,
      /** An engine of workflows. */
      WORKFLOW,
      /** A queue. */
      QUEUE,
      /** A NAT gateway. */
      NAT,
      /** A place. */
      PLACE
    }
  }

  /** A list of equal things. */
  record ListOf(Shape item) implements Shape {}

  /**
   * A mapping from names that the file chooses.
   *
   * @param noun what a name stands for
   * @param most how many names there may be
   */
  record MapOf(String noun, Shape value, int most) implements Shape {

    /** As many names as the file wants. */
    public MapOf(String noun, Shape value) {
      this(noun, value, Integer.MAX_VALUE);
    }
  }

  /** One of several forms. */
  record AnyOf(List<Shape> shapes) implements Shape {

    /** Copies the list. */
    public AnyOf {
      shapes = List.copyOf(shapes);
    }
  }

  /**
   * A mapping with known keys.
   *
   * @param title its name in the schema
   * @param description what it says
   * @param keys its keys, asked for late since forms may contain themselves
   * @param rule how many keys there must be, and whether there may be others
   */
  record Object(String title, String description, Supplier<List<Key<?>>> keys, Rule rule) implements Shape {}

  /** Which keys a mapping must or may have. */
  enum Rule {
    /** Any of the known ones. */
    KNOWN_KEYS,
    /** Exactly one of the known ones. */
    ONE_KEY,
    /** Further ones, which the catalogue checks. */
    OPEN
  }
}
