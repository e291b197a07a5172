package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.PLACES;
import static io.edgewise.topology.catalog.TestNodes.node;
import static io.edgewise.topology.catalog.TestNodes.place;
import static io.edgewise.topology.catalog.TestNodes.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Charge.Counted;
import io.edgewise.sim.model.InferenceEndpoint.PromptTime;
import io.edgewise.sim.model.InferenceEndpoint.Quota;
import io.edgewise.sim.random.Constant;
import io.edgewise.topology.text.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Hosted models as strategies configure them. */
class ModelOfferTest {

  private static final String US = "aws:us-east-1";
  private static final String EU = "aws:eu-west-1";
  private static final String OWN = """
      models:
        own:
          firstToken: 300 ms
          prompt: {perToken: 93.4 us, beyond: 500}
          perToken: 20 ms
          contextWindow: 4096
          quota: {requests: 120 / min, tokens: 6000 / min, burst: 10 s}
          units: {input: 0.5, output: 2}
          prices:
            all: {meter: token-units, price: $1 / 1M units}
            each: {meter: inferences, price: $0.10 / 1k answers}
      """;

  private static ConfiguredModel model(Catalog catalog, String id, String binding, String... sites) {
    Problems problems = new Problems();
    Optional<ConfiguredModel> found =
        catalog.model(id).orElseThrow().configure(node(binding), use(sites), PLACES, problems);
    assertTrue(problems.isEmpty(), problems::toString);
    return found.orElseThrow();
  }

  private static String problems(String id, String binding, String... sites) {
    Problems problems = new Problems();
    assertEquals(Optional.empty(),
        Catalog.shipped().model(id).orElseThrow().configure(node(binding), use(sites), PLACES, problems));
    return problems.toString();
  }

  private static ModelUse use(String... sites) {
    return new ModelUse(List.of(2), List.of(sites).stream().map(PLACES::place).toList());
  }

  @Test
  @DisplayName("a model answers where the strategy says, else where it is, else beside the code if it can be had there")
  void places() {
    Catalog shipped = Catalog.shipped();
    String id = "bedrock-llama-3-70b";
    assertEquals(List.of(place(US)), model(shipped, id, id, US).endpoint().places());
    assertEquals(List.of(place(EU), place(US)),
        model(shipped, id, "{offer: " + id + ", at: [aws:eu-west-1, aws:us-east-1]}", "cloudflare:AMS").endpoint()
            .places());
    String edge = problems(id, id, "cloudflare:AMS");
    assertTrue(edge.contains("the key \"at\" is missing"), edge);
    String elsewhere = problems(id, "{offer: " + id + ", at: gcp:us-central1}", US);
    assertTrue(elsewhere.contains("it runs at places of aws"), elsewhere);
    assertEquals(PLACES.of("cloudflare").size(),
        model(shipped, "workers-ai-llama-3-3-70b", "workers-ai-llama-3-3-70b", "cloudflare:AMS").endpoint().places()
            .size());
    assertEquals(List.of(place("aws:us-west-2")),
        model(shipped, "together-llama-3-3-70b", "together-llama-3-3-70b", "cloudflare:AMS", US).endpoint().places());
  }

  @Test
  @DisplayName("times, window, quota and what is billed")
  void everyKey() {
    ConfiguredModel own = model(with(OWN), "own", "own", US);
    assertEquals(new Constant(300), own.endpoint().firstTokenMillis());
    assertEquals(new PromptTime(0.0934, 500), own.endpoint().prompt());
    assertEquals(new Constant(20), own.endpoint().tokenMillis());
    assertEquals(4096, own.endpoint().contextTokens());
    assertEquals(new Quota(2, 100, 10_000_000_000L, false), own.endpoint().quota());
    assertEquals(List.of(Limit.Kind.CONTEXT), own.limits().stream().map(Limit::kind).toList());
    Charge.Use use = own.charges().getFirst().uses().getFirst();
    assertEquals(new Charge.Sum(List.of(
        new Counted(UsageKind.INPUT_TOKENS, List.of(2), new BigDecimal("0.5")),
        new Counted(UsageKind.OUTPUT_TOKENS, List.of(2), new BigDecimal("2")))), use.quantities().get("token-units"));
    assertEquals(new Counted(UsageKind.INFERENCES, List.of(2), BigDecimal.ONE), use.quantities().get("inferences"));
  }

  @Test
  @DisplayName("a strategy sets what the offer leaves open, and nothing else")
  void options() {
    String id = "bedrock-llama-3-70b";
    assertEquals(new Quota(Double.POSITIVE_INFINITY, 2_000_000.0 / 60, 60_000_000_000L, true),
        model(Catalog.shipped(), id, "{offer: " + id + ", quota: {tokens: 2M / min, everyPlace: true}}", US).endpoint()
            .quota());
    String closed = problems(id, "{offer: " + id + ", contextWindow: 1000000}", US);
    assertTrue(closed.contains("unknown key \"contextWindow\""), closed);
    String empty = problems(id, "{offer: " + id + ", quota: {burst: 1 s}}", US);
    assertTrue(empty.contains("say how much an account may ask for"), empty);
  }

  @Test
  @DisplayName("a model on instances of one's own: their platform, with the place and the options of the strategy")
  void instances() {
    ConfiguredModel model = model(Catalog.shipped(), "modal-llama-3-3-70b",
        "{offer: modal-llama-3-3-70b, at: gcp:us-central1, instances: {provisioned: 2, keepAlive: 5 min}}", US);
    ConfiguredPlatform platform = model.instances().orElseThrow();
    assertEquals(List.of(place("gcp:us-central1")), model.endpoint().places());
    assertEquals(5, platform.platform().instances().concurrency());
    assertEquals(2, platform.platform().instances().provisioned());
    assertEquals(new Constant(300_000), platform.platform().instances().keepAliveMillis());
    assertEquals(List.of(new Constant(1_000), new Constant(546_500)), platform.platform().startUp().phasesMillis());
    assertEquals(List.of(), model.charges(), "instances are billed by their platform");
    assertTrue(model.assumptions().stream().anyMatch(a -> a.subject().equals("modal: prices.twoH100")));
    String place = problems("modal-llama-3-3-70b", "modal-llama-3-3-70b", US);
    assertTrue(place.contains("\"at\" is missing"), place);
    String closed = problems("modal-llama-3-3-70b",
        "{offer: modal-llama-3-3-70b, at: aws:us-east-1, instances: {speed: 2}}", US);
    assertTrue(closed.contains("unknown key \"speed\""), closed);
  }

  @Test
  @DisplayName("a price of units needs units, and meters are those of models")
  void wrongOffers() {
    Problems problems = new Problems();
    Catalog.shipped().extendedBy(node("""
        models:
          a:
            prices: {all: {meter: token-units, price: $1 / 1M units}}
          b:
            prices: {all: {meter: read-units, price: $1 / 1M}}
          c:
            perTokens: 3 ms
        """), problems);
    assertTrue(problems.toString().contains("the meter \"token-units\" needs the key \"units\" of the offer"),
        problems::toString);
    assertTrue(problems.toString().contains("read-units"), problems::toString);
    assertTrue(problems.toString().contains("did you mean \"perToken\"?"), problems::toString);
  }
}
