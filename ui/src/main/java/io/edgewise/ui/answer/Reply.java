package io.edgewise.ui.answer;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.gallery.SavedRun;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.output.Results;
import io.edgewise.ui.figure.FittedFigure;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An answer to a question.
 *
 * @param question what was asked
 * @param strategies ids of all strategies of the file in its order, whether they were simulated or not
 * @param compiled the scenario
 * @param results what came out
 * @param run the same as figures see it
 * @param figures all that the run has data for, with the tones of the file's strategies
 * @param seen the one of them that is looked at, as it was seen when the answer was made; empty for none
 * @param number 0 for the first answer to a question, then counted up
 * @param complete whether the precision is reached that the file asks for, and nothing sharper follows
 * @param millis time from the question to this answer
 */
public record Reply(Question question, List<String> strategies, CompiledScenario compiled, Results results,
    SavedRun run, List<Figure> figures, Optional<FittedFigure> seen, int number, boolean complete, double millis) {

  /** Copies the lists. */
  public Reply {
    Objects.requireNonNull(question, "question");
    strategies = List.copyOf(strategies);
    figures = List.copyOf(figures);
    Objects.requireNonNull(compiled, "compiled");
    Objects.requireNonNull(seen, "seen");
    Objects.requireNonNull(results, "results");
    Objects.requireNonNull(run, "run");
  }

  /**
   * The tone of a strategy of the run, by its index there: its place in the file, so that it stays when others are hidden. What
   * figures number after the strategies, such as a tie, comes after all those of the file.
   */
  public int tone(int index) {
    return tone(strategies, run, index);
  }

  /** The same before there is a reply. */
  static int tone(List<String> strategies, SavedRun run, int index) {
    int shown = run.strategies().size();
    return index < shown ? strategies.indexOf(run.strategies().get(index).id()) : strategies.size() + index - shown;
  }
}
