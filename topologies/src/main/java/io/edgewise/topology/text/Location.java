package io.edgewise.topology.text;

import java.util.Comparator;
import java.util.Objects;

/**
 * Where something was written: a position in a file, a whole file, or a setting given on the command line.
 *
 * @param source the file as the user named it, or {@code --set path}
 * @param line 1-based; 0 where the source has no lines to point at
 * @param column 1-based, in Unicode code points, a tab counting one; 0 exactly where {@code line} is 0
 */
public record Location(String source, int line, int column) implements Comparable<Location> {

  private static final String SETTING = "--set ";

  // Settings come after all files: they are applied after the files were read.
  private static final Comparator<Location> ORDER =
      Comparator.comparing(Location::isSetting)
          .thenComparing(Location::source)
          .thenComparingInt(Location::line)
          .thenComparingInt(Location::column);

  /**
   * Checks the position.
   *
   * @throws IllegalArgumentException if one of line and column is 0 and the other is not, or one is negative
   */
  public Location {
    Objects.requireNonNull(source, "source");
    if (line < 0 || column < 0 || (line == 0) != (column == 0)) {
      throw new IllegalArgumentException("no position: line " + line + ", column " + column);
    }
  }

  /** The whole of a file, for problems such as a missing one. */
  public static Location whole(String source) {
    return new Location(source, 0, 0);
  }

  /** A value given as {@code --set path=value}. */
  public static Location setting(String path) {
    return new Location(SETTING + path, 0, 0);
  }

  /** Whether this is a value of {@code --set} and not a file's. */
  public boolean isSetting() {
    return source.startsWith(SETTING);
  }

  /** Line and column alone, as {@code 24:15}. */
  String position() {
    return line + ":" + column;
  }

  /** By source, line and column; settings last. */
  @Override
  public int compareTo(Location other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line:column}, or the source alone. */
  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + position();
  }
}
