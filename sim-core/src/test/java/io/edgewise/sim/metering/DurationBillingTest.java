package io.edgewise.sim.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DurationBillingTest {

  @Test
  void roundsUpToStepsAndMinimums() {
    DurationBilling lambda = DurationBilling.perMillis(1);
    assertEquals(0, lambda.billedNanos(0));
    assertEquals(1_000_000, lambda.billedNanos(1));
    assertEquals(1_000_000, lambda.billedNanos(1_000_000));
    assertEquals(2_000_000, lambda.billedNanos(1_000_001));
    DurationBilling azure = new DurationBilling(1_000_000, 100_000_000, 128, 128, 1024);
    assertEquals(100_000_000, azure.billedNanos(3));
    assertEquals(101_000_000, azure.billedNanos(100_000_001));
    assertEquals(128, azure.billedMegabytes(1));
    assertEquals(256, azure.billedMegabytes(129));
  }

  @Test
  void billsAtLeastTheDurationAndLessThanAStepMore() {
    Random random = new Random(5);
    for (int i = 0; i < 1000; i++) {
      DurationBilling billing = new DurationBilling(1 + random.nextInt(1000), 0, 1 + random.nextInt(200), 0, 1000);
      long nanos = random.nextInt(1_000_000);
      long billed = billing.billedNanos(nanos);
      assertTrue(billed >= nanos && billed < nanos + billing.stepNanos() && billed % billing.stepNanos() == 0);
      long memory = billing.billedMegabytes(nanos);
      assertTrue(memory >= nanos && memory < nanos + billing.memoryStepMegabytes());
    }
  }

  @Test
  void aGigabyteIsBinaryOrDecimalAsTold() {
    assertEquals(0, BigDecimal.ONE.compareTo(
        new DurationBilling(1, 0, 1, 0, 1024).gigabyteSeconds(1_000_000_000, 1024)));
    assertEquals(0, new BigDecimal("1.024").compareTo(
        new DurationBilling(1, 0, 1, 0, 1000).gigabyteSeconds(1_000_000_000, 1024)));
    // Every power of two below is kept exactly: 1 ns of 1 MB.
    assertEquals(new BigDecimal("0.0000000000009765625"),
        new DurationBilling(1, 0, 1, 0, 1024).gigabyteSeconds(1, 1).stripTrailingZeros());
  }

  @Test
  void refusesWrongRulesAndOverflow() {
    assertThrows(IllegalArgumentException.class, () -> new DurationBilling(0, 0, 1, 0, 1024));
    assertThrows(IllegalArgumentException.class, () -> new DurationBilling(1, -1, 1, 0, 1024));
    assertThrows(IllegalArgumentException.class, () -> new DurationBilling(1, 0, 1, 0, 1023));
    assertThrows(ArithmeticException.class, () -> DurationBilling.perMillis(1).billedNanos(Long.MAX_VALUE));
  }
}
