package io.edgewise.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Shortens names to a width so that names which differed still do. */
final class ShortNames {

  private static final String ELLIPSIS = "…";

  private ShortNames() {}

  /**
   * The names, each of at most so many columns, in their order. A name that is too long keeps its beginning; names that
   * then look alike keep their beginning and their end; names that still do are numbered by their place in the list.
   *
   * @param width at least 8
   */
  static List<String> of(List<String> names, int width) {
    List<String> shortened = names.stream().map(name -> fits(name, width) ? name : beginning(name, width)).toList();
    shortened = where(shortened, names, width, (name, index) -> middle(name, width));
    return where(shortened, names, width, (name, index) -> numbered(name, width, index + 1));
  }

  private interface Shortening {
    String apply(String name, int index);
  }

  /** Shortens anew what was shortened and is not unique. */
  private static List<String> where(List<String> shortened, List<String> names, int width, Shortening other) {
    Set<String> seen = new TreeSet<>();
    Set<String> repeated = new TreeSet<>();
    shortened.stream().filter(name -> !seen.add(name)).forEach(repeated::add);
    List<String> result = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      boolean again = repeated.contains(shortened.get(i)) && !fits(names.get(i), width);
      result.add(again ? other.apply(names.get(i), i) : shortened.get(i));
    }
    return result;
  }

  private static boolean fits(String name, int width) {
    return DisplayWidth.of(name) <= width;
  }

  private static String beginning(String name, int width) {
    return DisplayWidth.head(name, width - 1).stripTrailing() + ELLIPSIS;
  }

  private static String middle(String name, int width) {
    int tail = (width - 1) / 2;
    return DisplayWidth.head(name, width - 1 - tail).stripTrailing() + ELLIPSIS
        + DisplayWidth.tail(name, tail).stripLeading();
  }

  private static String numbered(String name, int width, int number) {
    String end = ELLIPSIS + "#" + number;
    return DisplayWidth.head(name, width - DisplayWidth.of(end)).stripTrailing() + end;
  }
}
