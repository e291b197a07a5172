package io.edgewise.scenario.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.output.AnalysisFacts;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepJournalTest {

  private static final SweepJournal.Head HEAD = new SweepJournal.Head("5a", "edgewise 1", new Sweep(axes()),
      new AnalysisFacts("Größe", "b7", Long.MAX_VALUE, 0.95, List.of("2025-01", "2026-11")));

  @TempDir
  private Path folder;

  private static Map<String, List<String>> axes() {
    Map<String, List<String>> axes = new LinkedHashMap<>();
    axes.put("users.rate", List.of("5 / s", "10 / s"));
    axes.put("name", List.of("\"Größe\"", "x\ny"));
    return axes;
  }

  private static SweepPoint point(int number) {
    List<List<String>> rows = Collections.nCopies(2, Collections.nCopies(SweepPoint.HEADER.size(), "é" + number));
    return new SweepPoint(number, rows);
  }

  private static Optional<SweepJournal.Content> read(Path file) {
    Problems problems = new Problems();
    Optional<SweepJournal.Content> content = SweepJournal.read(file, problems);
    problems.throwIfAny();
    return content;
  }

  private static void write(Path file, long length, List<Integer> numbers) throws IOException {
    try (SweepJournal journal = SweepJournal.open(file, HEAD, length)) {
      for (int number : numbers) {
        journal.add(point(number));
      }
    }
  }

  @Test
  @DisplayName("a journal that ends at any byte holds all points whose line is whole, and goes on to the same bytes")
  void torn() throws IOException {
    Path whole = folder.resolve("whole");
    List<Integer> order = List.of(2, 0, 3, 1);
    write(whole, 0, order);
    byte[] bytes = Files.readAllBytes(whole);
    Path file = folder.resolve("torn");
    for (int cut = 0; cut <= bytes.length; cut++) {
      Files.write(file, Arrays.copyOf(bytes, cut));
      Optional<SweepJournal.Content> content = read(file);
      long lines = new String(bytes, 0, cut, StandardCharsets.UTF_8).chars().filter(c -> c == '\n').count();
      assertEquals(lines > 0, content.isPresent(), "cut at " + cut);
      int points = (int) Math.max(0, lines - 1);
      SortedMap<Integer, SweepPoint> expected = new TreeMap<>();
      order.subList(0, points).forEach(number -> expected.put(number, point(number)));
      assertEquals(expected, content.map(SweepJournal.Content::points).orElse(new TreeMap<>()), "cut at " + cut);
      assertTrue(content.stream().allMatch(part -> part.head().equals(HEAD)), "cut at " + cut);
      write(file, content.map(SweepJournal.Content::length).orElse(0L), order.subList(points, order.size()));
      assertArrayEquals(bytes, Files.readAllBytes(file), "cut at " + cut);
    }
  }
}
