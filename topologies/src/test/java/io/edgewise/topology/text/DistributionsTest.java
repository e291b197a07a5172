package io.edgewise.topology.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionsTest {

  static Stream<Arguments> forms() {
    Lognormal lognormal = Lognormal.ofMedianAndP99(4, 20);
    return Stream.of(
        arguments("5 ms", new Constant(5)),
        arguments("250 us", new Constant(0.25)),
        arguments("{constant: 1 s}", new Constant(1000)),
        arguments("{p50: 4 ms, p99: 20 ms}", lognormal),
        arguments("{lognormal: {p99: 20 ms, p50: 4 ms}}", lognormal),
        arguments("{exponential: 5 ms}", new Exponential(5)),
        arguments("{mean: 5 ms}", new Exponential(5)),
        arguments("{uniform: 2..8 ms}", new Uniform(2, 8)),
        arguments("{erlang: {stages: 2, mean: 1 s}}", new Erlang(2, 1000)),
        arguments("{gamma: {shape: 0.5, mean: 10 ms}}", new Gamma(0.5, 10)),
        arguments("{hyperexponential: {mean: 1 s, scv: 4}}", Hyperexponential.ofMeanAndScv(1000, 4)),
        arguments("{weibull: {shape: 0.8, scale: 10 ms}}", new Weibull(0.8, 10)),
        arguments("{shifted: {by: 20 ms, of: {exponential: 5 ms}}}", new Shifted(20, new Exponential(5))),
        arguments("{mixture: [{weight: 99%, of: 4 ms}, {weight: 0.01, of: {p50: 4 ms, p99: 20 ms}}]}",
            new Mixture(new double[] {0.99, 0.01}, List.of(new Constant(4), lognormal))),
        arguments("{empirical: {quantiles: {p05: 1 ms, p50: 4 ms, p99.9: 20 ms}}}",
            Empirical.ofQuantiles(Map.of(0.05, 1.0, 0.5, 4.0, 0.999, 20.0))),
        arguments("{empirical: {quantiles: {p0: 1 ms, p999: 4 ms, p100: 20 ms}}}",
            Empirical.ofQuantiles(Map.of(0.0, 1.0, 0.999, 4.0, 1.0, 20.0))));
  }

  private static Node node(String text) {
    return Document.parse("f.yaml", "d: " + text, new Problems()).orElseThrow().root().get("d").orElseThrow();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  @DisplayName("every form of a distribution, in milliseconds")
  void forms(String text, Distribution expected) {
    Problems problems = new Problems();
    assertEquals(expected,
        Distributions.read(node(text), problems).orElseThrow(() -> new AssertionError(problems.toString())));
    assertTrue(problems.isEmpty());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "5 | 1:4: d: found \"5\"; a duration needs a unit: \"5 ms\" or \"5 s\"?",
      "[5 ms] | 1:4: d: expected a duration such as \"30 ms\", found a list",
      "{p50: 20 ms, p99: 4 ms} | 1:22: d.p99: the 99th percentile is below the median; swap p50 and p99?",
      "{p50: 20 ms, p95: 4 ms} | 1:17: d.p95: unknown key \"p95\"; did you mean \"p99\"?",
      "{p50: 20 ms} | 1:4: d: the key \"p99\" is missing",
      "{exponental: 5 ms} | 1:5: d.exponental: unknown key \"exponental\"; did you mean \"exponential\"?",
      "{exponential: 0 ms} | 1:18: d.exponential: found \"0 ms\"; it must be more than 0 ms",
      "{mean: 1 ms, constant: 1 ms} | 1:17: d.constant: \"constant\" and \"mean\" exclude each other; keep one of them",
      "{uniform: 5 ms} | 1:14: d.uniform: found \"5 ms\"; a range has two ends, such as \"5 ms..5 ms\"",
      "{erlang: {stages: 0, mean: 1 s}} | 1:22: d.erlang.stages: found \"0\"; it must be at least 1",
      "{mixture: [{weight: 9%, of: 4 ms}]} | 1:14: d.mixture: the weights must add up to 100%, and add up to 9.0%",
      "{mixture: 4 ms} | 1:14: d.mixture: expected a list of parts such as {weight: 99%, of: 4 ms}, found the text "
          + "\"4 ms\"",
      "{empirical: {quantiles: {p5: 4 ms, q9: 5 ms}}} | 1:43: d.empirical.quantiles.q9: expected a percentile such as "
          + "p05, p50 or p99.9, found \"q9\"",
      "{empirical: {quantiles: {p5: 4 ms, p05: 5 ms}}} | 1:44: d.empirical.quantiles.p05: this percentile was already "
          + "given",
      "{empirical: {quantiles: {p5: 4 ms, p9: 3 ms}}} | 1:43: d.empirical.quantiles.p9: this is below the value of "
          + "a lower percentile; quantiles must not decrease",
      "{empirical: {quantiles: {p5: 4 ms}}} | 1:16: d.empirical: at least two quantiles are needed, were 1",
      "{value: 5 ms} | 1:5: d.value: unknown key \"value\"; allowed: constant, exponential, mean, lognormal, uniform, "
          + "erlang, gamma, hyperexponential, weibull, shifted, mixture, empirical",
  })
  @DisplayName("a wrong distribution is refused at the right place")
  void faults(String text, String expected) {
    Problems problems = new Problems();
    assertTrue(Distributions.read(node(text), problems).isEmpty());
    assertEquals("f.yaml:" + expected, problems.toString().lines().reduce((a, b) -> b).orElse(""));
  }

  @Test
  @DisplayName("a catalogue's distribution may name its source")
  void sourced() {
    Problems problems = new Problems();
    assertEquals(Lognormal.ofMedianAndP99(142, 187),
        Distributions.readSourced(node("{p50: 142 ms, p99: 187 ms, from: perf}"), problems).orElseThrow());
    assertEquals(new Constant(5),
        Distributions.readSourced(node("{value: 5 ms, from: perf, note: n}"), problems).orElseThrow());
    assertTrue(problems.isEmpty());
  }
}
