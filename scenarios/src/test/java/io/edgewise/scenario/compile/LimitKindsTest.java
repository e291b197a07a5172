package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.Experiment;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import io.edgewise.topology.catalog.Limit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What each kind of limit does to a strategy that goes beyond it. */
@DisplayName("Limits of every kind")
class LimitKindsTest {

  private static final String SCENARIO = """
      users: {rate: 20 / s, where: europe, pattern: constant}
      requests:
        page: {steps: [STEPS], response: 10 kB}
      strategies:
        it: {name: It, compute: {platform: PLATFORM}MORE}
        other: {name: Other, compute: {platform: everything}OTHER}
      catalog:
        platforms: {everything: {cores: 1000}}
        stores: {anything: {read: 1 ms}}
        workflows: {engine: {transition: 1 ms}}
        models: {oracle: {firstToken: 1 ms}}
      run: {horizon: 10 s, warmUp: 10 s, replications: 1, seed: 3}
      """;

  private static final String LAMBDA = "aws-lambda, at: aws:us-east-1";
  private static final String WORKER = "cloudflare-workers";

  /** A strategy that goes beyond a limit: what it runs on and what its requests do, and what another one needs. */
  private record Beyond(String platform, String steps, String more, String other, String... settings) {

    CompiledScenario compiled() {
      return Compilation.of(SCENARIO.replace("PLATFORM", platform).replace("STEPS", steps).replace("MORE", more)
          .replace("OTHER", other), settings);
    }
  }

  private static Beyond stored(String platform, String steps, String store, String... settings) {
    return new Beyond(platform, steps, ", stores: {items: " + store + "}", ", stores: {items: anything}", settings);
  }

  private static Beyond workflow(String engine, String tasks) {
    String service = ", services: {worker: {platform: everything}}, workflows: {flow: ";
    return new Beyond(LAMBDA, "{workflow: {on: flow, tasks: [" + tasks + "]}}", service + engine + "}",
        service + "engine}");
  }

  private static Map<Limit.Kind, Beyond> beyond() {
    Map<Limit.Kind, Beyond> all = new LinkedHashMap<>();
    all.put(Limit.Kind.PAYLOAD, new Beyond(LAMBDA, "{compute: 1 ms}", "", "", "requests.page.response=7 MB"));
    all.put(Limit.Kind.DURATION, new Beyond(LAMBDA + ", timeout: 900 s", "{wait: 16 min}", "", ""));
    all.put(Limit.Kind.CPU_TIME, new Beyond("fastly-compute", "{compute: 60 ms}", "", ""));
    all.put(Limit.Kind.MEMORY, new Beyond(WORKER, "{compute: 1 ms}", "", "", "requests.page.memory=200 MB"));
    all.put(Limit.Kind.STORAGE, new Beyond(LAMBDA + ", storage: 20 GB", "{compute: 1 ms}", "", ""));
    all.put(Limit.Kind.VCPUS,
        new Beyond("google-cloud-run, at: gcp:us-east1, vcpus: 16", "{compute: 1 ms}", "", ""));
    all.put(Limit.Kind.SUBREQUESTS,
        stored("fastly-compute", "{repeat: {times: 33, steps: [{read: items}]}}", "{store: s3, at: aws:us-east-1}"));
    all.put(Limit.Kind.CONNECTIONS, stored("none", "{read: items}", "anything",
        "catalog.platforms.none={connections: 0}"));
    all.put(Limit.Kind.ITEM_SIZE,
        stored(LAMBDA, "{write: {to: items, size: 401 kB}}", "{store: dynamodb, at: aws:us-east-1}"));
    all.put(Limit.Kind.OPERATIONS,
        stored(WORKER, "{repeat: {times: 501, steps: [{read: items}, {write: items}]}}", "cloudflare-kv"));
    all.put(Limit.Kind.STORED, stored(LAMBDA, "{read: items}",
        "{store: upstash-redis, at: aws:us-east-1, plan: fixed-250mb}", "data={items: {stored: 300 MB}}"));
    all.put(Limit.Kind.PARALLEL, workflow("step-functions-standard",
        "{map: {items: 41, steps: [{call: {service: worker, steps: [{compute: 1 ms}]}}]}}"));
    all.put(Limit.Kind.HISTORY, workflow("step-functions-standard",
        "{repeat: {times: 9000, steps: [{call: {service: worker, steps: [{compute: 1 ms}]}}]}}"));
    all.put(Limit.Kind.CONTEXT, new Beyond(LAMBDA, "{infer: {model: m, input: 200000, output: 10}}",
        ", models: {m: {offer: bedrock-llama-3-3-70b, at: aws:us-east-1}}", ", models: {m: oracle}"));
    return all;
  }

