package io.edgewise.ui.result;

import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.ComparisonCsv;
import io.edgewise.report.table.ComparisonMarkdown;
import io.edgewise.report.table.ComparisonText;
import io.edgewise.report.table.Verdicts;
import io.edgewise.scenario.output.Results;
import io.edgewise.ui.answer.Answering;
import io.edgewise.ui.answer.Reply;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;

/** The strategies of the last answer in numbers, and what there is to say of them in sentences. */
public final class ResultTableViewModel {

  private final Answering answers;
  private final ObjectBinding<List<Row>> rows;
  private final ObjectBinding<Map<String, List<String>>> sentences;

  /**
   * A strategy.
   *
   * @param tone its colour and mark in figures
   */
  public record Row(Strategy strategy, int tone) {}

  /** Follows the answers. */
  public ResultTableViewModel(Answering answers) {
    this.answers = answers;
    rows = Bindings.createObjectBinding(this::rows, answers.replyProperty());
    sentences = Bindings.createObjectBinding(this::sentences, answers.replyProperty());
  }

  /** The strategies that were simulated, in the order of the file. */
  public ObjectBinding<List<Row>> rowsProperty() {
    return rows;
  }

  /** Sentences by heading: verdicts of pairs, what slows the tail, what to take care of. */
  public ObjectBinding<Map<String, List<String>>> sentencesProperty() {
    return sentences;
  }

  private List<Row> rows() {
    Reply reply = answers.replyProperty().get();
    List<Strategy> strategies = reply == null ? List.of() : reply.run().strategies();
    return strategies.stream().map(each -> new Row(each, reply.tone(strategies.indexOf(each)))).toList();
  }

  private Map<String, List<String>> sentences() {
    Reply reply = answers.replyProperty().get();
    if (reply == null) {
      return Map.of();
    }
    Results results = reply.results();
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("Verdicts", Verdicts.of(results.run()));
    all.put("Infeasible, not simulated", results.presentation().infeasible());
    ComparisonText.sentences(results.run(), results.presentation()).forEach(all::putIfAbsent);
    all.values().removeIf(List::isEmpty);
    return Collections.unmodifiableMap(all);
  }

  /** The table as {@code summary.csv} has it; empty before the first answer. */
  public String csv() {
    Reply reply = answers.replyProperty().get();
    return reply == null ? "" : ComparisonCsv.of(reply.results().run(), reply.results().presentation());
  }

  /** Table and sentences in Markdown; empty before the first answer. */
  public String markdown() {
    Reply reply = answers.replyProperty().get();
    return reply == null ? "" : ComparisonMarkdown.of(reply.results().run(), reply.results().presentation());
  }
}
