package io.edgewise.scenario.spec;

import io.edgewise.report.table.Section;
import io.edgewise.scenario.schema.Value;
import io.edgewise.sim.model.CacheCapacity;
import io.edgewise.sim.model.Estimand;
import io.edgewise.sim.model.FailOver;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.PageResources.HttpVersion;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.Sampling;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.topology.network.AccessTechnology;
import io.edgewise.topology.traffic.Season;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The values that are one of several names. */
final class Choices {

  static final Value<Access> ACCESS = Value.named("access technology", accesses());
  static final Value<Protocol> PROTOCOL = Value.named("protocol", names(Protocol.values(), Protocol::id));
  static final Value<Season> SEASON = Value.named("season", names(Season.values(), Choices::lowerCase));
  static final Value<Step.Consistency> CONSISTENCY =
      Value.named("consistency", names(Step.Consistency.values(), Choices::hyphenated));
  static final Value<CacheCapacity.Eviction> EVICTION =
      Value.named("eviction", names(CacheCapacity.Eviction.values(), Choices::lowerCase));
  static final Value<HttpVersion> HTTP_VERSION = Value.named("HTTP version over TLS",
      names(new HttpVersion[] {HttpVersion.HTTP_1_1, HttpVersion.HTTP_2},
          version -> version == HttpVersion.HTTP_1_1 ? "http1.1" : "http2"));
  static final Value<KeysSpec.Drawn> DRAWN = Value.named("rule", names(KeysSpec.Drawn.values(), Choices::lowerCase));
  static final Value<Metric> METRIC = Value.named("metric", names(Metric.values(), Metric::id));
  static final Value<Estimand> ESTIMAND = Value.named("metric", estimands());
  static final Value<Sampling> SAMPLING = Value.named("sampling design", names(Sampling.values(), Sampling::id));
  static final Value<Section> SECTION = Value.named("section", names(Section.values(), Section::id));
  static final Value<RetryPolicy.Jitter> JITTERS =
      Value.named("jitter", names(RetryPolicy.Jitter.values(), Choices::lowerCase));
  static final Value<RetryPolicy.Cause> CAUSES =
      Value.named("failure", names(RetryPolicy.Cause.values(), Choices::hyphenated));
  static final Value<NetworkSpec.JitterChoice> JITTER =
      Value.named("jitter", names(NetworkSpec.JitterChoice.values(), Choices::lowerCase));

  static final Value<FailOver.By> FAIL_OVER =
      Value.named("way of fail-over", names(FailOver.By.values(), Choices::lowerCase));

  private Choices() {}

  private static Map<String, Access> accesses() {
    Map<String, Access> accesses = new LinkedHashMap<>();
    for (AccessTechnology technology : AccessTechnology.values()) {
      accesses.put(technology.id(), new Access.Line(technology));
    }
    accesses.put("none", new Access.None());
    return accesses;
  }

  private static Map<String, Estimand> estimands() {
    Map<String, Estimand> estimands = new LinkedHashMap<>();
    estimands.putAll(names(Metric.values(), Metric::id));
    estimands.putAll(names(StrategyResult.Rate.values(), StrategyResult.Rate::id));
    return estimands;
  }

  private static <E extends Enum<E>> Map<String, E> names(E[] values, Function<E, String> name) {
    Map<String, E> names = new LinkedHashMap<>();
    Arrays.stream(values).forEach(value -> names.put(name.apply(value), value));
    return names;
  }

  private static String hyphenated(Enum<?> constant) {
    return lowerCase(constant).replace('_', '-');
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
