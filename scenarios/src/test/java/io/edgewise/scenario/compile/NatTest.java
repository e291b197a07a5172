package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.Experiment;
import io.edgewise.sim.metering.CostItem;
import io.edgewise.sim.result.StrategyResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The bill of moving data, to the cent: NAT gateways, and transfer by who sends what where to. */
@DisplayName("Moving data between code and stores")
class NatTest {

  private static final String SCENARIO = """
      users: {rate: 10 / s, where: city:london, pattern: constant}
      requests:
        page:
          steps: [{compute: 1 ms}, {read: {from: session, size: 100 kB}}, {write: {to: orders, size: 10 kB}}]
          response: 0 B
      run: {horizon: 1 min, warmUp: 10 s, replications: 1, seed: 3}
      strategies:
        it:
          compute: {platform: aws-lambda, at: aws:us-east-1}
          stores: {session: {store: upstash-redis, at: aws:us-east-1}, orders: {store: dynamodb, at: aws:sa-east-1}}
          NAT
      """;

  private static String behind(String nat) {
    return SCENARIO.replace("NAT", nat);
  }

  private static StrategyResult run(String text, String... settings) {
    return new Experiment(Compilation.of(text, settings).scenario()).threads(1).run().strategies().getFirst();
  }

  private static Optional<CostItem> find(StrategyResult result, String item) {
    return result.monthlyCost().items().stream().filter(each -> each.item().equals(item)).findFirst();
  }

  private static CostItem item(StrategyResult result, String item) {
    return find(result, item).orElseThrow(() -> new AssertionError(item + " is not in " + result.monthlyCost()));
  }

  /** Gigabytes, at a price, for as many requests as the bill counts. */
  private static void assertMoved(String gigabytes, String price, StrategyResult result, String item) {
    BigDecimal requests = item(result, "Requests").quantity();
    CostItem line = item(result, item);
    assertEquals(0, requests.multiply(new BigDecimal(gigabytes)).compareTo(line.quantity()), line::toString);
    assertEquals(0, line.quantity().multiply(new BigDecimal(price)).compareTo(line.amount()), line::toString);
  }

  @Test
  @DisplayName("behind a NAT gateway in two zones, both ways of every store outside are processed")
  void all() {
    StrategyResult result = run(behind("nat: {gateway: aws-nat-gateway, zones: 2}"));
    assertEquals(0, new BigDecimal("65.70").compareTo(item(result, "Gateway hours").amount()));
    assertMoved("0.00011", "0.045", result, "Data processed");
    StrategyResult without = run(behind(""));
    assertTrue(find(without, "Gateway hours").isEmpty());
    assertEquals(0, without.monthlyCost().total().add(item(result, "Gateway hours").amount())
        .add(item(result, "Data processed").amount()).compareTo(result.monthlyCost().total()), "and nothing else");
  }

  @Test
  @DisplayName("only the data sets that are named pass it, and none that lies inside the network")
  void some() {
    assertMoved("0.0001", "0.045", run(behind("nat: {gateway: aws-nat-gateway, stores: [session]}")), "Data processed");
    StrategyResult inside =
        run(behind("nat: aws-nat-gateway"), "strategies.it.stores={session: elasticache-redis, orders: dynamodb}");
    assertMoved("0.00001", "0.045", inside, "Data processed");
    StrategyResult cached = run(behind("nat: aws-nat-gateway"), "strategies.it.stores={orders: elasticache-redis, "
        + "session: {store: lambda-memory, over: {store: elasticache-redis, at: aws:us-east-1}}}");
    assertTrue(find(cached, "Data processed").isEmpty(), "a cache in front of what lies inside lies inside");
  }

  @Test
  @DisplayName("has a gateway in each region of the code")
  void regions() {
    StrategyResult result = run(behind("nat: {gateway: aws-nat-gateway, zones: 3}"),
        "strategies.it.compute.at=[aws:us-east-1, aws:eu-west-1]", "strategies.it.stores.orders.at=aws:us-east-1");
    // 3 x 730 hours in either region; in Ireland the price of us-east-1 is a guess.
    assertEquals(0, new BigDecimal("197.10").compareTo(item(result, "Gateway hours").amount()));
    assertTrue(item(result, "Gateway hours").guessedRegion());
  }

  @Test
  @DisplayName("what is written elsewhere is paid where it is sent from, what is read where it is kept")
  void transfer() {
    StrategyResult written = run(behind(""));
    assertMoved("0.00001", "0.02", written, "Data transfer to other regions");
    assertEquals("aws:us-east-1", item(written, "Data transfer to other regions").region());
    StrategyResult read = run(behind(""), "strategies.it.stores.session={store: dynamodb, at: aws:sa-east-1}",
        "strategies.it.stores.orders={store: dynamodb, at: aws:us-east-1}");
    assertMoved("0.0001", "0.138", read, "Data transfer to other regions");
    StrategyResult outside = run(behind(""), "strategies.it.compute={platform: cloudflare-workers}",
        "strategies.it.stores={session: {store: dynamodb, at: aws:us-east-1}, orders: {store: dynamodb, at: aws:us-east-1}}");
    // Writes from outside come in free; Workers pay for nothing that they send.
    assertEquals(outside.measurements().reads(), outside.measurements().requests());
    CostItem egress = item(outside, "Data transfer out to the internet");
    assertEquals(0, item(outside, "Read request units").quantity().divide(new BigDecimal("12.5"))
        .multiply(new BigDecimal("0.0001")).compareTo(egress.quantity()), egress::toString);
    StrategyResult toInternet = run(behind(""),
        "strategies.it.stores.orders={store: cloudflare-r2, at: cloudflare:IAD}");
    assertMoved("0.00001", "0.09", toInternet, "Data transfer out to the internet");
  }

  @Test
  @DisplayName("mistakes are told at their places")
  void mistakes() {
    assertEquals(List.of(
        "test.yaml:11:10: strategies.it.nat: no NAT gateway \"aws-nat\"; did you mean \"aws-nat-gateway\"?"),
        Compilation.problems(behind("nat: aws-nat")).lines().toList());
    String named = Compilation.problems(behind("nat: {gateway: aws-nat-gateway, zones: 9, stores: [sesion]}"));
    assertTrue(named.contains("11:44: strategies.it.nat.zones: "), named);
    assertTrue(named.contains("11:56: strategies.it.nat.stores[0]: no data set \"sesion\"; did you mean \"session\"?"),
        named);
    String inside = Compilation.problems(behind("nat: {gateway: aws-nat-gateway, stores: [session]}"),
        "strategies.it.stores.session=elasticache-redis");
    assertTrue(inside.contains("the store of \"session\" lies inside the private network"), inside);
    String elsewhere = Compilation.problems(behind("nat: aws-nat-gateway"),
        "strategies.it.compute={platform: google-cloud-run, at: gcp:us-east1}");
    assertTrue(elsewhere.contains("NAT gateway of AWS is at places of aws; code runs at gcp:us-east1"), elsewhere);
  }
}
