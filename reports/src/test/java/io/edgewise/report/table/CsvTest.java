package io.edgewise.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  private static String written(String cell) throws IOException {
    Csv csv = new Csv(List.of("first", cell));
    try (CSVParser rows = CSVParser.parse(csv.toString(), CSVFormat.RFC4180)) {
      return rows.getRecords().getFirst().get(1);
    }
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '"',
      value = {"=1+1,'=1+1", "@SUM(A1),'@SUM(A1)", "-2+3,'-2+3", "+cmd|' /C calc'!A0,'+cmd|' /C calc'!A0",
          "-,'-", "'=x,''=x", "-5,-5", "-1.5E-3,-1.5E-3", "+7,+7", "-Infinity,-Infinity", "plain,plain",
          "'quoted','quoted'", "a=b,a=b"})
  @DisplayName("what a spreadsheet would take for a formula is made a text, numbers are left alone")
  void formulas(String cell, String expected) throws IOException {
    assertEquals(expected, written(cell));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "'=1+1", "''=", "'", "''", "'x", "=", "-", "-5", "'-5", "''-5", "-Infinity", "@x",
      "+\n=1", "\t=1",
      "", "x'=1",
      "=\"a\",b"})
  @DisplayName("each cell is read as it was given")
  void original(String cell) throws IOException {
    assertEquals(cell, Csv.original(written(cell)));
  }

  @Test
  @DisplayName("a number is the shortest text that reads back as the same, and has no text where it is none")
  void numbers() {
    assertEquals("-0.1", Csv.number(-0.1));
    assertEquals("", Csv.number(Double.NaN));
    assertEquals("", Csv.number(Double.NEGATIVE_INFINITY));
  }
}
