package io.edgewise.ui.scenario;

import io.edgewise.topology.text.Problem;
import io.edgewise.ui.answer.Answering;
import io.edgewise.ui.answer.Question;
import io.edgewise.ui.document.ScenarioDocument;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the scenario view shows beside the text: what is wrong where, and how much. */
public final class ScenarioViewModel {

  private static final String NAME = "Scenario";

  private final ScenarioDocument document;
  private final Answering answers;
  private final ReadOnlyObjectWrapper<List<Mark>> marks = new ReadOnlyObjectWrapper<>(this, "marks", List.of());
  private final StringBinding title;
  private final StringBinding summary;

  /** Of a document and the answers to it. */
  public ScenarioViewModel(ScenarioDocument document, Answering answers) {
    this.document = document;
    this.answers = answers;
    answers.problemsProperty().addListener(property -> mark());
    title = Bindings.createStringBinding(() -> marks.get().isEmpty() ? NAME : NAME + " (" + marks.get().size() + ")",
        marks);
    summary = Bindings.createStringBinding(this::summary, marks);
    mark();
  }

  /** What is wrong, in the order of the file. */
  ReadOnlyObjectProperty<List<Mark>> marksProperty() {
    return marks.getReadOnlyProperty();
  }

  /** The name of the view, with the number of problems. */
  public StringBinding titleProperty() {
    return title;
  }

  /** How many problems there are, in words. */
  StringBinding summaryProperty() {
    return summary;
  }

  /** The first problem behind a place; from the beginning again behind the last one. */
  Optional<Mark> next(int line, int column) {
    List<Mark> placed = marks.get().stream().filter(mark -> mark.line() >= 0).toList();
    return placed.stream().filter(mark -> mark.line() > line || mark.line() == line && mark.from() > column).findFirst()
        .or(() -> placed.stream().findFirst());
  }

  /** What is wrong at a place. */
  List<Mark> at(int line, int column) {
    return marks.get().stream().filter(mark -> mark.covers(line, column)).toList();
  }

  private void mark() {
    Question asked = answers.questionProperty().get();
    List<Problem> problems = answers.problemsProperty().get();
    String source = asked == null ? document.source() : asked.source();
    List<String> lines = Lines.of(asked == null ? document.text() : asked.text());
    List<List<Token>> tokens = problems.isEmpty() ? List.of() : YamlTokens.of(lines);
    marks.set(problems.stream().map(problem -> Mark.of(problem, source, lines, tokens)).toList());
  }

  private String summary() {
    long errors = marks.get().stream().filter(Mark::isError).count();
    long warnings = marks.get().size() - errors;
    if (marks.get().isEmpty()) {
      return "No problems";
    }
    return (errors > 0 ? errors + (errors == 1 ? " error" : " errors") : "")
        + (errors > 0 && warnings > 0 ? ", " : "")
        + (warnings > 0 ? warnings + (warnings == 1 ? " warning" : " warnings") : "");
  }
}
