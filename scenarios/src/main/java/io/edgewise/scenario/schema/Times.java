package io.edgewise.scenario.schema;

import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.text.Distributions;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Quantities;
import java.util.List;
import java.util.function.Supplier;

/** Random times, in the forms of {@link Distributions}. */
public final class Times {

  private static final Value<Long> DURATION = Scalars.duration(Quantities.DURATION, "5 ms");
  private static final Value<Long> COUNT = Scalars.count(Quantities.COUNT, "2");
  private static final Value<Double> NUMBER = Scalars.number(Quantities.NUMBER, "0.8");

  private static final Shape QUANTILES = object("lognormal", "Lognormal, by its median and its 99th percentile.",
      () -> List.of(key("p50", DURATION.shape(), "Median."), key("p99", DURATION.shape(), "99th percentile.")));

  private static final Shape FORMS = new Shape.Object("distribution", "A distribution of a time.", Times::forms,
      Shape.Rule.ONE_KEY);

  /** A duration, or a distribution of durations, in milliseconds. */
  public static final Value<Distribution> DISTRIBUTION = new Value<>(
      new Shape.AnyOf(List.of(DURATION.shape(), QUANTILES, FORMS)), Distributions::read);

  private Times() {}

  private static List<Key<?>> forms() {
    return List.of(
        option("constant", DURATION.shape(), "Always the same."),
        option("exponential", DURATION.shape(), "Exponential with this mean."),
        option("mean", DURATION.shape(), "Exponential with this mean."),
        option("lognormal", QUANTILES, "Lognormal with these quantiles."),
        option("uniform", Scalars.durations("5..50 ms"), "Anything between two ends alike."),
        option("erlang", object("erlang", "Sum of equal exponential stages.", () -> List.of(
            key("stages", COUNT.shape(), "Number of stages."),
            key("mean", DURATION.shape(), "Mean of the sum."))), "Sum of equal exponential stages."),
        option("gamma", object("gamma", "Gamma.", () -> List.of(
            key("shape", NUMBER.shape(), "Shape."), key("mean", DURATION.shape(), "Mean."))), "Gamma."),
        option("hyperexponential", object("hyperexponential", "Two exponentials with balanced means.", () -> List.of(
            key("mean", DURATION.shape(), "Mean."),
            key("scv", NUMBER.shape(), "Variance over squared mean, at least 1."))),
            "Two exponentials with balanced means."),
        option("weibull", object("weibull", "Weibull.", () -> List.of(
            key("shape", NUMBER.shape(), "Shape."), key("scale", DURATION.shape(), "Scale."))), "Weibull."),
        option("mixture", new Shape.ListOf(object("mixture-part", "A part of a mixture.", () -> List.of(
            key("weight", Scalars.share(Quantities.SHARE, "99%").shape(), "Its share; they add up to 100%."),
            key("of", DISTRIBUTION.shape(), "Its distribution.")))), "One of several distributions."),
        option("empirical", object("empirical", "Measured quantiles.", () -> List.of(
            key("quantiles", new Shape.MapOf("percentile", DURATION.shape()), "Such as {p05: 1 ms, p99: 20 ms}."))),
            "Measured quantiles with straight lines between them."));
  }

  private static Shape object(String title, String description, Supplier<List<Key<?>>> keys) {
    return new Shape.Object(title, description, keys, Shape.Rule.KNOWN_KEYS);
  }

  private static Key<?> key(String name, Shape shape, String description) {
    return Key.required(name, new Value<>(shape, Form.TEXT), description);
  }

  private static Key<?> option(String name, Shape shape, String description) {
    return Key.optional(name, new Value<>(shape, Form.TEXT), description);
  }
}
