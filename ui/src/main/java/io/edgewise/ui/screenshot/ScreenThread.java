package io.edgewise.ui.screenshot;

import io.edgewise.ui.shell.Pulse;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Scene;

/**
 * Work on the thread of the screen that another thread waits for. What fails on the thread of the screen ends all waiting, with a
 * {@link CompletionException}.
 */
final class ScreenThread {

  private static final int MOST_SECONDS_OF_A_PULSE = 60;

  private final CompletableFuture<Object> failure = new CompletableFuture<>();

  private ScreenThread() {}

  /** Starts JavaFX; to be called once. */
  static ScreenThread start() {
    ScreenThread screen = new ScreenThread();
    CompletableFuture<Object> started = new CompletableFuture<>();
    Platform.startup(() -> {
      Thread.currentThread()
          .setUncaughtExceptionHandler((thread, cause) -> screen.failure.completeExceptionally(cause));
      started.complete(true);
    });
    Platform.setImplicitExit(false);
    screen.join(started);
    return screen;
  }

  private void join(CompletableFuture<?> awaited) {
    CompletableFuture.anyOf(awaited, failure).join();
  }

  /** Computes something. */
  <T> T get(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        result.complete(work.call());
      } catch (Exception e) {
        result.completeExceptionally(e);
      }
    });
    join(result);
    return result.join();
  }

  /** Does something. */
  void run(Runnable work) {
    get(() -> {
      work.run();
      return true;
    });
  }

  /** Waits until something holds. */
  void await(ObservableBooleanValue condition) {
    await(condition, Runnable::run);
  }

  /** Waits until something holds, and a scene is laid out accordingly. */
  void awaitShown(ObservableBooleanValue condition, Scene scene) {
    await(condition, work -> Pulse.afterLayout(scene, work));
  }

  private void await(ObservableBooleanValue condition, Executor after) {
    CompletableFuture<Object> held = new CompletableFuture<>();
    InvalidationListener listener = property -> {
      if (condition.get()) {
        after.execute(() -> held.complete(true));
      }
    };
    run(() -> {
      condition.addListener(listener);
      listener.invalidated(condition);
    });
    join(held);
    run(() -> condition.removeListener(listener));
  }

  /** Waits until a scene was laid out once more. */
  void awaitPulse(Scene scene) {
    CompletableFuture<Object> laidOut = new CompletableFuture<>();
    run(() -> Pulse.afterLayout(scene, () -> laidOut.complete(true)));
    join(laidOut.orTimeout(MOST_SECONDS_OF_A_PULSE, TimeUnit.SECONDS));
  }
}
