package io.edgewise.scenario.folder;

import io.edgewise.scenario.folder.Replacement.State;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A hidden file in a folder that is written to: who has the lock on it may replace files there. It tells how far that is,
 * a line of JSON for each step, so that it can be undone where the process is killed. It is gone when nobody writes.
 */
final class FolderJournal implements AutoCloseable {

  static final String NAME = ".edgewise.journal";

  private static final JsonMapper JSON = new JsonMapper();
  private static final String GONE = "{\"gone\":true}\n";
  private static final int MOST_BYTES = 1 << 20;
  /** Beyond all bytes, for some systems let nobody read what is locked. */
  private static final long LOCKED = Long.MAX_VALUE - 1;
  private static final long PAUSE_MILLIS = 20;
  private static final long MOST_PAUSES = 30_000 / PAUSE_MILLIS;

  private final Path folder;
  private final OutputFolder.Step step;
  private final FileChannel channel;
  private Optional<Replacement> replacement = Optional.empty();

  private FolderJournal(Path folder, OutputFolder.Step step, FileChannel channel) {
    this.folder = folder;
    this.step = step;
    this.channel = channel;
  }

  /**
   * Waits until nobody else writes to a folder, and puts back the earlier files where a process was killed.
   *
   * @throws IOException if somebody writes there for more than half a minute, or files cannot be put back
   */
  static FolderJournal open(Path folder, OutputFolder.Step step) throws IOException {
    for (int pauses = 0; pauses < MOST_PAUSES; pauses++) {
      Optional<FolderJournal> own = attempt(folder, step);
      if (own.isPresent()) {
        return own.get();
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while another process writes to " + folder);
      }
    }
    throw new IOException("another process writes to " + folder + "; try again when it has ended");
  }

  /** Empty where somebody else has it. */
  private static Optional<FolderJournal> attempt(Path folder, OutputFolder.Step step) throws IOException {
    step.before();
    FolderJournal journal = new FolderJournal(folder, step, FileChannel.open(folder.resolve(NAME),
        StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    boolean own = false;
    try {
      own = journal.lock() && journal.take();
    } finally {
      if (!own) {
        journal.channel.close();
      }
    }
    return own ? Optional.of(journal) : Optional.empty();
  }

  private boolean lock() {
    try {
      return channel.tryLock(LOCKED, 1, false) != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      // A file system without locks, where a process that was killed is likelier than another one that writes.
      return true;
    }
  }

  /** Settles what it tells; false where it is not in its place any more, for the one before has deleted it. */
  private boolean take() throws IOException {
    String text = text();
    // A line that was not finished tells nothing.
    String earlier = text.substring(0, text.lastIndexOf('\n') + 1);
    channel.truncate(earlier.getBytes(StandardCharsets.UTF_8).length);
    if (earlier.endsWith(GONE)) {
      return false;
    }
    replacement = parse(earlier);
    settle();
    channel.truncate(0);
    return true;
  }

  /** By the channel that has the lock: to open the file again and close it would give the lock back. */
  private String text() throws IOException {
    channel.position(0);
    return new String(Channels.newInputStream(channel).readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
  }

  private Optional<Replacement> parse(String text) throws IOException {
    Optional<Replacement> found = Optional.empty();
    try {
      for (String line : text.lines().toList()) {
        JsonNode node = JSON.readTree(line);
        if (node.has("files")) {
          found = Optional.of(new Replacement(UUID.fromString(node.path("id").asString()), names(node.get("files")),
              List.of(), State.PREPARING));
        } else if (node.has("new")) {
          Replacement before = found.orElseThrow(() -> new IllegalArgumentException("no files"));
          found = Optional.of(new Replacement(before.id(), before.names(), names(node.get("new")), State.REPLACING));
        } else {
          found = found.map(before -> new Replacement(before.id(), before.names(), before.fresh(), State.DONE));
        }
      }
      return found;
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException(folder.resolve(NAME) + " is damaged; look whether files of the folder are missing or "
          + "end with .before, and remove it", e);
    }
  }

  /** The names of files, which are those of paths. */
  private List<String> names(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).filter(name -> folder.resolve(name).getFileName() != null)
        .toList();
  }

  /** Says that files will be written beside their places. */
  Replacement begin(List<String> names) throws IOException {
    UUID id = UUID.randomUUID();
    ObjectNode line = JSON.createObjectNode();
    line.put("id", id.toString());
    names.forEach(line.putArray("files")::add);
    add(line);
    return now(new Replacement(id, names, List.of(), State.PREPARING));
  }

  /** Says that files will be moved into their places, of which some are not there yet. */
  void replacing(List<String> fresh) throws IOException {
    ObjectNode line = JSON.createObjectNode();
    fresh.forEach(line.putArray("new")::add);
    // Where the line cannot be written, the files are settled as if it were there, which changes nothing.
    Replacement prepared = replacement.orElseThrow();
    now(new Replacement(prepared.id(), prepared.names(), fresh, State.REPLACING));
    add(line);
    channel.force(true);
  }

  /** Says that all files are in their places. */
  void done() throws IOException {
    add(JSON.createObjectNode().put("done", true));
    Replacement replaced = replacement.orElseThrow();
    now(new Replacement(replaced.id(), replaced.names(), List.of(), State.DONE));
    channel.force(true);
  }

  private Replacement now(Replacement next) {
    replacement = Optional.of(next);
    return next;
  }

  private void add(ObjectNode line) throws IOException {
    step.before();
    write(line + "\n");
  }

  private void write(String line) throws IOException {
    channel.position(channel.size());
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Puts the earlier files back unless all are new, and deletes the hidden files. */
  void settle() throws IOException {
    if (replacement.isPresent()) {
      replacement.get().settle(folder, step);
      replacement = Optional.empty();
    }
  }

  /** Deletes it, with the hidden files; where that is not possible, the next one does. */
  @Override
  public void close() {
    try {
      try (channel) {
        settle();
        step.before();
        Files.deleteIfExists(folder.resolve(NAME));
        // For those who have opened it already and wait for the lock.
        write(GONE);
      }
    } catch (IOException e) {
      // The files are in their places, or why they are not is told already.
      return;
    }
  }
}
