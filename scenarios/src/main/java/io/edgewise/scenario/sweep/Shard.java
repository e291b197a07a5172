package io.edgewise.scenario.sweep;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several parts of a sweep: every so many-th point, so that parts take about as long as each other.
 *
 * @param index from 0 up
 * @param of how many there are
 */
public record Shard(int index, int of) {

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

  /** The whole sweep. */
  public static final Shard WHOLE = new Shard(0, 1);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there is no such part
   */
  public Shard {
    if (index < 0 || index >= of) {
      throw new IllegalArgumentException("no part " + index + " of " + of);
    }
  }

  /** The part that {@code K/N} means, K from 1 on; empty where it means none. */
  public static Optional<Shard> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int index = Integer.parseInt(matcher.group(1)) - 1;
    int of = Integer.parseInt(matcher.group(2));
    return index < 0 || index >= of ? Optional.empty() : Optional.of(new Shard(index, of));
  }

  /** Whether a point belongs to it. */
  public boolean has(int point) {
    return point % of == index;
  }

  /** Such as {@code shard-3-of-8}. */
  public String name() {
    return "shard-" + (index + 1) + "-of-" + of;
  }
}
