package io.edgewise.sim.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.edgewise.sim.metering.UsageKind.Scope;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Counters of usage, counted by hand and beside a table with an entry for each kind and index. */
@DisplayName("Counters of usage")
class UsageMeterTest {

  /** All counters, by kind and index. */
  private static Map<UsageKind, long[]> read(UsageMeter meter) {
    Map<UsageKind, long[]> counts = new EnumMap<>(UsageKind.class);
    for (UsageKind kind : UsageKind.values()) {
      long[] values = new long[meter.size(kind)];
      for (int index = 0; index < values.length; index++) {
        values[index] = meter.get(kind, index);
      }
      counts.put(kind, values);
    }
    return counts;
  }

  private static void assertCounts(UsageMeter meter, UsageKind kind, long... expected) {
    long sum = 0;
    assertEquals(expected.length, meter.size(kind), kind::name);
    for (int index = 0; index < expected.length; index++) {
      assertEquals(expected[index], meter.get(kind, index), kind + " " + index);
      sum += expected[index];
    }
    assertEquals(sum, meter.total(kind), kind::name);
  }

  private static void assertNothingBut(UsageMeter meter, EnumSet<UsageKind> counted) {
    for (UsageKind kind : EnumSet.complementOf(counted)) {
      assertEquals(0, meter.total(kind), kind::name);
    }
  }

  @Test
  @DisplayName("four requests on two sites by hand: how many, their CPU time, and what is billed on demand and provisioned")
  void invocationsByHand() {
    UsageMeter meter = new UsageMeter(3, 1, 1);
    meter.invocation(0, 7, 100, false);
    meter.invocation(2, 11, 200, true);
    meter.invocation(2, 13, 300, false);
    meter.invocation(0, 17, 500, false);
    assertCounts(meter, UsageKind.INVOCATIONS, 2, 0, 2);
    assertCounts(meter, UsageKind.CPU_NANOS, 24, 0, 24);
    assertCounts(meter, UsageKind.BILLED_NANOS, 600, 0, 300);
    assertCounts(meter, UsageKind.PROVISIONED_NANOS, 0, 0, 200);
    assertNothingBut(meter, EnumSet.of(UsageKind.INVOCATIONS, UsageKind.CPU_NANOS, UsageKind.BILLED_NANOS,
        UsageKind.PROVISIONED_NANOS));
  }

  @Test
  @DisplayName("two requests and the resources of two pages by hand: all of them enter, all bytes leave")
  void entriesByHand() {
    UsageMeter meter = new UsageMeter(1, 2, 1);
    meter.entry(1, 1_000);
    meter.entry(1, 0);
    meter.resources(1, 5, 20_000);
    meter.resources(0, 3, 700);
    assertCounts(meter, UsageKind.ENTRIES, 3, 7);
    assertCounts(meter, UsageKind.RESOURCES, 3, 5);
    assertCounts(meter, UsageKind.EGRESS_BYTES, 700, 21_000);
    assertNothingBut(meter, EnumSet.of(UsageKind.ENTRIES, UsageKind.RESOURCES, UsageKind.EGRESS_BYTES));
  }

  @Test
  @DisplayName("three reads and two writes of two data sets by hand: how many, their units, the bytes each way")
  void operationsByHand() {
    UsageMeter meter = new UsageMeter(1, 1, 2);
    meter.read(0, 500, 40);
    meter.read(1, 1_000, 4_096);
    meter.read(1, 2_000, 0);
    meter.write(1, 3_000, 9);
    meter.write(0, 1_000, 70);
    assertCounts(meter, UsageKind.READS, 1, 2);
    assertCounts(meter, UsageKind.READ_MILLIUNITS, 500, 3_000);
    assertCounts(meter, UsageKind.RECEIVED_BYTES, 40, 4_096);
    assertCounts(meter, UsageKind.WRITES, 1, 1);
    assertCounts(meter, UsageKind.WRITE_MILLIUNITS, 1_000, 3_000);
    assertCounts(meter, UsageKind.SENT_BYTES, 70, 9);
    assertNothingBut(meter, EnumSet.of(UsageKind.READS, UsageKind.READ_MILLIUNITS, UsageKind.RECEIVED_BYTES,
        UsageKind.WRITES, UsageKind.WRITE_MILLIUNITS, UsageKind.SENT_BYTES));
  }

  @Test
  @DisplayName("what is counted by pool is read by site: two sites of three pools each, and a service behind them")
  void poolsByHand() {
    // Pools 0 to 2 are of site 0, 3 to 5 of site 1; pool 6 is site 2, and pool 7 site 3.
    UsageMeter meter = UsageMeter.ofPools(2, 3, 8, 1, 1, 1);
    int[] billed = {1, 2, 4, 8, 16, 32, 64, 128};
    for (int pool = 0; pool < billed.length; pool++) {
      meter.invocation(pool, 0, billed[pool], false);
    }
    assertEquals(3, meter.poolsPerSite());
    assertCounts(meter, UsageKind.BILLED_NANOS, 7, 56, 64, 128);
    assertCounts(meter, UsageKind.INVOCATIONS, 3, 3, 1, 1);
    assertEquals(1 + 8, meter.ofPool(UsageKind.BILLED_NANOS, 0));
    assertEquals(2 + 16, meter.ofPool(UsageKind.BILLED_NANOS, 1));
    assertEquals(4 + 32, meter.ofPool(UsageKind.BILLED_NANOS, 2));
    // Only sites are divided.
    meter.read(0, 1_000, 0);
    assertCounts(meter, UsageKind.READS, 1);
    meter.count(UsageKind.OUTPUT_TOKENS, 0, 300);
    assertCounts(meter, UsageKind.OUTPUT_TOKENS, 300);
  }

