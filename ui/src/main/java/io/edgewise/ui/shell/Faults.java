package io.edgewise.ui.shell;

import io.edgewise.scenario.Product;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;

/** What becomes of faults of the program that nobody expected: a sentence for the person, and details in a file. */
public final class Faults {

  private static final String FILE = "edgewise.log";
  /** A log that nobody looks at must not grow for ever. */
  private static final long MOST_BYTES = 1_000_000;

  private final ReadOnlyStringWrapper last = new ReadOnlyStringWrapper(this, "last", "");
  private final StringProperty notice;
  private final Executor screen;
  private final Optional<Path> folder;

  /**
   * Tells of faults.
   *
   * @param folder of the log; empty for none
   */
  Faults(StringProperty notice, Executor screen, Optional<Path> folder) {
    this.notice = notice;
    this.screen = screen;
    this.folder = folder;
  }

  /** Takes what nobody catches, on any thread, from now on. */
  public void catchAll() {
    Thread.setDefaultUncaughtExceptionHandler((thread, cause) -> take(thread.getName(), cause));
  }

  /** The details of the last fault; empty where there was none. */
  ReadOnlyStringProperty lastProperty() {
    return last.getReadOnlyProperty();
  }

  /** Takes a fault of a thread. */
  void take(String thread, Throwable cause) {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    String details = Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + Product.version() + ", thread " + thread
        + System.lineSeparator() + trace;
    String where = write(details);
    screen.execute(() -> {
      last.set(details);
      notice.set("Something in the program failed (" + cause.getClass().getSimpleName()
          + "). The scenario is as it was; Help > Details of the last fault shows more" + where + ".");
    });
  }

  /** Where the details are kept, in words; empty where they cannot be. */
  private String write(String details) {
    if (folder.isEmpty()) {
      return "";
    }
    Path log = folder.get().resolve(FILE);
    try {
      Files.createDirectories(folder.get());
      boolean full = Files.exists(log) && Files.size(log) > MOST_BYTES;
      Files.writeString(log, details, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
          full ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND);
      return ", and " + log + " keeps them";
    } catch (IOException e) {
      return "";
    }
  }
}
