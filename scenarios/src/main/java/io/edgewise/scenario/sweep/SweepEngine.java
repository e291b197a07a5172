package io.edgewise.scenario.sweep;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/** Simulates points of a sweep: on this machine, or on others. */
public interface SweepEngine {

  /**
   * Simulates points and writes each down when it is finished. Points that were finished stay in the journal, however this
   * ends.
   *
   * @param points their numbers
   * @param progress takes the part done, 0..1, now and then, on the thread of the caller
   * @param cancelled is asked now and then whether to give up
   * @throws io.edgewise.topology.text.InvalidInputException if the scenario is wrong at a point
   * @throws java.util.concurrent.CancellationException if it was cancelled
   * @throws IllegalStateException if the machines that do the work have failed
   * @throws IOException if the journal cannot be written
   */
  void run(List<Integer> points, SweepJournal journal, DoubleConsumer progress, BooleanSupplier cancelled)
      throws IOException;
}
