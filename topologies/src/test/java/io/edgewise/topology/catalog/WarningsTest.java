package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.platform;
import static io.edgewise.topology.catalog.TestNodes.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.CostItem;
import io.edgewise.sim.metering.PricingOptions;
import io.edgewise.sim.metering.Usage;
import io.edgewise.topology.text.Provenance;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user is told about weak and old numbers. */
class WarningsTest {

  private static final String EC2 = "{platform: ec2, at: aws:us-east-1}";
  private static final String LAMBDA = "{platform: aws-lambda, at: aws:us-east-1}";

  @Test
  @DisplayName("a price is old a year after its date, not before")
  void old() {
    List<String> before = platform(Catalog.shipped().asOf(LocalDate.of(2027, 7, 20)), "ec2", EC2).warnings();
    assertFalse(before.stream().anyMatch(warning -> warning.startsWith("ec2: prices")), before::toString);
    List<String> after = platform(Catalog.shipped().asOf(LocalDate.of(2027, 7, 21)), "ec2", EC2).warnings();
    assertTrue(after.stream().anyMatch(warning -> warning.startsWith(
        "ec2: prices of 2026-07-20 are more than a year old") && warning.endsWith(": prices.machine")),
        after::toString);
  }

  @Test
  @DisplayName("without a day no price is old")
  void noDay() {
    assertFalse(platform("aws-lambda", LAMBDA).warnings().stream().anyMatch(warning -> warning.contains("old")));
  }

  @Test
  @DisplayName("what rests on confidence C is told once for each source, and only where it is in force")
  void weak() {
    List<String> lambda = platform("aws-lambda", LAMBDA).warnings();
    assertTrue(lambda.stream().anyMatch(warning -> warning.startsWith("aws-lambda: confidence C")
        && warning.endsWith(": startUp.billed")), lambda::toString);
    List<String> provisioned =
        platform("aws-lambda", "{platform: aws-lambda, at: aws:us-east-1, provisioned: 1}").warnings();
    assertTrue(
        provisioned.stream().anyMatch(warning -> warning.endsWith(": startUp.billed, prices.provisionedDurationX86")),
        provisioned::toString);
  }

  @Test
  @DisplayName("a part of a price with a weak source of its own is told, and stands on the bill with it")
  void weakPart() {
    ConfiguredStore small =
        store("elasticache-redis", "{store: elasticache-redis, node: cache.t4g.micro}", "aws:us-east-1");
    assertTrue(small.warnings().stream().anyMatch(warning -> warning.startsWith("elasticache-redis: confidence C")
        && warning.endsWith(": prices.t4gMicro")), small.warnings()::toString);
    CostItem item = small.charges().getFirst().sheet().price(Usage.NONE, PricingOptions.LIST).items().getFirst();
    assertEquals("C", item.source().confidence());
    assertEquals("hour", item.unit());
    ConfiguredStore large =
        store("elasticache-redis", "{store: elasticache-redis, node: cache.m4.large}", "aws:us-east-1");
    assertFalse(large.warnings().stream().anyMatch(warning -> warning.contains("prices.")), large.warnings()::toString);
  }

  @Test
  @DisplayName("a strategy that needs a quota raised is told the quota and its source")
  void quotas() {
    String more = "{platform: aws-lambda, at: aws:us-east-1, maxConcurrency: ";
    assertTrue(platform("aws-lambda", more + "5000}").warnings().stream().anyMatch(warning -> warning.startsWith(
        "aws-lambda: maxConcurrency 5,000 must be asked for; accounts have 1,000 at first (aws/agent-toolkit-for-aws")));
    assertFalse(
        platform("aws-lambda", more + "1000}").warnings().stream().anyMatch(warning -> warning.contains("asked for")));
    assertFalse(platform("aws-lambda", LAMBDA).warnings().stream().anyMatch(warning -> warning.contains("asked for")));
  }

  @Test
  @DisplayName("every number in force is listed with its source, but not what the strategy states itself")
  void assumptions() {
    ConfiguredPlatform stated =
        platform("aws-lambda", "{platform: aws-lambda, at: aws:us-east-1, memory: 1024 MB, timeout: 3 s}");
    List<String> subjects = stated.assumptions().stream().map(Assumption::subject).toList();
    assertTrue(subjects.containsAll(List.of("aws-lambda: keepAlive", "aws-lambda: startUp.overhead",
        "aws-lambda: startUp.initialisation", "aws-lambda: scaleUp", "aws-lambda: memoryPerCpu",
        "aws-lambda: prices.requests", "aws-data-transfer: prices.egress")), subjects::toString);
    assertFalse(subjects.stream().anyMatch(subject -> subject.contains("memory.default")), subjects::toString);
    assertTrue(platform("aws-lambda", LAMBDA).assumptions().stream()
        .anyMatch(assumption -> assumption.text().equals("512 MB (default)")));
    for (Assumption assumption : stated.assumptions()) {
      assertEquals(!assumption.subject().endsWith(": note"), assumption.provenance().isPresent(),
          assumption::toString);
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @DisplayName("prices that no source confirms are of confidence C")
  @CsvSource({"aws-lambda, prices.provisionedDurationX86.price", "aws-lambda, prices.snapStartCache.price",
      "aws-lambda, prices.snapStartRestore.price", "lambda-at-edge, prices.requests.price",
      "lambda-at-edge, prices.duration.price", "google-cloud-run, prices.activeCpu.price",
      "google-cloud-run, prices.activeMemory.price", "azure-container-apps, prices.requests.price",
      "azure-container-apps, prices.idleCpu.price"})
  void unconfirmed(String platform, String path) {
    SourcedNumber price = Catalog.shipped().platform(platform).orElseThrow().prices().stream()
        .filter(number -> number.path().equals(path) || number.path().equals(path + ".value")).findFirst()
        .orElseThrow();
    assertEquals(Optional.of(Provenance.Confidence.C), price.provenance().orElseThrow().confidence());
  }
}
