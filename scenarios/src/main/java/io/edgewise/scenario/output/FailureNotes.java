package io.edgewise.scenario.output;

import io.edgewise.report.table.Numbers;
import io.edgewise.sim.result.DependencyCounts;
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
    if (measured.repeatedOperations() > 0 && measured.dependencies().isEmpty()) {
      notes.add(String.format(Locale.ROOT, "%.3g store operations for each request were refused and asked for again",
          (double) measured.repeatedOperations() / measured.requests()));
    }
    long refused = measured.count(Outcome.CONNECTION_REFUSED);
    if (refused > 0) {
      notes.add(
          Numbers.percent((double) refused / measured.requests()) + " of the requests failed because their instance"
              + " found all connections of its database taken; lower what holds them, or put a \"pooler\" between");
    }
    failed(measured, Outcome.DEADLINE_EXCEEDED, "were not answered before their deadline", notes);
    failed(measured, Outcome.OPERATION_TIMED_OUT, "failed because what they asked did not answer in time", notes);
    failed(measured, Outcome.CIRCUIT_OPEN, "failed because a circuit was open", notes);
    for (DependencyCounts counts : measured.dependencies()) {
      client(counts, notes);
    }
    return notes;
  }

  private static void failed(Measurements measured, Outcome outcome, String how, List<String> notes) {
    if (measured.count(outcome) > 0) {
      notes.add(Numbers.percent((double) measured.count(outcome) / measured.requests()) + " of the requests " + how);
    }
  }

  private static void client(DependencyCounts counts, List<String> notes) {
    if (counts.operations() == 0) {
      return;
    }
    StringBuilder note = new StringBuilder(String.format(Locale.ROOT, "%s: %.3g attempts for each operation",
        counts.name(), counts.attemptsPerOperation()));
    part(counts.timeouts(), counts.attempts(), "of the attempts were given up", note);
    part(counts.hedges(), counts.operations(), "of the operations were sent twice", note);
    part(counts.budgetRefusals(), counts.operations(), "were not begun again for want of budget", note);
    part(counts.fallbacks(), counts.operations(), "were replaced by other steps", note);
    if (counts.circuits() > 0) {
      part(counts.circuitRefusals(), counts.operations() + counts.retries(), "found a circuit open", note);
      note.append("; circuits were open for ").append(Numbers.percent(counts.circuitOpenShare()))
          .append(" of the time");
    }
    notes.add(note.toString());
  }

  private static void part(long count, long all, String what, StringBuilder note) {
    if (count > 0) {
      note.append(", ").append(Numbers.percent((double) count / all)).append(' ').append(what);
    }
  }
}