  @TestFactory
  @DisplayName("that are broken for certain make a strategy infeasible, with the limit's name and its source")
  Stream<DynamicTest> hard() {
    return beyond().entrySet().stream().map(each -> DynamicTest.dynamicTest(each.getKey().toString(), () -> {
      CompiledScenario scenario = each.getValue().compiled();
      assertEquals(1, scenario.infeasible().size(), "the other strategy has no limits");
      String reason = scenario.infeasible().getFirst().reasons().getFirst();
      assertTrue(reason.startsWith("It: " + each.getKey() + ": ") && reason.contains(" allows "), reason);
      boolean ofScenario = each.getKey() == Limit.Kind.CONNECTIONS;
      assertTrue(ofScenario || reason.matches(".*\\(.+, 20\\d\\d[-0-9]*\\)"), reason);
    }));
  }

  @Test
  @DisplayName("are all shown above")
  void all() {
    assertEquals(EnumSet.allOf(Limit.Kind.class), EnumSet.copyOf(beyond().keySet()));
  }

  @Test
  @DisplayName("that depend on the load refuse what goes beyond, which is counted by its reason, and is no infeasibility")
  void soft() {
    String writes = "{write: {to: items, keys: {count: 1}}}";
    Map<String, Beyond> soft = Map.of(
        "concurrency", new Beyond(LAMBDA + ", maxConcurrency: 2", "{wait: 1 s}", "", ""),
        "scale-up rate", new Beyond("slow", "{wait: 1 s}", "", "",
            "catalog.platforms.slow={memory: 1 GB, keepAlive: 1 s, scaleUp: {instances: 1, per: 10 s}}"),
        "rate of a key", stored(WORKER, writes, "cloudflare-kv"),
        "rate of a partition", stored(LAMBDA, "{write: {to: items, keys: {count: 1}, size: 100 kB}}",
            "{store: dynamodb, at: aws:us-east-1}", "users.rate=30 / s"),
        "connections of a store", stored(LAMBDA, "{read: items}, {wait: 1 s}", "few",
            "catalog.stores.few={read: 1 ms, connections: 3}"),
        "quota of a model", new Beyond(LAMBDA, "{infer: {model: m, input: 100, output: 10}}",
            ", models: {m: {offer: small, at: aws:us-east-1}}", ", models: {m: oracle}",
            "catalog.models.small={firstToken: 1 ms, quota: {requests: 60 / min, burst: 1 s}}"));
    soft.forEach((name, beyond) -> {
      CompiledScenario scenario = beyond.compiled();
      assertEquals(List.of(), scenario.infeasible(), name);
      Measurements measured =
          new Experiment(scenario.scenario()).threads(1).run().strategies().getFirst().measurements();
      Set<Outcome> refused = EnumSet.noneOf(Outcome.class);
      Arrays.stream(Outcome.values()).filter(outcome -> outcome != Outcome.SERVED && measured.count(outcome) > 0)
          .forEach(refused::add);
      assertTrue(!refused.isEmpty() && measured.count(Outcome.SERVED) > 0, () -> name + ": " + measured);
      assertTrue(
          EnumSet.of(Outcome.THROTTLED, Outcome.STORE_THROTTLED, Outcome.CONNECTION_REFUSED, Outcome.MODEL_THROTTLED)
              .containsAll(refused),
          () -> name + ": " + refused);
    });
  }
}
