package io.edgewise.scenario.calibration.data;

import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;

/** What is wrong with one data file, up to a limit: who sees twenty wrong lines knows the file. */
final class Faults {

  static final int MOST = 20;

  private final String file;
  private final Problems problems;
  private int found;

  Faults(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Something is wrong at a place, both numbers from 1 on. */
  void add(long line, long column, String message) {
    if (found++ < MOST) {
      problems.add(new Problem(new Location(file, within(line), within(column)), "", message));
    } else if (found == MOST + 1) {
      problems.add(new Problem(new Location(file, within(line), 1), "",
          "more is wrong from here on; reading ended after " + MOST + " problems"));
    }
  }

  private static int within(long number) {
    return (int) Math.min(Integer.MAX_VALUE, number);
  }

  /** Something is wrong with the file as a whole. */
  void add(String message) {
    found++;
    problems.add(new Problem(Location.whole(file), "", message));
  }

  /** Whether enough was found to end reading. */
  boolean isFull() {
    return found > MOST;
  }

  /** Whether nothing was found. */
  boolean isEmpty() {
    return found == 0;
  }
}
