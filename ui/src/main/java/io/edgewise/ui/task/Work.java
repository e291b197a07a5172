package io.edgewise.ui.task;

import io.edgewise.topology.text.InvalidInputException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/**
 * Does one thing at a time beside the screen: what is started last wins, and what ran before is given up. Properties change, and
 * results are handed over, on the thread of the screen.
 */
public final class Work implements AutoCloseable {

  /** Something to be done. */
  @FunctionalInterface
  public interface Job<T> {

    /**
     * Does it.
     *
     * @param progress takes the part done, 0..1
     * @param cancelled says whether nobody wants the result any more
     * @throws CancellationException if it has given up
     * @throws InvalidInputException if the input is wrong
     * @throws IOException if a file cannot be read or written
     */
    T run(DoubleConsumer progress, BooleanSupplier cancelled) throws IOException;
  }

  private final Executor screen;
  private final ExecutorService worker;
  private final AtomicLong newest = new AtomicLong();
  private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper(this, "working");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");

  /**
   * Nothing to do yet.
   *
   * @param name of the thread
   * @param screen runs what changes properties
   */
  public Work(String name, Executor screen) {
    this.screen = screen;
    worker = Executors.newSingleThreadExecutor(task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    });
  }

  /** Whether something is being done. */
  public ReadOnlyBooleanProperty workingProperty() {
    return working.getReadOnlyProperty();
  }

  /** How much of it is done, 0..1. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /**
   * Begins something, and gives up what was begun before. To be called on the thread of the screen.
   *
   * @param done takes the result, unless something else was begun in the meantime
   * @param failed takes in words why there is none
   */
  public <T> void start(Job<T> job, Consumer<T> done, Consumer<String> failed) {
    long number = newest.incrementAndGet();
    working.set(true);
    progress.set(0);
    worker.execute(() -> {
      if (number == newest.get()) {
        run(number, job, done, failed);
      }
    });
  }

  private <T> void run(long number, Job<T> job, Consumer<T> done, Consumer<String> failed) {
    try {
      T result = job.run(part -> show(number, () -> progress.set(part)), () -> number != newest.get());
      show(number, () -> {
        working.set(false);
        done.accept(result);
      });
    } catch (CancellationException e) {
      show(number, () -> working.set(false));
    } catch (InvalidInputException e) {
      fail(number, e.problems().getFirst().message(), failed);
    } catch (IOException | RuntimeException e) {
      // Whatever is wrong is told on the screen; the thread goes on with what comes next.
      fail(number, String.valueOf(e.getMessage()), failed);
    }
  }

  private void fail(long number, String reason, Consumer<String> failed) {
    show(number, () -> {
      working.set(false);
      failed.accept(reason);
    });
  }

  /** Runs something on the thread of the screen, unless it belongs to what nobody wants any more. */
  private void show(long number, Runnable change) {
    screen.execute(() -> {
      if (number == newest.get()) {
        change.run();
      }
    });
  }

  /** Gives up what is being done; nobody hears of it any more. To be called on the thread of the screen. */
  public void cancel() {
    newest.incrementAndGet();
    working.set(false);
  }

  @Override
  public void close() {
    newest.incrementAndGet();
    worker.shutdownNow();
  }
}
