package io.edgewise.topology.text;

/**
 * What came of reading a text with a {@link Form}.
 *
 * @param <T> the value's type
 */
public sealed interface Reading<T> {

  /**
   * The text has the form.
   *
   * @param value what it says
   */
  record Value<T>(T value) implements Reading<T> {}

  /**
   * The text does not have the form.
   *
   * @param message what was found, what is expected, and the likely fix
   */
  record Fault<T>(String message) implements Reading<T> {}
}
