package io.edgewise.ui.answer;

import io.edgewise.report.gallery.SavedRun;
import io.edgewise.report.gallery.Standing;
import io.edgewise.report.table.SampleSize;
import io.edgewise.sim.model.Metric;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Severity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;

/** The verdict in words, and what kind of answer it rests on. */
public final class VerdictViewModel {

  private static final String SATURATED = " cannot keep up with the load";

  private final Answering answers;
  private final StringBinding verdict;
  private final StringBinding status;

  /** Follows the answers. */
  public VerdictViewModel(Answering answers) {
    this.answers = answers;
    verdict = Bindings.createStringBinding(this::verdict, answers.replyProperty());
    status = Bindings.createStringBinding(this::status, answers.replyProperty(), answers.workingProperty(),
        answers.currentProperty(), answers.problemsProperty(), answers.progressProperty());
  }

  /** Who is fastest and who is cheapest, with intervals; that of the last answer, whichever question it is to. */
  public StringBinding verdictProperty() {
    return verdict;
  }

  /** How far the verdict can be relied upon now. */
  public StringBinding statusProperty() {
    return status;
  }

  private String verdict() {
    Reply reply = answers.replyProperty().get();
    if (reply == null) {
      return "";
    }
    SavedRun run = reply.run();
    Stream<String> standings = Stream.of(Metric.P99, Metric.MONTHLY_COST).map(metric -> Standing.of(run, metric))
        .filter(standing -> !standing.isEmpty()).map(Standing::sentence);
    Stream<String> saturated = run.strategies().stream().filter(SavedRun.Strategy::saturated)
        .map(strategy -> strategy.name() + SATURATED);
    return Stream.concat(standings, saturated).map(sentence -> sentence + ".").collect(Collectors.joining(" "));
  }

  private String status() {
    Reply reply = answers.replyProperty().get();
    List<Problem> errors = answers.problemsProperty().get().stream()
        .filter(problem -> problem.severity() == Severity.ERROR).toList();
    if (!errors.isEmpty() && !answers.currentProperty().get()) {
      return (errors.size() == 1 ? "1 problem" : errors.size() + " problems") + " in the scenario: "
          + errors.getFirst() + (reply == null ? "" : ". Shown is the answer before.");
    }
    if (reply == null) {
      return "Simulating …";
    }
    if (!answers.currentProperty().get()) {
      return "Shown is the answer to what was asked before"
          + (answers.workingProperty().get() ? "; simulating …" : ".");
    }
    String sample = SampleSize.text(reply.run().strategies().stream().mapToLong(SavedRun.Strategy::requests));
    String level = Math.round(100 * reply.run().level()) + " % intervals";
    if (reply.complete()) {
      return "Final answer from " + sample + ", as precise as the file asks; " + level;
    }
    String kind = reply.number() == 0 ? "First estimate" : "Estimate";
    return kind + " from " + sample + ", " + level + (answers.workingProperty().get()
        ? String.format(Locale.ROOT, "; refining, %.0f %% done", 100 * answers.progressProperty().get())
        : "; stopped before it was as precise as the file asks");
  }
}
