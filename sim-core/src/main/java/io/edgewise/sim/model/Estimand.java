package io.edgewise.sim.model;

/** What a run estimates with an interval, and may be asked to know with some precision: a metric or a rate of events. */
public interface Estimand {

  /** Name in files, such as {@code p99} or {@code coldStartRate}. */
  String id();

  /** What it is called in a text: {@code p99.9} where files and options say {@code p999}. */
  default String label() {
    return id();
  }
}
