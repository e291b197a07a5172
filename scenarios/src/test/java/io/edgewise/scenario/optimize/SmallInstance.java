package io.edgewise.scenario.optimize;

import io.edgewise.scenario.SharedTables;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.PlacementCompiler;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.sim.Experiment;
import io.edgewise.topology.text.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A random question that is small enough to try everything: users in three cities, code at one or two of four places on one of
 * two platforms, data in one of two stores, one of which has a single home.
 *
 * @param head all of the scenario but its strategies and its section {@code optimize}
 * @param optimize the section
 * @param least what shall be low
 * @param strategies every placement, written out, by the name that the search gives it
 */
record SmallInstance(String head, String optimize, String least, Map<String, String> strategies) {

  private static final List<String> POOL = List.of("aws:us-east-1", "aws:eu-west-1", "aws:ap-south-1", "aws:sa-east-1");
  private static final List<String> USERS = List.of("city:tokyo", "city:london", "city:chicago");
  private static final List<String> LEAST = List.of("monthlyCost", "p95", "mean");
  private static final ScenarioCompiler COMPILER = ScenarioCompiler.shipped();

  static SmallInstance of(long seed) {
    Random random = new Random(seed);
    StringBuilder pairs = new StringBuilder();
    for (String place : POOL) {
      for (String user : USERS) {
        pairs.append(pair(place, user, 10 + random.nextInt(190)));
      }
      for (String other : POOL.subList(POOL.indexOf(place) + 1, POOL.size())) {
        pairs.append(pair(place, other, 10 + random.nextInt(90)));
      }
    }
    int first = 10 + random.nextInt(70);
    String least = LEAST.get(random.nextInt(LEAST.size()));
    String head = String.format(Locale.ROOT, """
        users:
          rate: 5 / s
          where:
            - {place: city:tokyo, share: %d%%}
            - {place: city:london, share: %d%%}
            - {place: city:chicago, share: 10%%}
          access: none
          connection: {requestsPerConnection: %d}
        requests:
          page:
            response: 2 kB
            steps:
              - compute: {cpu: {exponential: 5 ms}}
              - read: items
              - chance: {of: 30%%, steps: [{write: items}]}
        catalog:
          platforms:
            small: {name: Small, cores: 40, prices: {%s}}
            large: {name: Large, cores: 40, speed: 2, prices: {%s}}
          stores:
            table: {name: Table, read: 3 ms, write: 5 ms, prices: {%s}}
            copies:
              name: Copies
              read: 3 ms
              write: 5 ms
              replication: {lag: 2 s}
              prices: {%s}
        network: {jitter: none, rtt: {default: 150 ms, pairs: [%s]}}
        slo: {p99: %d ms, monthly: %d USD}
        run: {horizon: 100 s, warmUp: 5 s, replications: 24, seed: %d}
        """, first, 90 - first, 1 + random.nextInt(50), requests(random), requests(random), operations(random),
        operations(random), pairs, 250 + random.nextInt(400), 300 + random.nextInt(500), 1 + random.nextInt(1000));
    String optimize = """
        optimize:
          least: %s
          staleReads: %d%%
          compute: [small, large]
          sites: {choose: 1..2, of: [%s]}
          stores: {items: [{store: table, at: sites}, {store: copies, at: sites, replicas: sites}]}
        """.formatted(least, random.nextInt(4) * 5, String.join(", ", POOL));
    return new SmallInstance(head, optimize, least, all());
  }

  private static String pair(String one, String other, int millis) {
    return "{between: ['" + one + "', '" + other + "'], rtt: " + millis + " ms}, ";
  }

  /** A price by the request that differs by place, and one by the machine. */
  private static String requests(Random random) {
    return "machines: {item: Machines, meter: hours, price: '$" + (0.01 + 0.2 * random.nextDouble()) + " / hour'}, "
        + "requests: {item: Requests, meter: invocations, price: '$" + (1 + random.nextInt(20)) + " / 1M requests'}";
  }

  private static String operations(Random random) {
    return "reads: {item: Reads, meter: read-units, price: '$" + (1 + random.nextInt(10)) + " / 1M reads'}, "
        + "writes: {item: Writes, meter: write-units, price: '$" + (1 + random.nextInt(30)) + " / 1M writes'}";
  }

  private static Map<String, String> all() {
    Map<String, String> strategies = new LinkedHashMap<>();
    for (String platform : List.of("small", "large")) {
      for (List<String> sites : sets()) {
        String where = platform + " in " + String.join(", ", sites.stream().map(SmallInstance::city).toList());
        for (String store : List.of("table", "copies")) {
          for (String home : sites) {
            strategies.put(where + "; " + store + " at " + city(home), """
                {compute: {platform: %s, at: [%s]}, stores: {items: {store: %s, at: %s%s}}}"""
                .formatted(platform, String.join(", ", sites), store, home,
                    store.equals("table") ? "" : ", replicas: [" + String.join(", ", sites) + "]"));
          }
        }
      }
    }
    return strategies;
  }

  private static List<List<String>> sets() {
    List<List<String>> sets = new ArrayList<>();
    POOL.forEach(one -> sets.add(List.of(one)));
    for (int i = 0; i < POOL.size(); i++) {
      for (int j = i + 1; j < POOL.size(); j++) {
        sets.add(List.of(POOL.get(i), POOL.get(j)));
      }
    }
    return sets;
  }

  private static String city(String id) {
    return id.substring(id.indexOf(':') + 1);
  }

  /** All placements as strategies of one file, for a plain run. */
  CompiledScenario everything() {
    StringBuilder text = new StringBuilder(head).append("strategies:\n");
    int number = 0;
    for (String strategy : strategies.values()) {
      text.append("  s").append(number++).append(": ").append(strategy).append('\n');
    }
    return compiled(text.toString());
  }

  /** The answer of the search. */
  Optimum answer() {
    return answer(head + "strategies:\n  base: " + strategies.values().iterator().next() + '\n' + optimize);
  }

  /** The answer to a whole file. */
  static Optimum answer(String text) {
    Problems problems = new Problems();
    Optional<ScenarioSpec> spec = ScenarioReader.read("small.yaml", text, List.of(), problems);
    Optional<CompiledScenario> compiled = spec.flatMap(each -> COMPILER.compile(each, problems));
    problems.throwIfAny();
    PlacementCompiler placements = COMPILER.placements(spec.orElseThrow(), compiled.orElseThrow().scenario());
    return PlacementSearch.find(CandidateSpaceReader.read(spec.get(), placements), placements, compiled.get(),
        spec.get().optimize().orElseThrow(), scenario -> new Experiment(scenario).sharing(SharedTables.TABLES).run(),
        part -> {});
  }

  /** A scenario of a text. */
  static CompiledScenario compiled(String text) {
    Problems problems = new Problems();
    Optional<CompiledScenario> compiled = ScenarioReader.read("small.yaml", text, List.of(), problems)
        .flatMap(each -> COMPILER.compile(each, problems));
    problems.throwIfAny();
    return compiled.orElseThrow();
  }
}
