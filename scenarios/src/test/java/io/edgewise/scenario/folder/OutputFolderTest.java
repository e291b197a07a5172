package io.edgewise.scenario.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures and kills between any two changes of the disk. */
class OutputFolderTest {

  /** Some of them are not there. */
  private static final Set<String> GONE = Set.of("d.csv", "e.csv");

  @TempDir
  private Path temporary;

  private Path out;

  /** Old files, one of the user's, and one of a kind that is new next time. */
  @BeforeEach
  void before() throws IOException {
    out = Files.createDirectories(temporary.resolve("out/figures")).getParent();
    Files.writeString(out.resolve("mine.txt"), "mine");
    Files.writeString(out.resolve("figures/mine.svg"), "mine");
    OutputFolder.write(out, files("old", "a.csv", "b.csv", "figures/c.svg", "d.csv"), Set.of());
  }

  private static Map<String, byte[]> files(String text, String... names) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : names) {
      files.put(name, (text + " " + name).getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  private static Map<String, byte[]> newFiles() {
    return files("new", "a.csv", "fresh.csv", "b.csv", "figures/c.svg", "figures/fresh.svg");
  }

  private static SortedMap<String, String> oldContent() {
    return new TreeMap<>(Map.of("a.csv", "old a.csv", "b.csv", "old b.csv", "figures/c.svg", "old figures/c.svg",
        "d.csv", "old d.csv", "mine.txt", "mine", "figures/mine.svg", "mine"));
  }

  private static SortedMap<String, String> newContent() {
    return new TreeMap<>(Map.of("a.csv", "new a.csv", "b.csv", "new b.csv", "figures/c.svg", "new figures/c.svg",
        "fresh.csv", "new fresh.csv", "figures/fresh.svg", "new figures/fresh.svg", "mine.txt", "mine",
        "figures/mine.svg", "mine"));
  }

  /** All files below a folder, hidden ones too. */
  private static SortedMap<String, String> content(Path folder) throws IOException {
    SortedMap<String, String> content = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(each -> !Files.isDirectory(each)).toList()) {
        content.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return content;
  }

  private static void settle(Path folder) {
    Problems problems = new Problems();
    OutputFolder.settle(folder, problems);
    assertEquals(List.of(), problems.sorted());
  }

  /** What a kill at this moment leaves. */
  private static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("files are replaced, those of others and other folders stay, and nothing hidden is left")
  void replaced() throws IOException {
    assertEquals(oldContent(), content(out));
    OutputFolder.write(out, newFiles(), GONE);
    assertEquals(newContent(), content(out));
  }

  @Test
  @DisplayName("killed between any two changes: who reads next finds all old files or all new ones, who writes next the new ones")
  void killed() throws IOException {
    List<Path> kills = new ArrayList<>();
    OutputFolder.write(out, newFiles(), GONE, () -> {
      Path kill = temporary.resolve("kill-" + kills.size());
      copy(out, kill);
      kills.add(kill);
    });
    int mixed = 0;
    int backed = 0;
    for (Path kill : kills) {
      SortedMap<String, String> left = content(kill);
      left.keySet().removeIf(name -> name.matches("(.*/)?\\..*"));
      mixed += left.equals(oldContent()) || left.equals(newContent()) ? 0 : 1;
      Path next = Path.of(kill + "-next");
      // Of some, for this writes much to the disk.
      boolean written = mixed % 2 == 1;
      if (written) {
        copy(kill, next);
      }
      settle(kill);
      boolean old = content(kill).equals(oldContent());
      assertTrue(old || content(kill).equals(newContent()), kill + ": " + content(kill));
      backed += old ? 1 : 0;
      if (written) {
        OutputFolder.write(next, newFiles(), GONE);
        assertEquals(newContent(), content(next), next.toString());
      }
    }
    // Without the journal these were what nobody could tell from whole results.
    assertEquals(5, mixed);
    assertTrue(backed >= 15 && backed < kills.size(), backed + " of " + kills.size());
  }

  @Test
  @DisplayName("killed again while the files are put back: it is gone on with")
  void killedTwice() throws IOException {
    List<Path> kills = new ArrayList<>();
    int[] changes = {0};
    // The journal, its 2 lines, 5 files, 4 earlier ones that get a second name, and two moves: between a.csv and b.csv.
    OutputFolder.write(out, newFiles(), GONE, () -> {
      if (++changes[0] == 15) {
        copy(out, temporary.resolve("half"));
      }
    });
    Path half = temporary.resolve("half");
    assertEquals("old b.csv", content(half).get("b.csv"));
    assertEquals("new a.csv", content(half).get("a.csv"));
    FolderJournal.open(half, () -> {
      Path kill = temporary.resolve("again-" + kills.size());
      copy(half, kill);
      kills.add(kill);
    }).close();
    assertEquals(oldContent(), content(half));
    assertTrue(kills.size() > 10, kills.toString());
    for (Path kill : kills) {
      settle(kill);
      assertEquals(oldContent(), content(kill), kill.toString());
    }
  }

  @Test
  @DisplayName("a change that fails leaves all old files, and nothing hidden")
  void failed() throws IOException {
    int failures = 0;
    boolean done = false;
    while (!done) {
      int[] left = {failures};
      try {
        OutputFolder.write(out, newFiles(), GONE, () -> {
          if (left[0]-- == 0) {
            throw new IOException("no space left");
          }
        });
        done = true;
      } catch (IOException e) {
        assertEquals("no space left", e.getMessage());
        assertEquals(oldContent(), content(out), "failure " + failures);
        failures++;
      }
    }
    // Once all files are in their places, what fails is the clearing up, which the next one does.
    assertTrue(failures >= 19, "only " + failures + " changes");
    settle(out);
    assertEquals(newContent(), content(out));
  }

  @Test
  @DisplayName("folders that were made for what failed go again")
  void foldersGone() throws IOException {
    Path deep = temporary.resolve("x/y");
    int[] left = {9};
    assertThrows(IOException.class, () -> OutputFolder.write(deep, newFiles(), GONE, () -> {
      if (left[0]-- == 0) {
        throw new IOException("no space left");
      }
    }));
    assertFalse(Files.exists(temporary.resolve("x")));
  }

  @Test
  @DisplayName("a single file needs no second name of the earlier one")
  void single() throws IOException {
    List<String> seen = new ArrayList<>();
    OutputFolder.write(out, files("new", "a.csv"), Set.of(), () -> {
      try (Stream<Path> all = Files.list(out)) {
        all.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".before")).forEach(seen::add);
      }
    });
    assertEquals(List.of(), seen);
    assertEquals("new a.csv", content(out).get("a.csv"));
  }

  @Test
  @DisplayName("who finds another process writing waits for it, and goes on when that is killed")
  void waits() throws Exception {
    Process other =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
            "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), HeldFolder.class.getName(),
            out.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      assertEquals('h', other.getInputStream().read());
      Future<Void> writing = CompletableFuture.runAsync(() -> {
        try {
          OutputFolder.write(out, newFiles(), GONE);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
      assertThrows(TimeoutException.class, () -> writing.get(300, TimeUnit.MILLISECONDS));
      assertEquals(oldContent().keySet(), withoutJournal());
      other.destroyForcibly();
      writing.get(1, TimeUnit.MINUTES);
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertEquals(newContent(), content(out));
  }

  private Set<String> withoutJournal() throws IOException {
    Set<String> names = new TreeSet<>(content(out).keySet());
    names.remove(FolderJournal.NAME);
    return names;
  }

  @Test
  @DisplayName("a journal that the one before has deleted, but somebody else had opened, is no journal any more")
  void gone() throws IOException {
    Path journal = out.resolve(FolderJournal.NAME);
    Files.writeString(journal, "{\"id\":\"1-1-1-1-1\",\"files\":[\"a.csv\"]}\n{\"gone\":true}\n");
    int[] opened = {0};
    OutputFolder.write(out, newFiles(), GONE, () -> {
      // Each opening is the first change of its own; the one before deletes it meanwhile.
      if (opened[0]++ == 1) {
        Files.delete(journal);
      }
    });
    assertEquals(newContent(), content(out));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}{", "{\"id\":\"no\",\"files\":[]}", "{\"new\":[]}", "nothing",
      "{\"id\":\"1-1-1-1-1\",\"files\":[\"a\\u0000\"]}"})
  @DisplayName("a damaged journal is told, and nothing is touched")
  void damaged(String text) throws IOException {
    Files.writeString(out.resolve(FolderJournal.NAME), text + "\n");
    Problems problems = new Problems();
    OutputFolder.settle(out, problems);
    assertEquals(1, problems.errorCount());
    assertTrue(problems.sorted().getFirst().message().contains(".edgewise.journal is damaged; "),
        problems.sorted().toString());
    assertThrows(IOException.class, () -> OutputFolder.write(out, newFiles(), GONE));
    assertEquals(oldContent().keySet(), withoutJournal());
  }

  @Test
  @DisplayName("a journal that somebody has made up reaches no file outside of the folder")
  void hostile() throws IOException {
    Path outside = Files.writeString(Files.createDirectory(temporary.resolve("outside")).resolve("x.txt"), "mine");
    Files.createSymbolicLink(out.resolve("link"), outside.getParent());
    for (String name : List.of("../outside/x.txt", outside.toString(), "link/x.txt", "figures/../../outside/x.txt")) {
      Files.writeString(out.resolve(FolderJournal.NAME),
          "{\"id\":\"1-1-1-1-1\",\"files\":[\"" + name + "\"]}\n{\"new\":[\"" + name + "\"]}\n");
      Problems problems = new Problems();
      OutputFolder.settle(out, problems);
      assertTrue(problems.sorted().toString().contains("names files outside of the folder"), problems.toString());
      assertEquals("mine", Files.readString(outside));
    }
    Files.delete(out.resolve(FolderJournal.NAME));
    Files.createSymbolicLink(out.resolve(FolderJournal.NAME), outside);
    assertThrows(IOException.class, () -> OutputFolder.write(out, newFiles(), GONE));
    assertEquals("mine", Files.readString(outside));
  }

  @Test
  @DisplayName("a line that was not finished when the process was killed tells nothing")
  void torn() throws IOException {
    Files.writeString(out.resolve(FolderJournal.NAME),
        "{\"id\":\"1-1-1-1-1\",\"files\":[\"a.csv\",\"b.csv\"]}\n{\"new\":[\"a.c");
    settle(out);
    assertEquals(oldContent(), content(out));
    try (FileChannel empty = FileChannel.open(out.resolve(FolderJournal.NAME), StandardOpenOption.CREATE,
        StandardOpenOption.WRITE)) {
      assertEquals(0, empty.size());
    }
    settle(out);
    assertEquals(oldContent(), content(out));
  }
}
