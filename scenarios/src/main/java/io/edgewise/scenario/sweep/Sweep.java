package io.edgewise.scenario.sweep;

import io.edgewise.scenario.spec.AxisSpec;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Every combination of the values of some axes, in the order of the file: the last axis changes fastest.
 *
 * @param axes the values of each, by the path of what is set; at least one axis
 */
public record Sweep(Map<String, List<String>> axes) implements Serializable {

  /** Most combinations. */
  public static final int MOST = 1_000_000;

  /**
   * Checks the number of combinations.
   *
   * @throws IllegalArgumentException if there is no axis, or there are too many combinations
   */
  public Sweep {
    axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
    if (axes.isEmpty()) {
      throw new IllegalArgumentException("a sweep needs axes: sweep: {users.rate: [10 / s, 100 / s]}");
    }
    double points = axes.values().stream().mapToDouble(List::size).reduce(1, (a, b) -> a * b);
    if (points > MOST) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "the axes have %,.0f combinations; the most is %,d", points, MOST));
    }
  }

  /** The sweep that a file describes. */
  public static Sweep of(Map<String, AxisSpec> spec) {
    Map<String, List<String>> axes = new LinkedHashMap<>();
    spec.forEach((path, axis) -> axes.put(path, axis.values()));
    return new Sweep(axes);
  }

  /** How many combinations there are. */
  public int size() {
    return axes.values().stream().mapToInt(List::size).reduce(1, Math::multiplyExact);
  }

  /** The value of each axis at a point, from 0 up. */
  public List<String> values(int point) {
    List<String> values = new ArrayList<>();
    int rest = point;
    for (List<String> axis : List.copyOf(axes.values()).reversed()) {
      values.addFirst(axis.get(rest % axis.size()));
      rest /= axis.size();
    }
    return values;
  }

  /** The settings of a point, as {@code path=value}. */
  public List<String> settings(int point) {
    List<String> values = values(point);
    List<String> settings = new ArrayList<>();
    for (String path : axes.keySet()) {
      settings.add(path + "=" + values.get(settings.size()));
    }
    return settings;
  }
}
