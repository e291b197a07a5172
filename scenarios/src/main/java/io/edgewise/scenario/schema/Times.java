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

  /** A duration, or a distribution of durations, in milliseconds. */
  public static final Value<Distribution> DISTRIBUTION =
      new Value<>(forms("", "a time", DURATION.shape(), Scalars.durations("5..50 ms")), Distributions::read);

  private Times() {}

  /**
   * The forms of a distribution.
   *
   * @param suffix of the titles, which belong to one kind of value
   * @param noun what is random
   * @param one a value
   * @param range two values with dots between them
   */
  static Shape forms(String suffix, String noun, Shape one, Shape range) {
    return new Forms(suffix.isEmpty() ? "" : "-" + suffix, noun, one, range).shape();
  }

  /** Builds the forms of one kind of value; those inside a mixture are asked for late. */
  private record Forms(String suffix, String noun, Shape one, Shape range) {

    Shape shape() {
      return new Shape.AnyOf(List.of(one, quantiles(),
          new Shape.Object("distribution" + suffix, "A distribution of " + noun + ".", this::keys,
              Shape.Rule.ONE_KEY)));
    }

    private Shape quantiles() {
      return object("lognormal", "Lognormal, by its median and its 99th percentile.",
          () -> List.of(key("p50", one, "Median."), key("p99", one, "99th percentile.")));
    }

    private List<Key<?>> keys() {
      return List.of(
          option("constant", one, "Always the same."),
          option("exponential", one, "Exponential with this mean."),
          option("mean", one, "Exponential with this mean."),
          option("lognormal", quantiles(), "Lognormal with these quantiles."),
          option("uniform", range, "Anything between two ends alike."),
          option("erlang", object("erlang", "Sum of equal exponential stages.", () -> List.of(
              key("stages", COUNT.shape(), "Number of stages."),
              key("mean", one, "Mean of the sum."))), "Sum of equal exponential stages."),
          option("gamma", object("gamma", "Gamma.", () -> List.of(
              key("shape", NUMBER.shape(), "Shape."), key("mean", one, "Mean."))), "Gamma."),
          option("hyperexponential", object("hyperexponential", "Two exponentials with balanced means.", () -> List.of(
              key("mean", one, "Mean."),
              key("scv", NUMBER.shape(), "Variance over squared mean, at least 1."))),
              "Two exponentials with balanced means."),
          option("weibull", object("weibull", "Weibull.", () -> List.of(
              key("shape", NUMBER.shape(), "Shape."), key("scale", one, "Scale."))), "Weibull."),
          option("shifted", object("shifted", "A random time after a fixed one.", () -> List.of(
              key("by", one, "What comes before."), key("of", shape(), "The random part."))),
              "A random time after a fixed one."),
          option("mixture", new Shape.ListOf(object("mixture-part", "A part of a mixture.", () -> List.of(
              key("weight", Scalars.share(Quantities.SHARE, "99%").shape(), "Its share; they add up to 100%."),
              key("of", shape(), "Its distribution.")))), "One of several distributions."),
          option("empirical", object("empirical", "Measured quantiles.", () -> List.of(
              key("quantiles", new Shape.MapOf("percentile", one), "Such as {p05: 1 ms, p99: 20 ms}."))),
              "Measured quantiles with straight lines between them."));
    }

    private Shape object(String title, String description, Supplier<List<Key<?>>> keys) {
      return new Shape.Object(title + suffix, description, keys, Shape.Rule.KNOWN_KEYS);
    }
  }

  private static Key<?> key(String name, Shape shape, String description) {
    return Key.required(name, new Value<>(shape, Form.TEXT), description);
  }

  private static Key<?> option(String name, Shape shape, String description) {
    return Key.optional(name, new Value<>(shape, Form.TEXT), description);
  }
}
