package io.edgewise.ui.result;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.review.RunComparison;
import io.edgewise.report.table.ChangeWords;
import io.edgewise.scenario.Product;
import io.edgewise.scenario.output.ResultFiles;
import io.edgewise.scenario.saved.RunComparisonReader;
import io.edgewise.sim.result.Change;
import io.edgewise.topology.text.Problems;
import io.edgewise.ui.answer.Reply;
import io.edgewise.ui.shell.Workbench;
import io.edgewise.ui.task.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What changed from a saved run to the answer that is shown: the same that {@code edgewise report RUN1 RUN2} tells. */
public final class ComparisonViewModel implements AutoCloseable {

  private static final String NONE = "–";

  /**
   * What changed.
   *
   * @param text of the document that was compared
   * @param folder of the saved run
   * @param complete whether the answer was the final one
   * @param sentences the changes in words
   * @param rows all that was compared
   * @param figures of what changed
   */
  public record Changes(String text, Path folder, boolean complete, List<String> sentences, List<Row> rows,
      List<Figure> figures) {

    /** Copies the lists. */
    public Changes {
      sentences = List.copyOf(sentences);
      rows = List.copyOf(rows);
      figures = List.copyOf(figures);
    }
  }

  /**
   * One value of one strategy in both runs, in words.
   *
   * @param change the same in numbers
   */
  public record Row(String strategy, String metric, String before, String after, String difference, String verdict,
      Change change) {}

  private final Workbench workbench;
  private final Work work;
  private final ReadOnlyObjectWrapper<Changes> changes = new ReadOnlyObjectWrapper<>(this, "changes");
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");

  /**
   * Nothing is compared yet.
   *
   * @param screen runs what changes properties
   */
  public ComparisonViewModel(Workbench workbench, Executor screen) {
    this.workbench = workbench;
    work = new Work("comparison", screen);
  }

  /** What changed; null before anything was compared. */
  public ReadOnlyObjectProperty<Changes> changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** Why nothing could be compared; empty for nothing. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Whether something is being compared. */
  public ReadOnlyBooleanProperty workingProperty() {
    return work.workingProperty();
  }

  /** Whether changes are those of an earlier text than the document's. */
  public boolean isOutdated(Changes shown) {
    return !shown.text().equals(workbench.document().text());
  }

  /** Compares the answer that is shown with the run of a folder, which is the earlier one. */
  public void compareWith(Path folder) {
    Reply reply = workbench.answers().replyProperty().get();
    if (reply == null) {
      message.set("There is no answer yet to compare.");
      return;
    }
    message.set("");
    work.start((progress, cancelled) -> compared(folder, reply), changes::set, message::set);
  }

  /** The answer takes the way through its files, so that both runs are read alike. */
  private static Changes compared(Path folder, Reply reply) throws IOException {
    Path own = Files.createTempDirectory("edgewise-answer");
    try {
      ResultFiles.write(own, reply.compiled(), reply.results(), Product.version(), Map.of());
      Problems problems = new Problems();
      Optional<RunComparison> read = RunComparisonReader.read(folder, own, Product.version(), problems);
      problems.throwIfAny();
      RunComparison runs = read.orElseThrow();
      return new Changes(reply.question().text(), folder, reply.complete(), runs.verdict(),
          runs.changes().stream().map(change -> row(change, runs)).toList(), runs.figures());
    } finally {
      delete(own);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Row row(Change change, RunComparison runs) {
    String name = runs.after().run().strategies().stream().filter(each -> each.id().equals(change.strategy()))
        .map(Strategy::name).findFirst().orElse(change.strategy());
    return new Row(name, ChangeWords.label(change.estimand()),
        change.before().map(each -> ChangeWords.value(change.estimand(), each)).orElse(NONE),
        change.after().map(each -> ChangeWords.value(change.estimand(), each)).orElse(NONE),
        change.difference().map(each -> ChangeWords.difference(change.estimand(), each)).orElse(NONE),
        ChangeWords.verdict(change), change);
  }

  @Override
  public void close() {
    work.close();
  }
}
