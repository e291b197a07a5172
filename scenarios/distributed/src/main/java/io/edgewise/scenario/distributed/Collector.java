package io.edgewise.scenario.distributed;

import io.edgewise.scenario.sweep.SweepJournal;
import io.edgewise.scenario.sweep.SweepPoint;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import scala.Function2;
import scala.runtime.BoxedUnit;

/**
 * Writes down what tasks return, once for each task however often it was tried. Called on a thread of Spark, which an
 * exception would not get out of, so that failures are kept for the thread that waits.
 */
final class Collector implements Function2<Object, List<FinishedPoint>, BoxedUnit> {

  private final SweepJournal journal;
  private int finished;
  private int wrong = -1;
  private IOException failure;

  Collector(SweepJournal journal) {
    this.journal = journal;
  }

  @Override
  public synchronized BoxedUnit apply(Object task, List<FinishedPoint> points) {
    for (FinishedPoint point : points) {
      if (point.line().isEmpty()) {
        wrong = wrong < 0 ? point.number() : Math.min(wrong, point.number());
      } else if (failure == null) {
        write(point.line());
      }
      finished++;
    }
    return BoxedUnit.UNIT;
  }

  private void write(String line) {
    try {
      journal.add(SweepPoint.parse(line));
    } catch (IOException e) {
      failure = e;
    }
  }

  /** How many points there are no more to wait for. */
  synchronized int finished() {
    return finished;
  }

  /** The first point at which the scenario is wrong, of those that were tried. */
  synchronized OptionalInt wrong() {
    return wrong < 0 ? OptionalInt.empty() : OptionalInt.of(wrong);
  }

  /** Tells that the journal could not be written. */
  synchronized void throwIfFailed() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }
}
