package io.edgewise.scenario.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A file that is complete on the disk, under another name beside its place. Its process holds a lock on it until it is in its
 * place or gone: one without a lock was left behind by a process that was killed.
 */
final class UnfinishedFile implements AutoCloseable {

  private static final String END = ".unfinished";
  private static final Pattern NAME = Pattern.compile("\\..+-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\" + END);

  private final Path path;
  private final Path target;
  private final FileChannel channel;

  private UnfinishedFile(Path path, Path target, FileChannel channel) {
    this.path = path;
    this.target = target;
    this.channel = channel;
  }

  /**
   * Writes a file.
   *
   * @param target its place
   * @throws IOException if it cannot be written; there is nothing of it then
   */
  static UnfinishedFile write(Path target, byte[] content) throws IOException {
    // Not createTempFile: its files may be read by their owner alone, and would stay so when moved.
    Path path = target.resolveSibling("." + target.getFileName() + "-" + UUID.randomUUID() + END);
    FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    UnfinishedFile file = new UnfinishedFile(path, target, channel);
    boolean complete = false;
    try {
      lock(channel);
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      complete = true;
    } finally {
      if (!complete) {
        file.close();
      }
    }
    return file;
  }

  /** Tells whether nobody else holds the lock: then this process does. */
  private static boolean lock(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException | IOException e) {
      // Held by another thread, or a file system without locks, where nothing tells what was left behind.
      return false;
    }
  }

  /** Moves the file into its place, over an earlier one. */
  void place() throws IOException {
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Gives the lock back, and deletes the file where it is not in its place. */
  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // Why it was not placed is told already, and the next one to write here removes it.
      return;
    }
  }

  /** Deletes what processes that were killed left behind in a folder. */
  static void removeLeftOver(Path folder) throws IOException {
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(folder, file -> NAME.matcher(file.getFileName().toString()).matches())) {
      for (Path file : found) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          if (lock(channel)) {
            Files.deleteIfExists(file);
          }
        } catch (IOException e) {
          // Somebody else's, or just put into its place: it is in nobody's way.
          continue;
        }
      }
    }
  }
}
