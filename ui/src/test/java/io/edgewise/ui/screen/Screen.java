package io.edgewise.ui.screen;

import io.edgewise.ui.shell.IncubatorWarning;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Starts JavaFX once for all tests, on the platform without a display, and runs what must run on its thread:
 * {@code @ExtendWith(Screen.class)}.
 */
public final class Screen implements BeforeAllCallback {

  private static final long MOST_SECONDS = 30;
  private static final long LOOK_MILLIS = 100;
  private static final long NANOS_BETWEEN_LOOKS = 1_000_000;
  private static final AtomicBoolean STARTED = new AtomicBoolean();

  @Override
  public void beforeAll(ExtensionContext context) throws InterruptedException {
    if (STARTED.compareAndSet(false, true)) {
      IncubatorWarning.silence();
      CountDownLatch started = new CountDownLatch(1);
      Platform.setImplicitExit(false);
      Platform.startup(started::countDown);
      if (!started.await(MOST_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("JavaFX did not start");
      }
    }
  }

  /** Computes something on the thread of the screen. */
  public static <T> T get(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        result.complete(work.call());
      } catch (Throwable e) {
        result.completeExceptionally(e);
      }
    });
    Patience patience = new Patience();
    while (!patience.isOver()) {
      try {
        return result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Perhaps at the next look.
      } catch (ExecutionException e) {
        throw new AssertionError(e.getCause());
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    throw new AssertionError("the screen did not answer");
  }

  /** Does something on the thread of the screen. */
  public static void run(Runnable work) {
    get(() -> {
      work.run();
      return null;
    });
  }

  /** Waits until something holds on the thread of the screen, looking every millisecond. */
  public static void until(String what, BooleanSupplier holds) {
    Patience patience = new Patience();
    while (!get(holds::getAsBoolean)) {
      if (patience.isOver()) {
        throw new AssertionError("never came true: " + what);
      }
      // Asking without a pause would take a core from what is waited for.
      LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
    }
  }
}
