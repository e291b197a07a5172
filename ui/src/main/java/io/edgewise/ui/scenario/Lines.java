package io.edgewise.ui.scenario;

import java.util.List;

/** The lines of a text, the last one too where it is empty. */
final class Lines {

  private Lines() {}

  static List<String> of(String text) {
    return List.of(text.split("\r\n|\r|\n", -1));
  }
}
