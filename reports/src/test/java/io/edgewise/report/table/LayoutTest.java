package io.edgewise.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LayoutTest {

  @Test
  @DisplayName("a spanning cell widens its last column and numbers end at one column")
  void span() {
    TextTable table = new TextTable(List.of(new Column(List.of("name"), false), new Column(List.of("a"), true),
        new Column(List.of("long", "b"), true)));
    table.row(List.of(Cell.of(List.of("first", "row")), Cell.of("1"), Cell.of("22")));
    table.row(List.of(Cell.of("x"), Cell.of("a wide text").over(2)));
    assertEquals("""
                      long
        name   a         b
        ──────────────────
        first  1        22
        row
        x      a wide text
        """, table.text(Paint.PLAIN));
  }

  @Test
  @DisplayName("a row must fill its table")
  void wrongRow() {
    TextTable table = new TextTable(List.of(new Column(List.of("name"), false)));
    assertThrows(IllegalArgumentException.class, () -> table.row(List.of(Cell.of("a"), Cell.of("b"))));
  }

  @Test
  @DisplayName("names that differ still differ after they were shortened, and fit")
  void shortNames() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      int width = 8 + random.nextInt(12);
      List<String> names = IntStream.range(0, 12)
          .mapToObj(i -> Stream.of("edge", "region", "東京", "us-east-1", "KV", "x")
              .filter(word -> random.nextInt(3) > 0).reduce("the long stem of every name ", (a, b) -> a + " " + b))
          .distinct().toList();
      List<String> shortened = ShortNames.of(names, width);
      assertEquals(names.size(), new HashSet<>(shortened).size(), () -> names + " became " + shortened);
      shortened.forEach(name -> assertTrue(DisplayWidth.of(name) <= width, name));
    }
  }

  @Test
  @DisplayName("names that fit stay as they are")
  void unchanged() {
    assertEquals(List.of("region", "edge"), ShortNames.of(List.of("region", "edge"), 8));
  }

  @Test
  @DisplayName("lines break at spaces, and inside words that are too long")
  void wrapping() {
    assertEquals(List.of("one two", "three", "abcdefgh", "ij"), Wrapping.lines("one two three abcdefghij", 8));
    assertEquals(List.of("東京", "大阪"), Wrapping.lines("東京大阪", 5));
    assertEquals(List.of(""), Wrapping.lines("", 5));
  }

  @Test
  @DisplayName("a combining mark takes no room and stays with its letter")
  void marks() {
    assertEquals(4, DisplayWidth.of("cafe\u0301"));
    assertEquals("e\u0301", DisplayWidth.tail("cafe\u0301", 1));
    assertEquals("cafe\u0301", DisplayWidth.head("cafe\u0301s", 4));
  }
}
