package io.edgewise.report.render;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The colours of drawings on a page that is read in two themes: whatever has one colour on white and another one on a dark ground
 * gets a class, and a style sheet gives the classes their dark colours where the reader's screen is dark. Paper stays light.
 */
public final class Palettes {

  /** Begins the names of classes; those of a page are words of their own. */
  private static final String PREFIX = "d";

  private final Map<String, String> classes = new LinkedHashMap<>();
  private final StringBuilder rules = new StringBuilder();

  /**
   * The class for a property that has two colours; empty where it has one.
   *
   * @param property {@code fill} or {@code stroke}
   * @param light its colour on white, null for none
   * @param dark its colour on a dark ground
   */
  String style(String property, String light, String dark) {
    if (light == null || light.equals(dark)) {
      return "";
    }
    return classes.computeIfAbsent(property + light + dark, key -> {
      String name = PREFIX + Integer.toString(classes.size(), Character.MAX_RADIX);
      rules.append('.').append(name).append('{').append(property).append(':').append(dark).append('}');
      return name;
    });
  }

  /** The rules of all classes so far. */
  public String styles() {
    return rules.isEmpty() ? "" : "@media screen and (prefers-color-scheme:dark){" + rules + "}";
  }
}
