package io.edgewise.report.table;

/** Marks text for the medium it is written to. */
@FunctionalInterface
public interface Paint {

  /** Adds nothing. */
  Paint PLAIN = (tone, text) -> text;

  /**
   * The text with the marks of a tone around it.
   *
   * @param text one line; what the marks add must take no room on the screen
   */
  String paint(Tone tone, String text);
}
