package io.edgewise.ui.answer;

import io.edgewise.report.gallery.SavedRun;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.output.Results;
import java.util.Objects;

/**
 * An answer to a question.
 *
 * @param question what was asked
 * @param compiled the scenario
 * @param results what came out
 * @param run the same as figures see it
 * @param number 0 for the first answer to a question, then counted up
 * @param complete whether the precision is reached that the file asks for, and nothing sharper follows
 * @param millis time from the question to this answer
 */
public record Reply(Question question, CompiledScenario compiled, Results results, SavedRun run, int number,
    boolean complete, double millis) {

  /** Checks for null. */
  public Reply {
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(compiled, "compiled");
    Objects.requireNonNull(results, "results");
    Objects.requireNonNull(run, "run");
  }
}
