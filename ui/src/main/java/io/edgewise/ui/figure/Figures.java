package io.edgewise.ui.figure;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.gallery.Gallery;
import io.edgewise.scenario.Product;
import io.edgewise.ui.answer.Answering;
import io.edgewise.ui.answer.Reply;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The figures of the last answer, made beside the screen. */
public final class Figures implements AutoCloseable {

  private final ReadOnlyObjectWrapper<List<Figure>> all = new ReadOnlyObjectWrapper<>(this, "all", List.of());
  private final ReadOnlyBooleanWrapper current = new ReadOnlyBooleanWrapper(this, "current");
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper(this, "fault", "");
  private final AtomicReference<Reply> newest = new AtomicReference<>();
  private final Executor screen;
  private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
    Thread thread = new Thread(task, "figures");
    thread.setDaemon(true);
    return thread;
  });

  /**
   * Follows the answers.
   *
   * @param screen runs what changes properties
   */
  public Figures(Answering answers, Executor screen) {
    this.screen = screen;
    answers.replyProperty().addListener((property, before, reply) -> draw(reply));
  }

  /** All that the last answer has data for. */
  public ReadOnlyObjectProperty<List<Figure>> allProperty() {
    return all.getReadOnlyProperty();
  }

  /** Whether they are those of the last answer, and not of one before. */
  public ReadOnlyBooleanProperty currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** Why there are none although there is an answer; empty where all is well. */
  public ReadOnlyStringProperty faultProperty() {
    return fault.getReadOnlyProperty();
  }

  private void draw(Reply reply) {
    newest.set(reply);
    current.set(false);
    worker.execute(() -> {
      // Of answers that came quickly one after the other, the last one alone is drawn.
      if (reply == newest.get()) {
        try {
          List<Figure> drawn = Gallery.of(reply.run(), Product.version()).stream()
              .map(figure -> figure.withTones(reply::tone)).toList();
          screen.execute(() -> show(reply, drawn, ""));
        } catch (RuntimeException e) {
          // A fault of ours must not leave the figures of an older answer standing.
          screen.execute(() -> show(reply, List.of(), "The figures could not be drawn: " + e));
        }
      }
    });
  }

  /** Shows them unless they answer an older question; a sharper answer that came meanwhile is drawn next. */
  private void show(Reply reply, List<Figure> drawn, String wrong) {
    if (reply.question().equals(newest.get().question())) {
      all.set(drawn);
      fault.set(wrong);
      current.set(reply == newest.get());
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
