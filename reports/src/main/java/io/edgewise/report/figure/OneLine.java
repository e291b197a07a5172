package io.edgewise.report.figure;

/** Texts of users in one line. */
final class OneLine {

  private OneLine() {}

  /** The text with every run of spaces, line ends and control characters as one space. */
  static String of(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }
}
