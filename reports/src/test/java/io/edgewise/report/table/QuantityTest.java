package io.edgewise.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.edgewise.report.table.Quantity.Unit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

  @ParameterizedTest(name = "{3}")
  @DisplayName("numbers are as short as they may be, with their units")
  @CsvSource({"142.31, 0, MILLISECONDS, 142.3 ms", "485.04, 0.6, MILLISECONDS, 485.0 ± 0.6 ms",
      "900000, 0, MILLISECONDS, 15 min", "1.225, 0, DOLLARS, $1.23", "1.826, 0.0039, DOLLARS, $1.83 ± 0.01",
      "0.1021, 0, SHARE, 10.2 %", "74400000, 0, COUNT, 74.4M", "21563100, 0, COUNT, 21.6M", "999, 0, COUNT, 999",
      "1000, 0, COUNT, 1k", "10737418240, 0, BYTES, 10 GB", "134217728, 0, BYTES, 128 MB", "512, 0, BYTES, 512 B",
      "24.79, 0, RATIO, 24.8 x"})
  void text(double value, double halfWidth, Unit unit, String expected) {
    assertEquals(expected, new Quantity(value, halfWidth, unit).text());
  }
}
