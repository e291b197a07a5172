package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.PLACES;
import static io.edgewise.topology.catalog.TestNodes.node;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.topology.text.Problems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many requests a month cost as much on demand as a server that is always on, solved over the real price sheets. */
class CrossoverTest {

  private static final Catalog CATALOG = Catalog.shipped();

  private static double bill(String platform, String invoice) {
    Problems problems = new Problems();
    Invoice parsed = Invoice.read(node(invoice), problems).orElseThrow();
    double dollars = new InvoiceRun(CATALOG, PLACES).bill(CATALOG.platform(platform).orElseThrow(), parsed, problems)
        .orElseThrow().total().doubleValue();
    assertTrue(problems.isEmpty(), problems::toString);
    return dollars;
  }

  private static double lambda(long requests, int memory, int millis, String front) {
    return bill("aws-lambda", "{id: x, name: x, options: {at: aws:us-east-1, memory: " + memory + " MB}, with: ["
        + front + "], usage: {invocations: " + requests + ", duration: " + millis + " ms}, total: $0}");
  }

  @ParameterizedTest(name = "{0}: {1} MB, {2} ms, {3}: {4} requests")
  @CsvSource({"C31 HTTP API, 128, 100, api-gateway-http, 21563100", "C31 REST API, 128, 100, api-gateway-rest, 7770100",
      "no gateway, 128, 100, , 74400000", "no gateway, 128, 200, , 49200000", "no gateway, 1024, 200, , 8600000",
      "no gateway, 4096, 200, , 2200000"})
  void crossover(String name, int memory, int millis, String front, double published) {
    double server = bill("ec2", "{id: x, name: x, options: {at: aws:us-east-1, instance: t3.medium}, "
        + "usage: {invocations: 0}, total: $0}");
    assertEquals(30.368, server, 1e-9);
    long low = 0;
    long high = 1_000_000_000L;
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (lambda(middle, memory, millis, front == null ? "" : front) < server) {
        low = middle;
      } else {
        high = middle;
      }
    }
    // The figures without a gateway are published to two or three digits.
    assertEquals(published, high, (front == null ? 0.02 : 1e-4) * published);
  }
}
