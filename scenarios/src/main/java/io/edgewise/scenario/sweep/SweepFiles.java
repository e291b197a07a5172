package io.edgewise.scenario.sweep;

import io.edgewise.scenario.output.AnalysisFacts;
import java.util.Map;
import java.util.SortedMap;

/** A finished sweep as files: its table, {@code sweep.csv}, and what it was made from, {@code sweep.json}, format 1. */
public final class SweepFiles {

  /** Name of the file with what the sweep was made from. */
  public static final String FACTS = "sweep.json";

  /** Name of the table. */
  public static final String TABLE = "sweep.csv";

  private SweepFiles() {}

  /** The texts of the files by name, the same on every system. */
  public static Map<String, String> of(SweepJournal.Head head, SortedMap<Integer, SweepPoint> points) {
    AnalysisFacts facts = head.facts();
    return Map.of(TABLE, SweepCsv.of(head.sweep(), points), FACTS, facts.json());
  }
}
