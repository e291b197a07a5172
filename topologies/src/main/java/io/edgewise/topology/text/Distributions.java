package io.edgewise.topology.text;

import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Empirical;
import io.edgewise.sim.random.Erlang;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Gamma;
import io.edgewise.sim.random.Hyperexponential;
import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.random.Mixture;
import io.edgewise.sim.random.Shifted;
import io.edgewise.sim.random.Uniform;
import io.edgewise.sim.random.Weibull;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads distributions of times, in milliseconds, or of counts, in the forms that the package description lists. */
public final class Distributions {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double WEIGHT_ERROR = 1e-9;
  private static final Values TIMES = new Values(Quantities.DURATION, Quantities.DURATION.moreThan("0 ms"),
      NANOS_PER_MILLI);
  private static final Values COUNTS = new Values(Quantities.COUNT, Quantities.COUNT.atLeast("1"), 1);
  private static final Form<Double> POSITIVE = Quantities.NUMBER.moreThan("0");
  private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}|100|\\d{1,2}\\.\\d{1,6}|99\\d{1,6})");

  /** What is random: its form, that of values above 0, and how many units of the form one of the distribution is. */
  private record Values(Form<Long> written, Form<Long> writtenPositive, double perUnit) {

    Form<Double> any() {
      return written.map(value -> value / perUnit);
    }

    Form<Double> positive() {
      return writtenPositive.map(value -> value / perUnit);
    }
  }

  private final boolean sourced;
  private final Values values;
  private final Form<Double> any;
  private final Form<Double> positive;
  private final Map<String, NodeReader<Distribution>> forms = new LinkedHashMap<>();

  private Distributions(boolean sourced, Values values) {
    this.sourced = sourced;
    this.values = values;
    any = values.any();
    positive = values.positive();
    NodeReader<Distribution> constant = (node, problems) -> any.read(node, problems).map(Constant::new);
    NodeReader<Distribution> exponential = (node, problems) -> positive.read(node, problems).map(Exponential::new);
    forms.put("constant", constant);
    forms.put("exponential", exponential);
    forms.put("mean", exponential);
    forms.put("lognormal", (node, problems) -> lognormal(fields(node, problems)));
    forms.put("uniform", this::uniform);
    forms.put("erlang", this::erlang);
    forms.put("gamma", this::gamma);
    forms.put("hyperexponential", this::hyperexponential);
    forms.put("weibull", this::weibull);
    forms.put("shifted", this::shifted);
    forms.put("mixture", this::mixture);
    forms.put("empirical", this::empirical);
    if (sourced) {
      forms.put("value", constant);
    }
  }

  /** Reads a distribution of times of a scenario file. */
  public static Optional<Distribution> read(Node node, Problems problems) {
    return new Distributions(false, TIMES).distribution(node, problems);
  }

  /** Reads a distribution of a catalogue file, where {@code from} and {@code note} may stand beside its keys. */
  public static Optional<Distribution> readSourced(Node node, Problems problems) {
    return new Distributions(true, TIMES).distribution(node, problems);
  }

  /** Reads a distribution of whole numbers of a scenario file. */
  public static Optional<Distribution> readCounts(Node node, Problems problems) {
    return new Distributions(false, COUNTS).distribution(node, problems);
  }

  private Fields fields(Node node, Problems problems) {
    return sourced ? Fields.sourced(node, problems) : Fields.of(node, problems);
  }

  private Optional<Distribution> distribution(Node node, Problems problems) {
    if (node.kind() != Node.Kind.MAPPING) {
      return any.read(node, problems).map(Constant::new);
    }
    Fields fields = fields(node, problems);
    if (fields.has("p50") || fields.has("p99")) {
      return lognormal(fields);
    }
    fields.exactlyOne(forms.keySet().toArray(String[]::new));
    List<Distribution> given = forms.entrySet().stream()
        .flatMap(form -> fields.value(form.getKey(), form.getValue()).stream())
        .toList();
    return fields.build(given::getFirst);
  }

  private Optional<Distribution> lognormal(Fields fields) {
    fields.required("p50", "p99");
    Optional<Double> median = fields.value("p50", positive);
    Optional<Double> p99 = fields.value("p99", positive);
    if (median.isPresent() && p99.isPresent() && p99.get() < median.get()) {
      fields.fail(fields.node("p99").orElseThrow(), "the 99th percentile is below the median; swap p50 and p99?");
    }
    return fields.build(() -> Lognormal.ofMedianAndP99(median.orElseThrow(), p99.orElseThrow()));
  }

  private Optional<Distribution> uniform(Node node, Problems problems) {
    return values.written().range().read(node, problems)
        .map(range -> new Uniform(range.low() / values.perUnit(), range.high() / values.perUnit()));
  }

  private Optional<Distribution> erlang(Node node, Problems problems) {
    Fields fields = fields(node, problems).required("stages", "mean");
    Optional<Long> stages = fields.value("stages", Quantities.COUNT.atLeast("1").atMost("1000"));
    Optional<Double> mean = fields.value("mean", positive);
    return fields.build(() -> new Erlang(Math.toIntExact(stages.orElseThrow()), mean.orElseThrow()));
  }

  private Optional<Distribution> gamma(Node node, Problems problems) {
    Fields fields = fields(node, problems).required("shape", "mean");
    Optional<Double> shape = fields.value("shape", POSITIVE);
    Optional<Double> mean = fields.value("mean", positive);
    return fields.build(() -> new Gamma(shape.orElseThrow(), mean.orElseThrow()));
  }

  private Optional<Distribution> hyperexponential(Node node, Problems problems) {
    Fields fields = fields(node, problems).required("mean", "scv");
    Optional<Double> mean = fields.value("mean", positive);
    Optional<Double> scv = fields.value("scv", Quantities.NUMBER.atLeast("1"));
    return fields.build(() -> Hyperexponential.ofMeanAndScv(mean.orElseThrow(), scv.orElseThrow()));
  }

  private Optional<Distribution> weibull(Node node, Problems problems) {
    Fields fields = fields(node, problems).required("shape", "scale");
    Optional<Double> shape = fields.value("shape", POSITIVE);
    Optional<Double> scale = fields.value("scale", positive);
    return fields.build(() -> new Weibull(shape.orElseThrow(), scale.orElseThrow()));
  }

  private Optional<Distribution> shifted(Node node, Problems problems) {
    Fields fields = fields(node, problems).required("by", "of");
    Optional<Double> offset = fields.value("by", any);
    Optional<Distribution> of = fields.value("of", this::distribution);
    return fields.build(() -> new Shifted(offset.orElseThrow(), of.orElseThrow()));
  }

  private record Part(double weight, Distribution distribution) {}

  private Optional<Distribution> mixture(Node node, Problems problems) {
    if (node.kind() != Node.Kind.LIST || node.items().isEmpty()) {
      if (node.kind() != Node.Kind.BROKEN) {
        problems.add(node, "expected a list of parts such as {weight: 99%, of: 4 ms}, found " + node.description());
      }
      return Optional.empty();
    }
    List<Part> parts = node.items().stream().flatMap(item -> part(item, problems).stream()).toList();
    if (parts.size() < node.items().size()) {
      return Optional.empty();
    }
    double[] weights = parts.stream().mapToDouble(Part::weight).toArray();
    double sum = parts.stream().mapToDouble(Part::weight).sum();
    if (Math.abs(sum - 1) > WEIGHT_ERROR) {
      problems.add(node, "the weights must add up to 100%, and add up to " + (float) (100 * sum) + "%");
      return Optional.empty();
    }
    return Optional.of(new Mixture(weights, parts.stream().map(Part::distribution).toList()));
  }

  private Optional<Part> part(Node node, Problems problems) {
    Fields fields = fields(node, problems).required("weight", "of");
    Optional<Double> weight = fields.share("weight");
    Optional<Distribution> of = fields.value("of", this::distribution);
    return fields.build(() -> new Part(weight.orElseThrow(), of.orElseThrow()));
  }

  private Optional<Distribution> empirical(Node node, Problems problems) {
    Fields fields = fields(node, problems).required("quantiles");
    Map<String, Double> quantiles = fields.map("quantiles", any);
    TreeMap<Double, Double> points = new TreeMap<>();
    quantiles.forEach((key, value) -> {
      Node at = fields.node("quantiles").flatMap(map -> map.get(key)).orElseThrow();
      if (!PERCENTILE.matcher(key).matches()) {
        fields.fail(at, "expected a percentile such as p05, p50 or p99.9, found " + Wording.quote(key));
      } else if (points.put(probability(key), value) != null) {
        fields.fail(at, "this percentile was already given");
      }
    });
    quantiles.forEach((key, value) -> {
      Map.Entry<Double, Double> below = PERCENTILE.matcher(key).matches() ? points.lowerEntry(probability(key)) : null;
      if (below != null && below.getValue() > value) {
        fields.fail(fields.node("quantiles").flatMap(map -> map.get(key)).orElseThrow(),
            "this is below the value of a lower percentile; quantiles must not decrease");
      }
    });
    return fields.build(() -> Empirical.ofQuantiles(points));
  }

  /** p05 is 0.05, p99.9 and p999 are 0.999, p100 is 1. */
  private static double probability(String key) {
    String digits = key.substring(1);
    boolean withoutPoint = digits.length() > 2 && !digits.contains(".") && !digits.equals("100");
    String percent = withoutPoint ? digits.substring(0, 2) + "." + digits.substring(2) : digits;
    return new BigDecimal(percent).movePointLeft(2).doubleValue();
  }
}
