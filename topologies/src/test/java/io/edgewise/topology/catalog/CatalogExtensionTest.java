package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.PLACES;
import static io.edgewise.topology.catalog.TestNodes.platform;
import static io.edgewise.topology.catalog.TestNodes.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.CostBreakdown;
import io.edgewise.sim.model.Cpu;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own catalogue folder. */
class CatalogExtensionTest {

  @TempDir
  private Path folder;

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  /** The YAML block of the catalogue's README that holds a text. */
  private static String readmeExample(String text) {
    return Pattern.compile("```yaml\\R(.*?)```", Pattern.DOTALL).matcher(ShippedFiles.text("README.md")).results()
        .map(block -> block.group(1)).filter(block -> block.contains(text)).findFirst().orElseThrow();
  }

  private Catalog extended(Problems problems) {
    return Catalog.shipped().extendedBy(folder, problems);
  }

  @Test
  @DisplayName("the README's offer that extends a shipped one has its own price, and all else of the other")
  void extending() throws IOException {
    write("platforms/ec2.yaml", readmeExample("extends: ec2"));
    Problems problems = new Problems();
    Catalog catalog = extended(problems);
    assertTrue(problems.isEmpty(), problems::toString);
    PlatformOffer offer = catalog.platform("ec2").orElseThrow();
    assertEquals(1, offer.invoices().size(), "invoices of the other need not hold");
    CostBreakdown bill =
        new InvoiceRun(catalog, PLACES).bill(offer, offer.invoices().getFirst(), problems).orElseThrow();
    assertEquals(new BigDecimal("36.57"), bill.totalInCents());
    ConfiguredPlatform machine = platform(catalog, "ec2", "{platform: ec2, at: aws:us-east-1, instance: m7g.large}");
    assertEquals(2, machine.platform().cpu() instanceof Cpu.Cores all ? all.cores() : 0);
    assertEquals("our contract", source(offer, "prices.ours.price"));
    assertTrue(source(offer, "cores.sizes.large").startsWith("naming rule"), "each number keeps its own source");
  }

  private static String source(Offer offer, String path) {
    return offer.numbers().stream().filter(number -> number.path().equals(path)).findFirst().orElseThrow()
        .provenance().orElseThrow().source();
  }

  @Test
  @DisplayName("offers of a folder extend each other; an unknown base and a circle are told at their places")
  void chains() throws IOException {
    String sources = "sources: {me: {source: I, date: 2026-10, kind: assumed}}\nfrom: me\n";
    write("stores/fast.yaml", "name: Fast\nextends: faster\n" + sources + "write: 2 ms\n");
    write("stores/faster.yaml", "name: Faster\nextends: s3\n" + sources + "read: 1 ms\nwrite: 1 ms\n");
    Problems problems = new Problems();
    StoreOffer fast = extended(problems).store("fast").orElseThrow();
    assertTrue(problems.isEmpty(), problems::toString);
    assertEquals("I", source(fast, "write"));
    assertEquals("1 ms", fast.numbers().stream().filter(number -> number.path().equals("read")).findFirst()
        .orElseThrow().text());
    assertTrue(source(fast, "prices.gets.price").startsWith("infracost"));
    write("stores/faster.yaml", "name: Faster\nextends: fast\n" + sources + "read: 1 ms\n");
    write("stores/third.yaml", "name: Third\nextends: s33\n" + sources + "read: 1 ms\n");
    Problems wrong = new Problems();
    assertTrue(extended(wrong).store("fast").isEmpty());
    assertTrue(wrong.toString().contains("third.yaml:2:10: extends: no store \"s33\" to extend; did you mean \"s3\"?"),
        wrong::toString);
    assertTrue(wrong.toString().contains("fast.yaml:2:10: extends: the store \"fast\" extends itself"),
        wrong::toString);
  }

  @Test
  @DisplayName("the example of the README is an offer, complete with a bill")
  void readme() throws IOException {
    write("platforms/example-functions.yaml", readmeExample("Example Functions"));
    Problems problems = new Problems();
    Catalog catalog = Catalog.shipped().extendedBy(folder, problems);
    assertTrue(problems.isEmpty(), problems::toString);
    ConfiguredPlatform example = platform(catalog, "example-functions",
        "{platform: example-functions, at: aws:eu-west-1, provisioned: 2}");
    assertEquals(500, example.platform().instances().maxInstances());
    assertEquals(256 / 2048.0, example.platform().cpu().speed(), 1e-12);
    PlatformOffer offer = catalog.platform("example-functions").orElseThrow();
    Invoice invoice = offer.invoices().getFirst();
    Optional<CostBreakdown> bill = new InvoiceRun(catalog, PLACES).bill(offer, invoice, problems);
    assertTrue(problems.isEmpty(), problems::toString);
    assertEquals(0, bill.orElseThrow().total().compareTo(invoice.total().orElseThrow()), bill::toString);
    assertEquals(0, bill.orElseThrow().amountOf("Compute").compareTo(new BigDecimal("7.5")), bill::toString);
    assertTrue(catalog.platformIds().containsAll(List.of("aws-lambda", "example-functions")));
  }

  @Test
  @DisplayName("a number without a source, an unknown source and a wrong key are told with file and line, all at once")
  void problems() throws IOException {
    write("stores/one.yaml", """
        format: 1
        name: One
        provider: Me
        summary: A store.
        read: 5 ms
        """);
    write("stores/two.yaml", """
        format: 1
        name: Two
        provider: Me
        sources: {a: {source: x, date: 2026, kind: assumed}}
        from: b
        reed: 5 ms
        """);
    Problems problems = new Problems();
    Catalog catalog = Catalog.shipped().extendedBy(folder, problems);
    String found = problems.toString();
    assertTrue(found.contains("one.yaml:5:7: read: the number \"5 ms\" has no source"), found);
    assertTrue(found.contains("two.yaml:5:7: from: no source \"b\""), found);
    assertTrue(found.contains("two.yaml:6:1: reed: unknown key \"reed\"; did you mean \"read\"?"), found);
    assertTrue(found.contains("the key \"summary\" is missing"), found);
    assertEquals(Optional.empty(), catalog.store("two"));
  }

  @Test
  @DisplayName("a price list of one's own takes the place of the shipped one in every offer that refers to it")
  void priceList() {
    Catalog cheap = with("prices: {aws-data-transfer: {prices: {out: {meter: egress-gb, price: $0.01 / GB}}}}");
    ConfiguredPlatform lambda = platform(cheap, "aws-lambda", "{platform: aws-lambda, at: aws:us-east-1}");
    assertEquals("aws-data-transfer", lambda.egress().orElseThrow().offer());
    assertEquals(1, lambda.egress().orElseThrow().terms().size());
  }

  @Test
  @DisplayName("a folder that does not exist adds nothing")
  void nothing() {
    Problems problems = new Problems();
    Catalog catalog = Catalog.shipped().extendedBy(folder.resolve("none"), problems);
    assertTrue(problems.isEmpty());
    assertEquals(Catalog.shipped().platformIds(), catalog.platformIds());
  }
}
