package io.edgewise.scenario.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What was measured, group by group.
 *
 * @param entries in the order of their groups, one for each
 */
public record Calibration(List<Entry> entries) {

  /** Nothing. */
  public static final Calibration NONE = new Calibration(List.of());

  /** Puts the entries in order. */
  public Calibration {
    TreeMap<GroupKey, Entry> sorted = new TreeMap<>();
    entries.forEach(entry -> sorted.put(entry.key(), entry));
    entries = List.copyOf(sorted.values());
  }

  /** This with the groups of another in place of its own, or added. */
  public Calibration with(Calibration newer) {
    List<Entry> all = new ArrayList<>(entries);
    all.addAll(newer.entries);
    return new Calibration(all);
  }

  /** The entries of a component. */
  public List<Entry> of(Component component) {
    return entries.stream().filter(entry -> entry.key().component() == component).toList();
  }
}
