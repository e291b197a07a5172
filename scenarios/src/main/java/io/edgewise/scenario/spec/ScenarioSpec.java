package io.edgewise.scenario.spec;

import io.edgewise.report.table.Section;
import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Shape;
import io.edgewise.scenario.schema.Value;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scenario file.
 *
 * @param node the whole file
 * @param name what a person calls it
 * @param question what it shall decide
 * @param users who asks
 * @param requests kinds of requests, in file order
 * @param schedules work at fixed times, by the service that does it
 * @param data data sets that need more than their name
 * @param strategies the placements to compare, in file order
 * @param catalog offers of the file's own
 * @param preset which numbers of the offers hold; empty for those of the offers themselves
 * @param network round trips in place of the measured ones
 * @param pricing how bills are made
 * @param run how long and how often
 * @param slo what must hold
 * @param report what is shown beside the table of strategies
 * @param faults what breaks on the way
 * @param claims what somebody claims, to be held against what is found out
 * @param sweep which values a sweep tries, by the path of what is set
 * @param optimize among which placements the best one is looked for
 * @param month what is not known of the months that are billed
 * @param uncertainty how far off numbers may be, by how far they can be trusted, by what they are about, or by their path
 * @param calibration the file of measured distributions, as it is written
 */
public record ScenarioSpec(Node node, Optional<String> name, Optional<String> question,
    Optional<UsersSpec> users,
    Map<String, RequestSpec> requests, Map<String, ScheduleSpec> schedules, Map<String, DataSpec> data,
    Map<String, StrategySpec> strategies,
    Optional<Node> catalog, Optional<Node> preset, Optional<NetworkSpec> network, Optional<PricingSpec> pricing,
    Optional<RunSpec> run, Optional<SloSpec> slo, Optional<List<Section>> report, List<FaultSpec> faults,
    List<ClaimsSpec> claims, Map<String, AxisSpec> sweep, Optional<OptimizeSpec> optimize, Optional<MonthSpec> month,
    Map<String, UncertaintySpec> uncertainty, Optional<String> calibration) {

  /** The key of the calibration. */
  public static final String CALIBRATION_KEY = "calibration";

  /** What that key says to have none. */
  public static final String NO_CALIBRATION = "none";

  /** Strategies of a file: each is compared with every other one in every metric. 300 took 3.1 GB and wrote 217 MB. */
  private static final int MOST_STRATEGIES = 100;

  private static final Key<Long> FORMAT = Key.optional("format",
      Scalars.count(Quantities.COUNT.atLeast("1").atMost("1"), "1"), "Version of the format: 1.");
  private static final Key<String> NAME =
      Key.optional("name", Scalars.TEXT, "What a person calls it. Default: the name of the file.");
  private static final Key<String> QUESTION = Key.optional("question", Scalars.TEXT,
      "What it shall decide, in one or a few sentences, for the reader of a review.");
  private static final Key<UsersSpec> USERS = Key.required("users", UsersSpec.VALUE, "Who asks.");
  private static final Key<Map<String, RequestSpec>> REQUESTS = Key.required("requests",
      Value.mapOf("kind of request", RequestSpec.VALUE), "Kinds of requests, by a name of your choice.");
  private static final Key<Map<String, ScheduleSpec>> SCHEDULES = Key.optional("schedules",
      Value.mapOf("schedule", ScheduleSpec.VALUE), "Work at fixed times, by the name of the service that does it.");
  private static final Key<Map<String, DataSpec>> DATA = Key.optional("data",
      Value.mapOf("data set", DataSpec.VALUE), "Data sets that need more than their name.");
  private static final Key<Map<String, StrategySpec>> STRATEGIES = Key.required("strategies",
      Value.mapOf("strategy", MOST_STRATEGIES,
          "edgewise optimize chooses among many placements, edgewise sweep combines "
              + "values",
          StrategySpec.VALUE),
      "The placements to compare, by a name of your choice.");
  private static final Key<Node> CATALOG = Key.optional("catalog", Value.open(
      new Shape.Object("catalog", "Offers of this file's own, in the form of catalogue files.", () -> List.of(
          offers("platforms", "Compute platforms."), offers("stores", "State stores."), offers("fronts", "Fronts."),
          offers("workflows", "Workflow engines."), offers("queues", "Queues."), offers("models", "Hosted models."),
          offers("prices", "Prices.")), Shape.Rule.OPEN)),
      "Offers of this file's own.");
  private static final Key<Node> PRESET = Key.optional("preset",
      Value.open(new Shape.Scalar("preset", List.of(Shape.Type.STRING), "", List.of("measured", "seed"))),
      "Which numbers of the offers hold, where an offer has more than its own: measured (the default) or seed, those of "
          + "the article behind the project. A strategy may say another one of each of its offers.");
  private static final Key<NetworkSpec> NETWORK =
      Key.optional("network", NetworkSpec.VALUE, "Round-trip times in place of the measured ones.");
  private static final Key<PricingSpec> PRICING = Key.optional("pricing", PricingSpec.VALUE, "How bills are made.");
  private static final Key<RunSpec> RUN = Key.optional("run", RunSpec.VALUE, "How long and how often to simulate.");
  private static final Key<SloSpec> SLO =
      Key.optional("slo", SloSpec.VALUE, "Service level objectives and budget, for edgewise check.");

  private static final Key<List<Section>> REPORT = Key.optional("report", Value.listOf(Choices.SECTION),
      "What is shown beside the table of strategies, in this order. Default: verdicts and tail.");
  private static final Key<List<FaultSpec>> FAULTS = Key.optional("faults", Value.listOf(FaultSpec.VALUE),
      "What breaks within the horizon, the same for all strategies: outages, slow stores, lost packets, deploys, throttles.");
  private static final Key<List<ClaimsSpec>> CLAIMS = Key.optional("claims", Value.listOf(ClaimsSpec.VALUE),
      "What somebody claims, to be printed beside what is found out.");
  private static final Key<Map<String, AxisSpec>> SWEEP = Key.optional("sweep",
      Value.mapOf("path", AxisSpec.VALUE), "The values that edgewise sweep combines, by the path of what is set.");
  private static final Key<OptimizeSpec> OPTIMIZE = Key.optional("optimize", OptimizeSpec.VALUE,
      "Among which placements edgewise optimize looks for the best one.");

  private static final Key<MonthSpec> MONTH = Key.optional("month", MonthSpec.VALUE,
      "What is not known of the months that are billed: with it the bill is a distribution. Default: every month is as simulated.");
  private static final Key<Map<String, UncertaintySpec>> UNCERTAINTY = Key.optional("uncertainty",
      Value.mapOf("range of", UncertaintySpec.VALUE),
      "How far off numbers may be, for edgewise sensitivity: by how far they can be trusted (measured, published, assumed, "
          + "prices), by what they are about as explain lists it, or by their path in this file.");
  private static final Key<String> CALIBRATION = Key.optional(CALIBRATION_KEY, Scalars.TEXT,
      "A file that edgewise calibrate wrote: measured distributions in place of those of the catalogue. Beside this file, or "
          + "none. Default: none.");

  /** The form of a scenario file. */
  public static final Value<ScenarioSpec> VALUE = Mapping.of("scenario", "An Edgewise scenario.",
      () -> List.of(FORMAT, NAME, QUESTION, USERS, REQUESTS, SCHEDULES, DATA, STRATEGIES, CATALOG, PRESET, NETWORK,
          PRICING, RUN,
          SLO,
          REPORT, FAULTS, CLAIMS, SWEEP, OPTIMIZE, MONTH, UNCERTAINTY, CALIBRATION),
      fields -> {
        FORMAT.in(fields);
        return new ScenarioSpec(fields.node(), NAME.in(fields), QUESTION.in(fields), USERS.in(fields),
            REQUESTS.in(fields).orElse(Map.of()), SCHEDULES.in(fields).orElse(Map.of()),
            DATA.in(fields).orElse(Map.of()),
            STRATEGIES.in(fields).orElse(Map.of()), CATALOG.in(fields), PRESET.in(fields), NETWORK.in(fields),
            PRICING.in(fields), RUN.in(fields), SLO.in(fields), REPORT.in(fields),
            FAULTS.in(fields).orElse(List.of()), CLAIMS.in(fields).orElse(List.of()),
            SWEEP.in(fields).orElse(Map.of()), OPTIMIZE.in(fields), MONTH.in(fields),
            UNCERTAINTY.in(fields).orElse(Map.of()), CALIBRATION.in(fields));
      });

  private static Key<Node> offers(String name, String description) {
    return Key.optional(name, Value.open(new Shape.MapOf("id", new Shape.Object("offer",
        "An offer in the form of a catalogue file.", List::of, Shape.Rule.OPEN))), description);
  }

  /** What schedules put into the queues of services. */
  public List<StepSpec> scheduled() {
    List<StepSpec> messages = new ArrayList<>();
    schedules.forEach((service, schedule) -> messages.add(schedule.message(service)));
    return messages;
  }

  /** The same with other requests. */
  public ScenarioSpec withRequests(Map<String, RequestSpec> others) {
    return new ScenarioSpec(node, name, question, users, others, schedules, data, strategies, catalog, preset, network,
        pricing,
        run, slo,
        report, faults, claims, sweep, optimize, month, uncertainty, calibration);
  }

  /** The same question about other strategies. */
  public ScenarioSpec withStrategies(Map<String, StrategySpec> others) {
    return new ScenarioSpec(node, name, question, users, requests, schedules, data, others, catalog, preset, network,
        pricing,
        run, slo, report, faults, claims, sweep, optimize, month, uncertainty, calibration);
  }

  /** The same with the numbers of the catalogue alone. */
  public ScenarioSpec withoutCalibration() {
    return new ScenarioSpec(node.without(CALIBRATION_KEY), name, question, users, requests, schedules, data, strategies,
        catalog,
        preset, network, pricing, run, slo, report, faults, claims, sweep, optimize, month, uncertainty,
        Optional.empty());
  }

  /** The file as the user named it. */
  public String source() {
    return node.location().source();
  }
}
