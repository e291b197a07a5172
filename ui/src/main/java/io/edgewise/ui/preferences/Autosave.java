package io.edgewise.ui.preferences;

import io.edgewise.scenario.output.ResultFiles;
import io.edgewise.ui.document.ScenarioDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the text that is not saved in a file of its own, so that a crash loses two seconds of work at most. The file goes when the
 * text is saved, or the program ends as it should. Every running program has a file with its process number in the name, so that
 * two of them do not take each other's.
 */
public final class Autosave implements AutoCloseable {

  /** How long after a change it is written. */
  private static final long DELAY_MILLIS = 2000;
  private static final String PREFIX = "unsaved-";
  private static final String SUFFIX = ".json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ScenarioDocument document;
  private final Path folder;
  private final Path file;
  private final Consumer<String> told;
  private final long delayMillis;
  private final AtomicReference<LostText> unwritten = new AtomicReference<>();
  private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(task -> {
    Thread thread = new Thread(task, "autosave");
    thread.setDaemon(true);
    return thread;
  });

  /**
   * Follows a document.
   *
   * @param folder for the file
   * @param told learns, on a thread of its own, why text cannot be kept
   */
  public Autosave(ScenarioDocument document, Path folder, Consumer<String> told) {
    this(document, folder, ProcessHandle.current().pid(), DELAY_MILLIS, told);
  }

  /** The same as a process of another number, and after another time. */
  Autosave(ScenarioDocument document, Path folder, long process, long delayMillis, Consumer<String> told) {
    this.document = document;
    this.folder = folder;
    this.delayMillis = delayMillis;
    this.told = told;
    file = folder.resolve(PREFIX + process + SUFFIX);
    document.textProperty().addListener(property -> follow());
    document.dirtyProperty().addListener(property -> follow());
  }

  /** Begins with the text as it is, which was not changed since, such as text that was just recovered. */
  public void keepNow() {
    follow();
  }

  private void follow() {
    if (!document.dirtyProperty().get()) {
      unwritten.set(null);
      writer.execute(this::remove);
      return;
    }
    LostText text = new LostText(document.nameProperty().get(),
        Optional.ofNullable(document.fileProperty().get()).map(Path::toString).orElse(""), document.text());
    if (unwritten.getAndSet(text) == null) {
      writer.schedule(this::write, delayMillis, TimeUnit.MILLISECONDS);
    }
  }

  private void write() {
    LostText last = unwritten.getAndSet(null);
    if (last != null) {
      try {
        ConfigurationFolder.make(folder);
        ResultFiles.write(folder, Map.of(file.getFileName().toString(), JSON.writeValueAsString(last)));
      } catch (IOException e) {
        told.accept("Unsaved changes cannot be kept in " + folder + " in case of a crash: " + e.getMessage());
      }
    }
  }

  private void remove() {
    delete(file);
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // It is offered once more then, and nothing is lost.
    }
  }

  /** What a program left behind that is not running any more, the newest; empty for nothing. */
  public static Optional<Path> left(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> left = files.filter(Autosave::isLeft).toList();
      return left.stream().max(Comparator.comparing(Autosave::time));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isLeft(Path path) {
    String name = path.getFileName().toString();
    if (!name.matches(PREFIX + "[0-9]{1,18}\\" + SUFFIX)) {
      return false;
    }
    long process = Long.parseLong(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
    return process == ProcessHandle.current().pid() || ProcessHandle.of(process).isEmpty();
  }

  private static long time(Path path) {
    return path.toFile().lastModified();
  }

  /** Reads what was left behind; empty where it cannot be read. */
  public static Optional<LostText> read(Path path) {
    try {
      return Optional.of(JSON.readValue(Files.readString(path), LostText.class));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  /** Removes what was left behind, once it is recovered or nobody wants it. */
  public static void forget(Path path) {
    delete(path);
  }

  /** The program ends as it should: nothing is left behind. */
  @Override
  public void close() {
    unwritten.set(null);
    writer.execute(this::remove);
    writer.shutdown();
    try {
      writer.awaitTermination(DELAY_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
