package io.edgewise.scenario.output;

import io.edgewise.report.table.Numbers;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells why requests failed where the table does not, and what asking again added to the load. */
final class FailureNotes {

  private FailureNotes() {}

  /** One sentence for each. */
  static List<String> of(Measurements measured) {
    List<String> notes = new ArrayList<>();
    if (measured.attemptsPerRequest() > 1) {
      notes.add(
          String.format(Locale.ROOT, "each request was tried %.4g times on average, because users' clients ask again"
              + " what is refused", measured.attemptsPerRequest()));
    }
    if (measured.repeatedOperations() > 0) {
      notes.add(String.format(Locale.ROOT, "%.3g store operations for each request were refused and asked for again",
          (double) measured.repeatedOperations() / measured.requests()));
    }
    long refused = measured.count(Outcome.CONNECTION_REFUSED);
    if (refused > 0) {
      notes.add(
          Numbers.percent((double) refused / measured.requests()) + " of the requests failed because their instance"
              + " found all connections of its database taken; lower what holds them, or put a \"pooler\" between");
    }
    return notes;
  }
}
