package io.edgewise.scenario.calibration;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Latencies of one or more files, by group, as they are read. Not thread-safe. */
public final class Measurements {

  /** Groups that are told apart at most; more would be a column that is no label. */
  public static final int MOST_GROUPS = 200;

  private static final int MOST_KINDS = 50;

  private final Map<GroupKey, Reservoir> values = new TreeMap<>();
  private final Map<GroupKey, Percentiles> percentiles = new TreeMap<>();
  private final Map<GroupKey, TreeSet<String>> sources = new TreeMap<>();
  private final Map<String, Long> skipped = new LinkedHashMap<>();
  private final Set<String> remarks = new LinkedHashSet<>();
  private final double factor;
  private String source = "";

  /**
   * Nothing yet.
   *
   * @param factor by which all latencies are multiplied
   */
  public Measurements(double factor) {
    this.factor = factor;
  }

  /** Everything that is added from now on comes from this file. */
  public void from(String file) {
    source = file;
  }

  /** A latency of so many milliseconds. */
  public void value(GroupKey key, double millis) {
    values.computeIfAbsent(key, group -> new Reservoir()).add(factor * millis);
    sources.computeIfAbsent(key, group -> new TreeSet<>()).add(source);
  }

  /** Percentiles of a group; they replace earlier ones. */
  public void percentiles(GroupKey key, Percentiles of) {
    Map<Double, Double> scaled = new TreeMap<>();
    of.quantiles().forEach((p, millis) -> scaled.put(p, factor * millis));
    OptionalDouble mean = of.meanMillis().isPresent() ? OptionalDouble.of(factor * of.meanMillis().getAsDouble())
        : OptionalDouble.empty();
    percentiles.put(key, new Percentiles(scaled, mean, of.count()));
    sources.computeIfAbsent(key, group -> new TreeSet<>()).add(source);
  }

  /** One more thing of a kind was not taken; of many kinds, those that come late are counted together. */
  public void skip(String what) {
    skipped.merge(skipped.size() < MOST_KINDS || skipped.containsKey(what) ? what : "of other kinds", 1L, Long::sum);
  }

  /** Something that a user should know. */
  public void remark(String text) {
    remarks.add(text);
  }

  /** What a user should know. */
  public Set<String> remarks() {
    return remarks;
  }

  /** Whether no more groups can be told apart. */
  public boolean isFull() {
    return values.size() + percentiles.size() > MOST_GROUPS;
  }

  /** Whether nothing was taken. */
  public boolean isEmpty() {
    return values.isEmpty() && percentiles.isEmpty();
  }

  /** What was not taken, and how often. */
  public Map<String, Long> skipped() {
    return skipped;
  }

  Map<GroupKey, Reservoir> values() {
    return values;
  }

  Map<GroupKey, Percentiles> percentiles() {
    return percentiles;
  }

  List<String> sources(GroupKey key) {
    return List.copyOf(sources.get(key));
  }
}
