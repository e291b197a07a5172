package io.edgewise.scenario.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, and the request to end. The signal ends the process whatever its commands do, so it is held up until the command
 * that is running has noticed and put away what it began.
 */
final class Interrupt {

  private static final int MOST_SECONDS = 10;

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean requested;

  /** Begins to listen. */
  void install() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::holdUp, "interrupt"));
  }

  private void holdUp() {
    if (ended.getCount() == 0) {
      return;
    }
    requested = true;
    try {
      ended.await(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // The same exit code for every signal, where Java would tell 143 for a request to end (SIGTERM).
    Runtime.getRuntime().halt(ExitCode.CANCELLED);
  }

  /** Whether the user wants the work to end. */
  boolean requested() {
    return requested;
  }

  /** Says that the work is over, so that the process may end. */
  void workEnded() {
    ended.countDown();
  }
}
