package io.edgewise.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Samples of strategies")
class SampleSizeTest {

  @Test
  @DisplayName("are told by the smallest, and by the largest too where it is twice as large")
  void text() {
    assertEquals("14,850 requests a strategy", SampleSize.text(LongStream.of(14_937, 14_850, 29_699)));
    assertEquals("14,850 to 29,700 requests a strategy", SampleSize.text(LongStream.of(29_700, 14_850)));
    assertEquals("0 to 7 requests a strategy", SampleSize.text(LongStream.of(0, 7)));
    assertEquals("0 requests a strategy", SampleSize.text(LongStream.of(0, 0)));
    assertEquals("0 requests a strategy", SampleSize.text(LongStream.empty()));
  }
}
