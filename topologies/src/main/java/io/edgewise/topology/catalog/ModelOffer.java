package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.InferenceEndpoint;
import io.edgewise.sim.model.InferenceEndpoint.PromptTime;
import io.edgewise.sim.model.InferenceEndpoint.Quota;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.catalog.ModelMeters.Units;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Distributions;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import io.edgewise.topology.text.Rate;
import io.edgewise.topology.text.Suggestions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model that answers prompts: shared with other customers, or on instances of one's own. Configured by the text or mapping that binds a model of the scenario to it.
 */
public final class ModelOffer implements Offer {

  private static final List<String> OPEN = List.of("firstToken", "perToken", "quota");
  private static final String INSTANCES = "instances";
  private static final Form<Integer> TOKENS = Quantities.COUNT.atLeast("1").atMost("2147483646").map(Math::toIntExact);
  private static final Form<Double> RATE = Quantities.RATE.map(Rate::perSecond);
  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final double NANOS_PER_MILLI = 1e6;

  private final OfferFile file;
  private final OfferHeader header;
  private final Catalog catalog;

  private ModelOffer(OfferFile file, OfferHeader header, Catalog catalog) {
    this.file = file;
    this.header = header;
    this.catalog = catalog;
  }

  static Optional<ModelOffer> read(OfferFile file, Catalog catalog, Problems problems) {
    int before = problems.errorCount();
    Fields fields = Fields.sourced(file.node(), problems);
    OfferHeader header = HeaderReader.read(file, fields);
    Settings settings = Settings.ofOffer(fields, new AssumptionLog(file, Optional.empty()));
    Guard.run(file.node(), problems, () -> new Sections(file, settings).check());
    Optional<ModelOffer> offer = fields.build(() -> new ModelOffer(file, header.openTo(settings.options()), catalog));
    return problems.errorCount() > before ? Optional.empty() : offer;
  }

  @Override
  public OfferKind kind() {
    return OfferKind.MODEL;
  }

  @Override
  public OfferHeader header() {
    return header;
  }

  /**
   * The model as a strategy wants it.
   *
   * <p>It answers where {@code at} of the strategy says, else where the offer says, else, for an offer that is everywhere,
   * at all places of its provider, and otherwise at the only compute site, if it can be had there. One that runs on
   * {@code instances} is where their platform is.
   *
   * @param binding the offer's id alone, or {@code {offer: bedrock-llama-3-70b, at: aws:us-east-1, ...}}
   * @param problems takes every problem, at the key that causes it
   * @return empty exactly when something is wrong
   */
  public Optional<ConfiguredModel> configure(Node binding, ModelUse use, Places places, Problems problems) {
    return Guard.call(binding, problems, () -> configured(binding, use, places, problems));
  }

  private Optional<ConfiguredModel> configured(Node binding, ModelUse use, Places places, Problems problems) {
    int before = problems.errorCount();
    AssumptionLog log = new AssumptionLog(file, catalog.today());
    Settings settings = Settings.of(Fields.sourced(file.node(), problems), binding, log, problems);
    Sections sections = new Sections(file, settings);
    Map<String, String> options = Choice.all(settings);
    Sites sites = settings.offer().value("sites", Sites::read).orElse(Sites.ANY);
    Optional<Node> own = settings.offer().node(INSTANCES);
    Optional<ConfiguredPlatform> instances = own.flatMap(node -> instances(node, settings, binding, places, problems));
    if (own.isPresent() && instances.isEmpty()) {
      return Optional.empty();
    }
    Optional<List<Place>> fallback = use.computeSites().size() == 1 && sites.allows(use.computeSites().getFirst())
        ? Optional.of(use.computeSites()) : Optional.empty();
    Optional<List<Place>> at = instances.map(ConfiguredPlatform::sites)
        .or(() -> sites.resolve(settings, "at", places, fallback));
    List<Limit> limits = sections.limits();
    Optional<InferenceEndpoint> endpoint = at.flatMap(sections::endpoint);
    boolean complete = settings.complete(Map.of("offer", false));
    if (!complete || endpoint.isEmpty()) {
      return Optional.empty();
    }
    List<Charge> charges = charges(sections.prices(options), settings, use, sections.units(), at.get().getFirst());
    if (problems.errorCount() > before) {
      return Optional.empty();
    }
    header.notes().forEach(note -> log.add("note", note, Optional.empty()));
    List<Assumption> assumptions = new ArrayList<>(log.assumptions());
    List<String> warnings = new ArrayList<>(log.warnings());
    instances.ifPresent(platform -> {
      assumptions.addAll(platform.assumptions());
      warnings.addAll(platform.warnings());
    });
    return Optional
        .of(new ConfiguredModel(this, endpoint.get(), instances, charges, limits, assumptions, warnings));
  }

