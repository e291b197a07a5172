package io.edgewise.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.edgewise.sim.stats.ConfidenceInterval;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest(name = "{0} ± {1} ms is {2}")
  @CsvSource(delimiter = ';', textBlock = """
      412.3;   5.9;     412 ± 6 ms
      412.3;   6;       412 ± 6 ms
      412.3;   6.0001;  412 ± 7 ms
      412.3;   1.24;    412.3 ± 1.3 ms
      41.04;   3.2;     41 ± 4 ms
      1234;    62;      1,230 ± 70 ms
      1234;    120;     1,230 ± 120 ms
      9999;    0.001;   9,999 ± 1 ms
      1234.5;  0.3;     1,235 ± 1 ms
      12345;   200;     12.3 ± 0.2 s
      0.0512;  0.002;   51 ± 2 µs
      5;       0;       5 ms
      412.345; 0;       412.3 ms
      0;       0;       0 ms
      -0.3;    2;       0 ± 2 ms
      -41;     3;       −41 ± 3 ms
      412.3;   Infinity; 412 ms
      """)
  @DisplayName("a time has the digits that its error leaves")
  void times(double value, double half, String expected) {
    assertEquals(expected, Numbers.time(value, half));
  }

  @ParameterizedTest(name = "$ {0} ± {1} is {2}")
  @CsvSource(delimiter = ';', textBlock = """
      212.4;    8.7;   $212 ± 9
      212.4;    0;     $212.40
      500;      0;     $500
      3.4217;   0.05;  $3.42 ± 0.05
      3.4217;   0.5;   $3.42 ± 0.50
      3.4217;   0.001; $3.42 ± 0.01
      652.83;   1.64;  $653 ± 2
      12345.67; 0;     $12,346
      12345.67; 512;   $12,300 ± 600
      0.0042;   0;     $0.0042
      -60;      0;     −$60
      0;        0;     $0
      """)
  @DisplayName("money is rounded to cents, and further where the error is larger")
  void dollars(double value, double half, String expected) {
    assertEquals(expected, Numbers.dollars(value, half));
  }

  @ParameterizedTest(name = "{0} in {1}..{2} is {3}")
  @CsvSource(delimiter = ';', textBlock = """
      0;        0;        0.0000371; < 0.004 %
      0;        0;        0;         0 %
      0.000012; 0.000001; 0.000035;  < 0.004 %
      0;        0;        0.0000007; < 0.001 %
      0.000008; 0.000007; 0.000009;  < 0.001 %
      0.0123;   0.0119;   0.0127;    1.23 %
      0.4;      0.39;     0.41;      40.0 %
      0.4;      0.36;     0.44;      40 %
      1;        1;        1;         100 %
      0.5;      0;        1;         < 100 %
      """)
  @DisplayName("a rate says when the sample is too small for it")
  void rates(double value, double low, double high, String expected) {
    assertEquals(expected, Numbers.rate(new ConfidenceInterval(value, low, high, 0.95)));
  }

  @Test
  @DisplayName("a rate of a single replication has no interval and keeps three digits")
  void single() {
    assertEquals("1.23 %", Numbers.rate(
        new ConfidenceInterval(0.012345, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0.95)));
  }
}
