package io.edgewise.report.table;

import java.util.List;

/** A part of a report that a scenario may ask for, between the table of strategies and the reservations. */
public enum Section {
  /** Latency of each kind of request. */
  REQUESTS("requests"),
  /** How many reads miss a write, and how old it is. */
  STALE_READS("stale-reads"),
  /** Which sessions saw time go backwards. */
  SESSIONS("sessions"),
  /** How a horizon in which something breaks goes, phase by phase. */
  FAULTS("faults"),
  /** How often the functions of a trace start cold. */
  FUNCTIONS("functions"),
  /** What a million requests cost, item by item. */
  COSTS("costs"),
  /** Strategies compared in pairs. */
  VERDICTS("verdicts"),
  /** Strategies that are nearer to their users and yet slower, because their requests wait. */
  INVERSIONS("inversions"),
  /** Where the slowest requests spend their time. */
  TAIL("tail");

  /** What is shown where nobody asks. */
  public static final List<Section> USUAL = List.of(VERDICTS, INVERSIONS, TAIL);

  private final String id;

  Section(String id) {
    this.id = id;
  }

  /** Its name in scenario files. */
  public String id() {
    return id;
  }
}
