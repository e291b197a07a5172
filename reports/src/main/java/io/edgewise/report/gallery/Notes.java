package io.edgewise.report.gallery;

import io.edgewise.report.gallery.SavedRun.Strategy;
import java.util.ArrayList;
import java.util.List;

/** What must be said below a figure. */
final class Notes {

  private Notes() {}

  /** A sentence on how to read it, and one on strategies without latencies. */
  static List<String> of(SavedRun run, String reading) {
    List<String> notes = new ArrayList<>();
    if (!reading.isEmpty()) {
      notes.add(reading);
    }
    List<String> saturated = run.strategies().stream().filter(Strategy::saturated).map(Strategy::name).toList();
    if (!saturated.isEmpty()) {
      notes.add("Saturated, so without latencies: " + String.join("; ", saturated) + ".");
    }
    return notes;
  }
}