  /** What it runs on: as the offer says, with the place and the options of the strategy. */
  private Optional<ConfiguredPlatform> instances(Node own, Settings settings, Node binding, Places places,
      Problems problems) {
    settings.given("at");
    Node compute = settings.given(INSTANCES).map(own::overlaidBy).orElse(own).overlaidBy(binding, "at");
    if (compute.get("at").isEmpty()) {
      settings.fail("at", "the key \"at\" is missing: say where its instances are, such as \"at: aws:us-east-1\"");
      return Optional.empty();
    }
    String id = compute.get("platform").map(Node::text).orElse("");
    Optional<PlatformOffer> platform = catalog.platform(id);
    if (platform.isEmpty()) {
      problems.add(compute, "no platform \"" + id + "\"" + Suggestions.hint(id, catalog.ids(OfferKind.PLATFORM)));
    }
    return platform.flatMap(offer -> offer.configure(compute, places, problems));
  }

  /** All places are billed together, at the prices of the first. */
  private List<Charge> charges(List<PriceTermReader.Read> prices, Settings settings, ModelUse use, Units units,
      Place at) {
    List<PriceTerm> terms = new ArrayList<>();
    for (PriceTermReader.Read price : prices) {
      price.term().ifPresent(term -> {
        settings.log().usePrice(price.node(), AssumptionLog.written(price.node()));
        terms.add(term);
      });
    }
    PriceSheet sheet = new PriceSheet(name(), terms);
    if (Charges.isFree(sheet)) {
      return List.of();
    }
    String region = Charges.isRegional(sheet) ? at.id() : "";
    return List.of(new Charge(sheet, false,
        List.of(Meters.use(region, ModelMeters.of(use.models(), units), sheet.meters()))));
  }

  /** Reads the sections of the file, with what a strategy sets. */
  private record Sections(OfferFile file, Settings settings) {

    void check() {
      Fields offer = settings.offer();
      offer.allowed("at", INSTANCES);
      offer.value("sites", Sites::read);
      Map<String, String> options = Choice.all(settings);
      endpoint(List.of(Sites.NOWHERE_IN_PARTICULAR));
      limits();
      Units units = units();
      prices(options).forEach(price -> price.term().flatMap(term -> units.lacks(term.meter())
          .map(key -> "the meter \"" + term.meter() + "\" needs the key \"" + key + "\" of the offer"))
          .ifPresent(message -> offer.problems().add(price.node(), message)));
    }

    List<Limit> limits() {
      return new LimitReader(file, settings.offer()).model();
    }

    Units units() {
      return settings.value("units", ModelOffer::units, Units.NONE);
    }

    List<PriceTermReader.Read> prices(Map<String, String> options) {
      return PriceTermReader.all(settings.offer(), file, ModelMeters.ALL, options);
    }

    Optional<InferenceEndpoint> endpoint(List<Place> at) {
      settings.open(settings.offer().list("options", Form.oneOf("option", OPEN)));
      if (file.inline() && !settings.offer().has("options")) {
        settings.open(OPEN);
      }
      Distribution first = settings.value("firstToken", Distributions::readSourced).orElse(new Constant(0));
      PromptTime prompt = settings.value("prompt", ModelOffer::prompt, PromptTime.NONE);
      Distribution perToken = settings.value("perToken", Distributions::readSourced).orElse(new Constant(0));
      int window = settings.value("contextWindow", TOKENS, Integer.MAX_VALUE);
      Quota quota = settings.value("quota", ModelOffer::quota, Quota.NONE);
      return settings.hasFailed() ? Optional.empty()
          : Optional.of(new InferenceEndpoint(file.id(), at, first, prompt, perToken, window, quota));
    }
  }

  /** {@code {perToken: 0.08 ms, beyond: 500}}. */
  private static Optional<PromptTime> prompt(Node node, Problems problems) {
    Fields fields = Fields.sourced(node, problems).required("perToken");
    Optional<Long> perToken = fields.duration("perToken");
    long beyond = fields.value("beyond", Quantities.COUNT.atMost("1000000000"), 0L);
    return fields.build(() -> new PromptTime(perToken.orElseThrow() / NANOS_PER_MILLI, Math.toIntExact(beyond)));
  }

  /** {@code {requests: 300 / min, tokens: 300k / min, burst: 1 min, everyPlace: true}}. */
  private static Optional<Quota> quota(Node node, Problems problems) {
    Fields fields = Fields.sourced(node, problems);
    Optional<Double> requests = fields.value("requests", RATE);
    Optional<Double> tokens = fields.value("tokens", RATE);
    long burst = fields.duration("burst", MINUTE_NANOS);
    boolean everyPlace = fields.flag("everyPlace", false);
    if (!fields.has("requests") && !fields.has("tokens")) {
      fields.fail("say how much an account may ask for: \"requests\", \"tokens\" or both, such as "
          + "\"requests: 300 / min\"");
    }
    return fields.build(() -> new Quota(requests.orElse(Double.POSITIVE_INFINITY),
        tokens.orElse(Double.POSITIVE_INFINITY), burst, everyPlace));
  }

  /** {@code {input: 0.026668, output: 0.204805}}: billed units of a token. */
  private static Optional<Units> units(Node node, Problems problems) {
    Fields fields = Fields.sourced(node, problems).required("input", "output");
    Optional<BigDecimal> input = fields.value("input", Quantities.DECIMAL);
    Optional<BigDecimal> output = fields.value("output", Quantities.DECIMAL);
    return fields.build(() -> new Units(input.orElseThrow(), output.orElseThrow()));
  }
}