  @Test
  @DisplayName("sites that are not divided are pools of their own")
  void undivided() {
    UsageMeter meter = new UsageMeter(2, 1, 1);
    meter.invocation(0, 0, 5, false);
    meter.invocation(1, 0, 7, false);
    assertEquals(1, meter.poolsPerSite());
    assertEquals(12, meter.ofPool(UsageKind.BILLED_NANOS, 0));
  }

  @Test
  @DisplayName("every kind has as many counters as its scope has members, and models only where they are said to be")
  void sizes() {
    Map<Scope, Integer> expected = Map.of(Scope.SITE, 2, Scope.ZONE, 3, Scope.DATA_SET, 4, Scope.MODEL, 5);
    UsageMeter meter = new UsageMeter(2, 3, 4, 5);
    UsageMeter empty = meter.empty();
    for (UsageKind kind : UsageKind.values()) {
      assertEquals(expected.get(kind.scope()), meter.size(kind), kind::name);
      assertEquals(expected.get(kind.scope()), empty.size(kind), kind::name);
      int size = meter.size(kind);
      assertThrows(ArrayIndexOutOfBoundsException.class, () -> meter.count(kind, size, 1), kind::name);
    }
    assertEquals(0, new UsageMeter(2, 3, 4).size(UsageKind.INFERENCES));
  }

  @Test
  @DisplayName("adding is adding every counter; an empty meter has the same counters, and no count of the old one")
  void addition() {
    List<Supplier<UsageMeter>> kinds =
        List.of(() -> new UsageMeter(5, 2, 3, 2), () -> UsageMeter.ofPools(2, 2, 5, 2, 3, 2));
    for (Supplier<UsageMeter> made : kinds) {
      UsageMeter one = made.get();
      UsageMeter other = one.empty();
      int next = 1;
      for (UsageKind kind : UsageKind.values()) {
        int counters = kind.scope() == Scope.SITE ? 5 : one.size(kind);
        for (int index = 0; index < counters; index++) {
          one.count(kind, index, next);
          other.count(kind, index, 1_000L * next);
          next++;
        }
      }
      Map<UsageKind, long[]> before = read(one);
      one.add(other);
      read(one).forEach((kind, values) -> {
        for (int index = 0; index < values.length; index++) {
          assertEquals(1_001 * before.get(kind)[index], values[index], kind + " " + index);
        }
      });
      assertNothingBut(one.empty(), EnumSet.noneOf(UsageKind.class));
      one.clear();
      assertNothingBut(one, EnumSet.noneOf(UsageKind.class));
    }
  }

  @Test
  @DisplayName("10,000 counts of any kind end where a table with an entry for each kind and index has them")
  void slowTwin() {
    int sites = 4;
    int poolsPerSite = 3;
    int pools = sites * poolsPerSite + 2;
    Map<Scope, Integer> counters = Map.of(Scope.SITE, pools, Scope.ZONE, 2, Scope.DATA_SET, 5, Scope.MODEL, 3);
    UsageMeter meter = UsageMeter.ofPools(sites, poolsPerSite, pools, 2, 5, 3);
    long[][] twin = new long[UsageKind.values().length][pools];
    SplittableRandom random = new SplittableRandom(4);
    for (int step = 0; step < 10_000; step++) {
      UsageKind kind = UsageKind.values()[random.nextInt(twin.length)];
      int index = random.nextInt(counters.get(kind.scope()));
      long amount = random.nextLong(1L << 40);
      meter.count(kind, index, amount);
      twin[kind.ordinal()][index] += amount;
    }
    for (UsageKind kind : UsageKind.values()) {
      long[] expected = twin[kind.ordinal()];
      if (kind.scope() == Scope.SITE) {
        long[] bySite = new long[sites + pools - sites * poolsPerSite];
        for (int pool = 0; pool < pools; pool++) {
          bySite[pool < sites * poolsPerSite ? pool / poolsPerSite : sites + pool - sites * poolsPerSite] +=
              expected[pool];
        }
        assertCounts(meter, kind, bySite);
        for (int rank = 0; rank < poolsPerSite; rank++) {
          long sum = 0;
          for (int site = 0; site < sites; site++) {
            sum += expected[site * poolsPerSite + rank];
          }
          assertEquals(sum, meter.ofPool(kind, rank), kind + " of pool " + rank);
        }
      } else {
        assertCounts(meter, kind, Arrays.copyOf(expected, counters.get(kind.scope())));
      }
    }
  }
}
