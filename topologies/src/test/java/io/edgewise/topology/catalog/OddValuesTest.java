package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.PLACES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any value in any place gives an offer or located problems, never both, never neither, never an exception. */
class OddValuesTest {

  private static final List<String> VALUES = List.of("", "~", "x", "0", "-1", "1", "5 ms", "0 ms", "1e300",
      "99999999999", "unlimited", "true", "$1 / 3 requests", "$1 / 7 GB-second", "[]", "[1, x]", "[[x]]", "{}",
      "{a: b}", "{value: 3}",
      "{table: no.csv}", "{table: regions_aws.csv, rows: {no: x}, column: y, unit: hour}", "{default: 5 ms}",
      "{p50: 1 ms, p99: 2 ms}", "{choose: nowhere}", "{all: nowhere}", "{all: aws}", "{lag: 1 s}", "aws:us-east-1",
      "{of: x, sizes: {}}", "{x: {meter: invocations, price: $1 / 3 requests, regions: {a: $1 / 7 requests}}}",
      "{hit: 1 ms, central: [nowhere]}", "{nearest: 0%, ratio: 1, reach: 1}", "{step: 0 ms}", "{from: nothing}");

  private static final List<String> PLATFORM_KEYS = List.of("sites", "fronts", "anycast", "options", "choices",
      "memory", "timeout", "memoryPerCpu", "cores", "speed", "count", "instances", "concurrency", "maxConcurrency",
      "provisioned",
      "queueLimit", "capacity", "keepAlive", "idleSelection", "scaleUp", "startUp", "invokeOverhead", "billing",
      "transfer", "prices", "at", "invoices", "notes", "name");
  private static final List<String> STORE_KEYS = List.of("sites", "usedFrom", "choices", "read", "write",
      "connectRoundTrips", "units", "servers", "queueLimit", "replication", "cache", "ttl", "transfer", "prices", "at",
      "options", "replicas", "readCapacity", "writeCapacity");
  private static final List<String> FRONT_KEYS = List.of("pops", "anycast", "added", "zones", "freeTransferFrom",
      "prices");

  private static Stream<Arguments> offers() {
    return Stream.of(Arguments.of("platforms", PLATFORM_KEYS), Arguments.of("stores", STORE_KEYS),
        Arguments.of("fronts", FRONT_KEYS));
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("in an offer")
  @MethodSource("offers")
  void inOffers(String section, List<String> keys) {
    for (String key : keys) {
      for (String value : VALUES) {
        Problems problems = new Problems();
        Node inline = Document.parse("odd.yaml", section + ": {odd: {" + key + ": " + value + "}}", problems)
            .orElseThrow().root();
        Catalog catalog = Catalog.shipped().extendedBy(inline, problems);
        Optional<?> configured = switch (section) {
          case "platforms" -> catalog.platform("odd")
              .flatMap(offer -> offer.configure(TestNodes.node("platform: odd"), PLACES, problems));
          case "stores" -> catalog.store("odd").flatMap(offer -> offer.configure(TestNodes.node("store: odd"),
              new StoreUse(List.of(0), 1, List.of(TestNodes.place("aws:us-east-1"))), PLACES, problems));
          default -> catalog.front("odd").flatMap(offer -> Fronts.configure(Optional.of(TestNodes.node("odd")),
              TestNodes.platform("ec2", "{platform: ec2, at: aws:us-east-1}"), catalog, PLACES, problems));
        };
        assertEquals(problems.errorCount() == 0, configured.isPresent(), () -> key + ": " + value + "\n" + problems);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("in a strategy")
  @MethodSource("shipped")
  void inStrategies(String id) {
    PlatformOffer offer = Catalog.shipped().platform(id).orElseThrow();
    List<String> more = List.of("runtime", "package", "arch", "snapStart", "instance", "platform", "odd");
    for (String key : Stream.concat(PLATFORM_KEYS.stream(), more.stream()).toList()) {
      for (String value : VALUES) {
        Problems problems = new Problems();
        String at = key.equals("at") ? "" : "at: aws:us-east-1, ";
        Document.parse("odd.yaml", "{" + at + key + ": " + value + "}", problems).ifPresent(document -> {
          boolean configured = offer.configure(document.root(), PLACES, problems).isPresent();
          assertEquals(problems.errorCount() == 0, configured, () -> key + ": " + value + "\n" + problems);
        });
      }
    }
  }

  private static List<String> shipped() {
    return List.of("aws-lambda", "ec2");
  }
}
