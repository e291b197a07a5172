package io.edgewise.scenario.output;

import io.edgewise.report.table.Numbers;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import java.util.List;

/** Tells why requests failed where the table does not. */
final class FailureNotes {

  private FailureNotes() {}

  /** One sentence for each cause. */
  static List<String> of(Measurements measured) {
    long refused = measured.count(Outcome.CONNECTION_REFUSED);
    return refused == 0 ? List.of()
        : List.of(
            Numbers.percent((double) refused / measured.requests()) + " of the requests failed because their instance"
                + " found all connections of its database taken; lower what holds them, or put a \"pooler\" between");
  }
}
