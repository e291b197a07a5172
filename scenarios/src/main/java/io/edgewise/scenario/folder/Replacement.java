package io.edgewise.scenario.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Files of a folder that are replaced together.
 *
 * @param id part of the hidden names
 * @param names of the files, below the folder
 * @param fresh those of them that were not there before; empty until the state is {@link State#REPLACING}
 * @param state how far it is
 */
record Replacement(UUID id, List<String> names, List<String> fresh, State state) {

  /** How far a replacement is. */
  enum State {
    /** All files are in their places as they were. */
    PREPARING,
    /** Some files may be new, and the others old. */
    REPLACING,
    /** All files are new. */
    DONE
  }

  /** Copies the lists. */
  Replacement {
    names = List.copyOf(names);
    fresh = List.copyOf(fresh);
  }

  /** Writes a new file to the disk, under its hidden name. */
  void write(Path folder, String name, byte[] content, OutputFolder.Step step) throws IOException {
    step.before();
    // Not createTempFile: its files may be read by their owner alone, and would stay so when moved.
    try (FileChannel channel =
        FileChannel.open(hidden(folder, name, "unfinished"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /**
   * Gives the earlier files a second, hidden name.
   *
   * @return the names of files that are not there yet
   */
  List<String> keepEarlier(Path folder, OutputFolder.Step step) throws IOException {
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      Path file = folder.resolve(name);
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        missing.add(name);
        continue;
      }
      step.before();
      Path before = hidden(folder, name, "before");
      try {
        Files.createLink(before, file);
      } catch (UnsupportedOperationException | FileSystemException e) {
        // Not every file system has files with two names.
        Files.copy(file, before, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
      }
    }
    return missing;
  }

  /** Moves a new file into its place, over the earlier one. */
  void place(Path folder, String name, OutputFolder.Step step) throws IOException {
    step.before();
    move(hidden(folder, name, "unfinished"), folder.resolve(name));
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Puts the earlier files back unless all are new, and deletes what has hidden names. May be done again where it was
   * interrupted.
   */
  void settle(Path folder, OutputFolder.Step step) throws IOException {
    List<String> within = new ArrayList<>();
    for (String name : names) {
      if (isWithin(folder, name)) {
        within.add(name);
      }
    }
    if (state == State.REPLACING) {
      for (String name : within) {
        putBack(folder, name, step);
      }
    }
    for (String name : within) {
      for (String end : List.of("unfinished", "before")) {
        step.before();
        Files.deleteIfExists(hidden(folder, name, end));
      }
    }
  }

  private void putBack(Path folder, String name, OutputFolder.Step step) throws IOException {
    step.before();
    Path before = hidden(folder, name, "before");
    if (fresh.contains(name)) {
      Files.deleteIfExists(folder.resolve(name));
    } else if (Files.exists(before, LinkOption.NOFOLLOW_LINKS)) {
      move(before, folder.resolve(name));
    }
  }

  /**
   * Tells whether the folder of a file is there.
   *
   * @throws IOException if it is none below the one that is written to, for a journal may come from anybody
   */
  private static boolean isWithin(Path folder, String name) throws IOException {
    Path parent = folder.resolve(name).getParent();
    if (!Files.isDirectory(parent)) {
      return false;
    }
    if (!parent.toRealPath().startsWith(folder.toRealPath())) {
      throw new IOException(folder.resolve(FolderJournal.NAME) + " names files outside of the folder; remove it");
    }
    return true;
  }

  private Path hidden(Path folder, String name, String end) {
    Path file = folder.resolve(name);
    return file.resolveSibling("." + file.getFileName() + "-" + id + "." + end);
  }
}
