package io.edgewise.report.figure;

import java.util.regex.Pattern;

/** Texts of users in one line. */
final class OneLine {

  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cntrl}]+");

  private OneLine() {}

  /** The text with every run of spaces, line ends and control characters as one space. */
  static String of(String text) {
    return BLANK.matcher(text).replaceAll(" ").strip();
  }
}
