package io.edgewise.ui.answer;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.gallery.Gallery;
import io.edgewise.report.gallery.SavedRun;
import io.edgewise.scenario.Product;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.output.AsSaved;
import io.edgewise.scenario.output.Results;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.scenario.uncertainty.Inputs;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.engine.TableCache;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.Answer;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import io.edgewise.ui.figure.FittedFigure;
import io.edgewise.ui.figure.Sight;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Answers the newest question, beside the screen: soon and coarsely first, then ever more sharply until the precision of the file
 * is reached. A new question ends the work on the one before, but not on its first estimate, which a person who moves a slider
 * without a pause would else never see. Properties change on the thread of the screen alone.
 */
public final class Answering implements AutoCloseable {

  /** Progress is told so often: each time costs a drawing of the window, and first estimates are mostly there before. */
  private static final long MILLIS_BETWEEN_PROGRESS = 250;

  /** How long the cores are left to drawing once a first estimate is shown, and to the next question, if it comes soon. */
  private static final long MILLIS_TO_DRAW = 150;

  private static final long MILLIS_BETWEEN_LOOKS = 5;

  /** Which figure is looked at, and how it is seen. */
  private record Look(String figure, Sight sight) {}

  private final ScenarioCompiler compiler;
  private final TableCache tables;
  private final Executor screen;
  private volatile int threads;
  private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
    Thread thread = new Thread(task, "answers");
    thread.setDaemon(true);
    return thread;
  });
  private final AtomicLong newest = new AtomicLong();
  /** The last question that nobody wants an answer to any more. */
  private volatile long cancelled;
  private volatile boolean closed;
  private volatile Look look = new Look("", Sight.USUAL);
  private long progressNanos;

  private final ReadOnlyObjectWrapper<Reply> reply = new ReadOnlyObjectWrapper<>(this, "reply");
  private final ReadOnlyObjectWrapper<Question> question = new ReadOnlyObjectWrapper<>(this, "question");
  private final ReadOnlyObjectWrapper<List<Problem>> problems =
      new ReadOnlyObjectWrapper<>(this, "problems", List.of());
  private final ReadOnlyObjectWrapper<ScenarioSpec> spec = new ReadOnlyObjectWrapper<>(this, "spec");
  private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper(this, "working");
  private final ReadOnlyBooleanWrapper current = new ReadOnlyBooleanWrapper(this, "current");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");

  /**
   * Answers with a catalogue.
   *
   * @param screen runs what changes properties
   * @param threads that simulate
   */
  public Answering(ScenarioCompiler compiler, TableCache tables, Executor screen, int threads) {
    this.compiler = compiler;
    this.tables = tables;
    this.screen = screen;
    this.threads = threads;
  }

  /** The last answer; null before the first. It belongs to the newest question only where {@link #currentProperty()} says so. */
  public ReadOnlyObjectProperty<Reply> replyProperty() {
    return reply.getReadOnlyProperty();
  }

  /** The newest question; null before the first. */
  public ReadOnlyObjectProperty<Question> questionProperty() {
    return question.getReadOnlyProperty();
  }

  /** What is wrong or questionable in the newest question, in the order of the file. */
  public ReadOnlyObjectProperty<List<Problem>> problemsProperty() {
    return problems.getReadOnlyProperty();
  }

  /** What the newest file that could be read says, as far as it could be; null before the first. */
  public ReadOnlyObjectProperty<ScenarioSpec> specProperty() {
    return spec.getReadOnlyProperty();
  }

  /** Whether an answer, or a sharper one, is being made. */
  public ReadOnlyBooleanProperty workingProperty() {
    return working.getReadOnlyProperty();
  }

  /** Whether the reply answers the newest question, and not an older one. */
  public ReadOnlyBooleanProperty currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** How much of the work on the question is done, 0..1, as far as it can be told. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Asks, and gives up what was asked before. To be called on the thread of the screen. */
  public void ask(Question asked) {
    long number = newest.incrementAndGet();
    long start = System.nanoTime();
    question.set(asked);
    current.set(false);
    working.set(true);
    progress.set(0);
    worker.execute(() -> {
      if (number == newest.get()) {
        work(asked, number, start);
      }
    });
  }

  /** Simulates with so many threads from the next question on. */
  public void useThreads(int count) {
    threads = count;
  }

  /**
   * Says what is looked at, so that it comes laid out with an answer.
   *
   * @param figure the id of a figure
   */
  public void lookAt(String figure, Sight sight) {
    look = new Look(figure, sight);
  }

  /** Gives up the work at the newest question; what is known stays. To be called on the thread of the screen. */
  public void cancel() {
    cancelled = newest.getAndIncrement();
    working.set(false);
  }

  /** Ends all work; no answer is wanted any more. */
  @Override
  public void close() {
    closed = true;
    cancel();
    worker.shutdownNow();
  }

  private void work(Question asked, long number, long start) {
    Problems found = new Problems();
    progressNanos = start;
    try {
      Optional<ScenarioSpec> read = ScenarioReader.read(asked.source(), asked.text(), List.of(), found);
      read.ifPresent(each -> show(number, () -> spec.set(each)));
      Optional<CompiledScenario> compiled = read.flatMap(each -> compiler.compile(each, found));
      compiled.ifPresent(each -> Inputs.check(read.orElseThrow(), each, found));
      List<Problem> sorted = found.sorted();
      show(number, () -> problems.set(sorted));
      if (compiled.isPresent() && found.errorCount() == 0) {
        simulate(asked, List.copyOf(read.orElseThrow().strategies().keySet()), compiled.get(), number, start);
      }
    } catch (CancellationException e) {
      // Somebody asked something newer.
    } catch (InvalidInputException e) {
      show(number, () -> problems.set(e.problems()));
    } catch (RuntimeException e) {
      // A fault of ours must not end the thread, nor look like an answer that takes long.
      Problem fault = new Problem(Location.whole(asked.source()), "", "the answer failed: " + e);
      show(number, () -> problems.set(List.of(fault)));
    }
    show(number, () -> working.set(false));
  }

  private void simulate(Question asked, List<String> strategies, CompiledScenario compiled, long number,
      long start) {
    Scenario whole = compiled.scenario();
    Set<String> shown = whole.deployments().stream().map(Deployment::id)
        .filter(id -> !asked.hidden().contains(id)).collect(Collectors.toSet());
    Optional<Scenario> some = whole.only(shown);
    if (some.isEmpty()) {
      Problem none = new Problem(Location.whole(asked.source()), "strategies", "all are hidden or infeasible");
      show(number, () -> problems.set(List.of(none)));
      return;
    }
    CompiledScenario quick = compiled
        .withScenario(some.get().withPlan(some.get().plan().live())).keepingTimes();
    AtomicBoolean estimated = new AtomicBoolean();
    new Experiment(quick.scenario()).threads(threads).sharing(tables)
        .cancelledBy(() -> closed || cancelled >= number || estimated.get() && number != newest.get())
        .onProgress(part -> showProgress(number, part))
        .onAnswer(answer -> {
          publish(asked, strategies, quick, answer, number, start);
          if (!estimated.getAndSet(true) && !answer.complete()) {
            letDraw(number);
          }
        })
        .run();
  }

  private void publish(Question asked, List<String> strategies, CompiledScenario compiled, Answer answer, long number,
      long start) {
    Results results = Results.of(compiled, answer, LocalDate.now());
    SavedRun run = AsSaved.of(results);
    List<Figure> figures = Gallery.of(run, Product.version()).stream()
        .map(figure -> figure.withTones(index -> Reply.tone(strategies, run, index))).toList();
    Reply made =
        new Reply(asked, strategies, compiled, results, run, figures, seen(figures), answer.number(), answer.complete(),
            (System.nanoTime() - start) / 1e6);
    screen.execute(() -> {
      boolean isNewest = number == newest.get();
      if (isNewest || made.number() == 0 && number > cancelled && !closed) {
        reply.set(made);
        current.set(isNewest);
      }
    });
  }

  /** The figure that is looked at, or else the first one, laid out here and not on the thread of the screen. */
  private Optional<FittedFigure> seen(List<Figure> figures) {
    Look now = look;
    return figures.stream().filter(figure -> figure.id().equals(now.figure())).findFirst()
        .or(() -> figures.stream().findFirst()).map(figure -> FittedFigure.of(figure, now.sight()));
  }

  /** Waits until a first estimate is drawn, which takes a while after a start, or something newer is asked. */
  private void letDraw(long number) {
    awaitScreen(number);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS_TO_DRAW);
    waitWhile(() -> number == newest.get() && System.nanoTime() < end);
    // A drawing that began meanwhile is over when the screen does something else.
    awaitScreen(number);
  }

  /** Waits until the screen has done what it was told so far. */
  private void awaitScreen(long number) {
    CountDownLatch reached = new CountDownLatch(1);
    screen.execute(reached::countDown);
    waitWhile(() -> number == newest.get() && reached.getCount() > 0);
  }

  private static void waitWhile(BooleanSupplier condition) {
    while (condition.getAsBoolean()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(MILLIS_BETWEEN_LOOKS));
    }
  }

  /** Called on the thread of the answers alone. */
  private void showProgress(long number, double part) {
    long now = System.nanoTime();
    if (now - progressNanos >= TimeUnit.MILLISECONDS.toNanos(MILLIS_BETWEEN_PROGRESS)) {
      progressNanos = now;
      show(number, () -> progress.set(part));
    }
  }

  /** Changes properties, unless the question is not the newest any more by then. */
  private void show(long number, Runnable change) {
    screen.execute(() -> {
      if (number == newest.get()) {
        change.run();
      }
    });
  }
}
