package io.edgewise.scenario.folder;

import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replaces files of a folder, all of them or none, also when the process is killed meanwhile.
 *
 * <p>
 * All files are first written beside their places under hidden names, then the earlier ones get a second name, then each new
 * one is moved into its place. A hidden journal in the folder tells from before the first move until after the last one what
 * is done and how it is undone. Where a move fails, the earlier files go back at once. Where the process is killed between
 * two moves, some files are new and some old until the next command of the product that reads or writes the folder puts the
 * earlier ones back. Other files in the folder are never touched.
 */
public final class OutputFolder {

  private OutputFolder() {}

  /** Called before each change of the disk, so that tests can fail or look there. */
  interface Step {
    void before() throws IOException;
  }

  /**
   * Writes files, over earlier ones, and removes others. Waits for another process that writes to the folder.
   *
   * @param folder made if missing, with the folders above it
   * @param files their bytes by name; a name may lead to a folder below, with {@code /}
   * @param gone names of files that are not to be there afterwards
   * @throws IOException if a file cannot be written, or another process writes to the folder for more than half a minute;
   *         all earlier files are then there, and folders that were made are gone
   */
  public static void write(Path folder, Map<String, byte[]> files, Set<String> gone) throws IOException {
    write(folder, files, gone, () -> {});
  }

  static synchronized void write(Path given, Map<String, byte[]> files, Set<String> gone, Step step)
      throws IOException {
    Path folder = named(given);
    List<Path> made = new ArrayList<>();
    boolean written = false;
    try {
      make(folder, made);
      for (String name : files.keySet()) {
        make(folder.resolve(name).getParent(), made);
        if (Files.isDirectory(folder.resolve(name))) {
          throw new IOException(folder.resolve(name) + " is a directory");
        }
      }
      try (FolderJournal journal = FolderJournal.open(folder, step)) {
        replace(folder, files, gone, journal, step);
      }
      written = true;
    } finally {
      if (!written) {
        remove(made);
      }
    }
  }

  private static void replace(Path folder, Map<String, byte[]> files, Set<String> gone, FolderJournal journal,
      Step step)
      throws IOException {
    List<String> names = new ArrayList<>(files.keySet());
    gone.stream().filter(name -> Files.isRegularFile(folder.resolve(name))).forEach(names::add);
    Replacement replacement = journal.begin(names);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      replacement.write(folder, file.getKey(), file.getValue(), step);
    }
    // Of a single file there is nothing to undo: it is moved, or it is not.
    boolean many = names.size() > 1;
    if (many) {
      journal.replacing(replacement.keepEarlier(folder, step));
    }
    for (String name : names) {
      if (files.containsKey(name)) {
        replacement.place(folder, name, step);
      } else {
        step.before();
        Files.deleteIfExists(folder.resolve(name));
      }
    }
    if (many) {
      journal.done();
    }
  }

  /**
   * Puts back the earlier files where a process was killed while it replaced them; otherwise does nothing. For those who
   * read several files of a folder.
   *
   * @param problems takes that it is not possible
   */
  public static synchronized void settle(Path given, Problems problems) {
    Path folder = named(given);
    if (Files.exists(folder.resolve(FolderJournal.NAME), LinkOption.NOFOLLOW_LINKS)) {
      try (FolderJournal journal = FolderJournal.open(folder, () -> {})) {
        journal.settle();
      } catch (IOException e) {
        problems.add(new Problem(Location.whole(folder.toString()), "",
            "a command was interrupted while it replaced files here, and they cannot be put back: " + e.getMessage()));
      }
    }
  }

  /** The empty path names the current folder, but has no files. */
  private static Path named(Path folder) {
    return folder.toString().isEmpty() ? Path.of(".") : folder;
  }

  /** Makes a folder with those above it, and notes them, the outermost first. */
  private static void make(Path folder, List<Path> made) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path at = folder.toAbsolutePath(); at != null && !Files.exists(at); at = at.getParent()) {
      missing.addFirst(at);
    }
    made.addAll(missing);
    Files.createDirectories(folder);
  }

  /** Takes folders away again; what keeps that from working is not worth more than why it came to this. */
  private static void remove(List<Path> made) {
    try {
      for (Path folder : made.reversed()) {
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      return;
    }
  }
}
