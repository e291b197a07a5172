package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.SharedTables;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.catalog.OfferKind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every platform with every front, engine of workflows, queue, model and gateway: it runs, or one message says why not. */
@DisplayName("Every platform with every")
class OtherCombinationsTest {

  private static final String SCENARIO = """
      users: {rate: 2 / s, where: [{place: city:london, share: 1}, {place: city:tokyo, share: 1}], pattern: constant}
      requests:
        page: {steps: [{compute: 0.5 ms}STEP], response: 10 kB}
      run: {horizon: 20 s, warmUp: 10 s, replications: 1, seed: 3}
      strategies:
      """;
  private static final Pattern PROPOSED = Pattern.compile("such as \"(at: [^\"]+)\"");

  /** A kind of offer: what a request does with it, and what a strategy says; OFFER stands for the offer. */
  private enum Kind {
    FRONT(OfferKind.FRONT, "", "front: OFFER"),
    WORKFLOW(OfferKind.WORKFLOW,
        ", {workflow: {on: flow, tasks: [{call: {service: worker, steps: [{compute: 1 ms}]}}]}}",
        "services: {worker: {platform: aws-lambda, at: aws:us-east-1}}, workflows: {flow: ENGINE}"),
    QUEUE(OfferKind.QUEUE, ", {publish: {to: worker, steps: [{compute: 1 ms}]}}",
        "services: {worker: {platform: CONSUMER}}, queues: {worker: OFFER}"),
    MODEL(OfferKind.MODEL, ", {infer: {model: assistant, input: 100, output: 5}}", "models: {assistant: MODEL}"),
    NAT(OfferKind.NAT, ", {read: items}", "stores: {items: {store: dynamodb, at: aws:us-east-1}}, nat: OFFER");

    private final OfferKind offers;
    private final String step;
    private final String says;

    Kind(OfferKind offers, String step, String says) {
      this.offers = offers;
      this.step = step;
      this.says = says;
    }

    List<String> ids() {
      return Catalog.shipped().ids(offers);
    }

    String strategy(String platform, String offer) {
      String consumer = offer.equals("cloudflare-queues") ? "cloudflare-workers" : "aws-lambda, at: aws:us-east-1";
      return "  " + offer + ": {compute: {platform: " + platform + "}, " + says.replace("CONSUMER", consumer)
          .replace("MODEL", model(offer)).replace("ENGINE", offer.startsWith("step-functions")
              ? "{workflow: " + offer + ", at: aws:us-east-1}" : offer)
          .replace("OFFER", offer) + "}\n";
    }

    /** Models are where their providers have them; those on GPUs of one's own are had in a region that is chosen. */
    private static String model(String offer) {
      return offer.startsWith("workers-ai") ? "{offer: " + offer + ", at: cloudflare:IAD}"
          : offer.startsWith("vertex") ? "{offer: " + offer + ", at: gcp:us-central1}"
          : "{offer: " + offer + ", at: aws:us-east-1" + (offer.startsWith("modal") || offer.startsWith("replicate")
              ? ", instances: {provisioned: 1}}" : "}");
    }

    /** Whether it makes sense, by what the offers themselves are. */
    boolean fits(String platform, String offer) {
      return switch (this) {
        case FRONT -> !isEdge(offer) || entry(platform).isEmpty() || entry(platform).equals(offer);
        case NAT -> IN_AWS_REGIONS.contains(platform);
        default -> !platform.equals("cloudfront-functions");
      };
    }

    /** What the message says where it does not. */
    String reason(String platform) {
      return switch (this) {
        case FRONT -> "users can enter at one edge front only";
        case NAT -> "is at places of aws";
        default -> "CloudFront Functions allows none";
      };
    }
  }

  private static final List<String> IN_AWS_REGIONS = List.of("aws-lambda", "aws-fargate", "ec2", "kubernetes");

  private static boolean isEdge(String front) {
    return Catalog.shipped().front(front).orElseThrow().isEdge();
  }

  /** The edge network that a platform is reached through whatever a strategy says. */
  private static String entry(String platform) {
    return List.of("lambda-at-edge", "cloudfront-functions").contains(platform) ? "cloudfront" : "";
  }

  private static String placed(String platform) {
    Matcher proposed = PROPOSED.matcher(
        Compilation.problems(SCENARIO.replace("STEP", "") + "  it: {compute: {platform: " + platform + "}}\n"));
    return !proposed.find() ? platform
        : platform + ", " + (IN_AWS_REGIONS.contains(platform) ? "at: aws:us-east-1" : proposed.group(1));
  }

  @TestFactory
  @DisplayName("offer that it can use serves a short time, and bills for it")
  Stream<DynamicTest> serves() {
    return Stream.of(Kind.values()).flatMap(kind -> Catalog.shipped().platformIds().stream()
        .filter(platform -> kind.ids().stream().anyMatch(offer -> kind.fits(platform, offer)))
        .map(platform -> DynamicTest.dynamicTest(platform + ", " + kind, () -> {
          String at = placed(platform);
          String text = SCENARIO.replace("STEP", kind.step) + kind.ids().stream()
              .filter(offer -> kind.fits(platform, offer)).map(offer -> kind.strategy(at, offer))
              .collect(Collectors.joining());
          CompiledScenario scenario = Compilation.of(text);
          assertEquals(List.of(), scenario.infeasible());
          new Experiment(scenario.scenario()).sharing(SharedTables.TABLES).threads(1).run().strategies()
              .forEach(OtherCombinationsTest::check);
        })));
  }

  private static void check(StrategyResult result) {
    Measurements measured = result.measurements();
    assertTrue(measured.requests() > 20, () -> result.id() + ": " + measured);
    long answered = measured.count(Outcome.SERVED) + measured.count(Outcome.MODEL_THROTTLED);
    // Where containers start slowly, all that waited ask at once for a second GPU, which takes minutes to load its model.
    double least = result.id().startsWith("modal") || result.id().startsWith("replicate") ? 0.5 : 0.99;
    assertTrue(answered >= least * measured.requests(), () -> result.id() + ": " + measured);
    assertTrue(measured.count(Outcome.SERVED) > 0, () -> result.id() + ": " + measured);
    assertTrue(result.monthlyCost().items().stream().allMatch(item -> item.amount().signum() >= 0),
        () -> result.id() + ": " + result.monthlyCost());
  }

  @TestFactory
  @DisplayName("offer that makes no sense is refused, and told why")
  Stream<DynamicTest> refuses() {
    return Stream.of(Kind.values()).flatMap(kind -> Catalog.shipped().platformIds().stream()
        .flatMap(platform -> kind.ids().stream().filter(offer -> !kind.fits(platform, offer))
            .map(offer -> DynamicTest.dynamicTest(platform + " with " + offer, () -> {
              List<String> problems = Compilation
                  .problems(SCENARIO.replace("STEP", kind.step) + kind.strategy(placed(platform), offer)).lines()
                  .toList();
              assertEquals(1, problems.size(), problems::toString);
              assertTrue(problems.getFirst().contains(kind.reason(platform)), problems::toString);
            }))));
  }
}
