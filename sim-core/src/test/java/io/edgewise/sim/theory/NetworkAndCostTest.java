package io.edgewise.sim.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NetworkAndCostTest {

  /** AWS list prices, us-east-1: Lambda x86 2024-07-01 and t3.medium 2026-07-20. */
  private static final double REQUEST = 0.20e-6;
  private static final double GIGABYTE_SECOND = 0.0000166667;
  private static final double T3_MEDIUM_HOUR = 0.0416;
  private static final double T3_MEDIUM_MONTH = T3_MEDIUM_HOUR * 730;

  @Test
  @DisplayName("N01 speed of light in fibre, and round-trip times over 1,000 km")
  void n01() {
    Near.printed("204190.476774", GreatCircle.FIBRE_KILOMETRES_PER_SECOND);
    Near.printed("4.897388", 1e6 / GreatCircle.FIBRE_KILOMETRES_PER_SECOND);
    Near.printed("9.794776", GreatCircle.fibreRttMillis(1_000));
    Near.printed("6.671282", GreatCircle.vacuumRttMillis(1_000));
  }

  @Test
  @DisplayName("N02 New York to London: great-circle distance and fibre round-trip floor")
  void n02() {
    double distance = GreatCircle.kilometres(40.7128, -74.0060, 51.5074, -0.1278);
    Near.printed("5570.229874", distance);
    Near.printed("54.559154", GreatCircle.fibreRttMillis(distance));
  }

  @Test
  void distancesOnASphere() {
    double half = Math.PI * GreatCircle.EARTH_RADIUS_KILOMETRES;
    assertEquals(0, GreatCircle.kilometres(48, 11, 48, 11));
    Near.relative(half, GreatCircle.kilometres(90, 0, -90, 77), 1e-12);
    Near.relative(half, GreatCircle.kilometres(30, 20, -30, -160), 1e-7);
    Near.relative(half / 2, GreatCircle.kilometres(0, 170, 0, -100), 1e-12);
    // Across the antimeridian the short way; and a metre stays a metre.
    Near.relative(half / 90, GreatCircle.kilometres(0, 179, 0, -179), 1e-12);
    Near.relative(half / 180e6, GreatCircle.kilometres(60, 10, 60.000001, 10), 1e-6);
  }

  @Test
  @DisplayName("N08 handshakes at a round trip of 80 ms, and time to first byte")
  void n08() {
    assertEquals(240, Handshake.TCP_TLS12.delay(80));
    assertEquals(160, Handshake.TCP_TLS13.delay(80));
    assertEquals(80, Handshake.QUIC.delay(80));
    assertEquals(0, Handshake.QUIC_EARLY_DATA.delay(80));
    assertEquals(240 + 80 + 7, Handshake.TCP_TLS12.timeToFirstByte(80, 7));
    assertEquals(160 + 80 + 7, Handshake.TCP_TLS13.timeToFirstByte(80, 7));
    assertEquals(80 + 80 + 7, Handshake.QUIC.timeToFirstByte(80, 7));
    assertEquals(80 + 7, Handshake.QUIC_EARLY_DATA.timeToFirstByte(80, 7));
    assertEquals(80 + 7, Handshake.REUSED.timeToFirstByte(80, 7));
  }

  @Test
  @DisplayName("C31 Lambda at 128 MB and 100 ms behind an HTTP or a REST API against a t3.medium, in requests a month")
  void c31() {
    Near.relative(21.5631e6, crossover(1.00e-6, 0.125, 0.1), 1e-4);
    Near.relative(7.7701e6, crossover(3.50e-6, 0.125, 0.1), 1e-4);
  }

  @Test
  @DisplayName("Lambda alone against a t3.medium: 74.4M, 49.2M, 8.6M and 2.2M requests a month")
  void crossoversWithoutAnApi() {
    assertEquals(74.4e6, crossover(0, 0.125, 0.1), 0.05e6);
    assertEquals(49.2e6, crossover(0, 0.125, 0.2), 0.05e6);
    assertEquals(8.6e6, crossover(0, 1, 0.2), 0.05e6);
    assertEquals(2.2e6, crossover(0, 4, 0.2), 0.05e6);
  }

  @Test
  @DisplayName("Lambda breaks even with a t3.medium at 10.2 % to 20.1 % sustained processor utilisation")
  void processorUtilisation() {
    double small = Crossover.perInvocation(REQUEST, GIGABYTE_SECOND, 0.125, 0.1);
    assertEquals(0.102, Crossover.cpuUtilisation(T3_MEDIUM_HOUR, 2, small, 0.1 * 128 / 1769), 0.0005);
    // A full processor, and requests so long that their own price vanishes.
    double large = Crossover.perInvocation(REQUEST, GIGABYTE_SECOND, 1769.0 / 1024, 900);
    assertEquals(0.201, Crossover.cpuUtilisation(T3_MEDIUM_HOUR, 2, large, 900), 0.0005);
  }

  @Test
  void anyRisingBillIsCrossedWhereItReachesTheFixedPrice() {
    double perInvocation = Crossover.perInvocation(REQUEST, GIGABYTE_SECOND, 0.125, 0.1);
    OptionalDouble linear = Crossover.invocationsPerMonth(n -> n * perInvocation, T3_MEDIUM_MONTH, 1e9);
    Near.relative(Crossover.invocationsPerMonth(T3_MEDIUM_MONTH, perInvocation), linear.orElseThrow(), 1e-9);
    // A million free, then whole millions at a dollar: ten dollars are reached when the tenth million is begun.
    OptionalDouble stepped = Crossover.invocationsPerMonth(n -> Math.ceil(Math.max(0, n - 1e6) / 1e6), 10, 1e9);
    assertEquals(10e6, stepped.orElseThrow(), 1);
    assertTrue(Crossover.invocationsPerMonth(n -> 5, 10, 1e9).isEmpty());
    assertEquals(0, Crossover.invocationsPerMonth(n -> 12, 10, 1e9).orElseThrow());
  }

  private static double crossover(double api, double gigabytes, double seconds) {
    return Crossover.invocationsPerMonth(
        T3_MEDIUM_MONTH, Crossover.perInvocation(REQUEST + api, GIGABYTE_SECOND, gigabytes, seconds));
  }
}
