package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.topology.text.Problems;
import java.util.List;
import java.util.Optional;

/** Compiles texts for tests. */
final class Compilation {

  /** One M/M/1 queue without a network: rate 8 / s, mean service time 100 ms. */
  static final String MM1 = """
      name: M/M/1 at 80%
      users:
        rate: 8 / s
        where: city:tokyo
        access: none
        connection: {requestsPerConnection: 1000000}
      requests:
        job:
          steps: [{compute: {exponential: 100 ms}}]
          response: 0 B
      strategies:
        server:
          name: One server
          compute: {platform: one-core}
      catalog:
        platforms:
          one-core: {name: One core, cores: 1}
      network: {rtt: 0 ms}
      run: {horizon: 1 h, warmUp: 10 min, replications: 10, precision: {metric: mean, within: 1%}, seed: 7}
      """;

  /** A workload with two data sets, two strategies, and offers of its own. */
  static final String SMALL = """
      users: {rate: 30 / s, where: [{place: city:tokyo, share: 30%}, {place: country:de, share: 70%}]}
      requests:
        get: {share: 9, steps: [{compute: 2 ms}, {read: {from: items, keys: {zipf: 1.0, count: 1000}, size: 4 kB}}]}
        put: {share: 1, steps: [{write: items}, {write: log}]}
      strategies:
        here:
          compute: {platform: box, at: aws:eu-central-1}
          stores: {items: table, log: table}
        there:
          compute: {platform: box, at: aws:us-east-1}
          stores: {items: {store: table, at: aws:eu-central-1}, log: table}
      catalog:
        platforms:
          box: {name: Box, cores: 4}
        stores:
          table: {name: Table, read: 1 ms, write: 2 ms}
      """;

  private Compilation() {}

  /** The scenario of a text without mistakes. */
  static CompiledScenario of(String text, String... settings) {
    Problems problems = new Problems();
    Optional<CompiledScenario> compiled = compile("test.yaml", text, problems, settings);
    problems.throwIfAny();
    return compiled.orElseThrow();
  }

  /** Everything wrong with a text, one line each. */
  static String problems(String text, String... settings) {
    Problems problems = new Problems();
    Optional<CompiledScenario> compiled = compile("test.yaml", text, problems, settings);
    if (compiled.isPresent() != (problems.errorCount() == 0)) {
      throw new AssertionError("compiled " + compiled.isPresent() + " with " + problems);
    }
    return problems.toString();
  }

  static Optional<CompiledScenario> compile(String name, String text, Problems problems, String... settings) {
    return ScenarioReader.read(name, text, List.of(settings), problems)
        .flatMap(spec -> ScenarioCompiler.shipped().compile(spec, problems));
  }
}
