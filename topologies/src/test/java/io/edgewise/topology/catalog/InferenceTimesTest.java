package io.edgewise.topology.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.edgewise.sim.model.InferenceEndpoint;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.place.DataTable;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The times of hosted models against the measurement they are taken from: first tokens reproduce its quantiles, and first
 * token and tokens together the latency from end to end, which was measured apart.
 *
 * <p>The {@code itl} columns of the file are no time between tokens: they are close to the whole time, first token
 * included, divided by the tokens. With them a first token would count twice.
 */
class InferenceTimesTest {

  private static final Map<String, String> ROWS = Map.of(
      "bedrock-llama-3-70b", "bedrock 70b", "bedrock-llama-3-3-70b", "bedrock 70b",
      "together-llama-3-3-70b", "together 70b", "together-llama-3-1-8b", "together 7b",
      "workers-ai-llama-3-3-70b", "fireworks 70b", "workers-ai-llama-3-1-8b", "fireworks 7b");

  /** Points of each distribution in the convolution. */
  private static final int POINTS = 500;

  @TestFactory
  @DisplayName("first tokens have the measured quantiles, whole answers the measured latency")
  Stream<DynamicTest> times() {
    return ROWS.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(),
        () -> check(endpoint(entry.getKey()), row(entry.getValue()))));
  }

  private static void check(InferenceEndpoint model, DataTable.Row row) {
    Map.of("ttft_p05_s", 0.05, "ttft_p25_s", 0.25, "ttft_p50_s", 0.5, "ttft_p75_s", 0.75, "ttft_p95_s", 0.95,
        "ttft_p99_s", 0.99).forEach(
            (column, p) -> assertEquals(1000 * row.number(column),
                model.firstTokenMillis().quantile(p), 1e-6, column));
    double further = row.number("output_tokens_mean") - 1;
    double[] sums = new double[POINTS * POINTS];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = at(model.firstTokenMillis(), i / POINTS) + further * at(model.tokenMillis(), i % POINTS);
    }
    Arrays.sort(sums);
    assertEquals(1000 * row.number("e2e_p50_s"), sums[sums.length / 2], 0.01 * 1000 * row.number("e2e_p50_s"), "p50");
    assertEquals(1000 * row.number("e2e_p95_s"), sums[(int) (0.95 * sums.length)],
        0.01 * 1000 * row.number("e2e_p95_s"), "p95");
  }

  private static double at(Distribution distribution, int point) {
    return distribution.quantile((point + 0.5) / POINTS);
  }

  private static InferenceEndpoint endpoint(String id) {
    Problems problems = new Problems();
    InferenceEndpoint found = Catalog.shipped().model(id).orElseThrow()
        .configure(Document.parse("binding", id, problems).orElseThrow().root(),
            new ModelUse(List.of(0), List.of(Places.shipped().place("aws:us-east-1"))), Places.shipped(), problems)
        .orElseThrow().endpoint();
    problems.throwIfAny();
    return found;
  }

  private static DataTable.Row row(String name) {
    return DataTable.read("llm_inference_latency_llmperf_2023-12.csv").rows().stream()
        .filter(row -> (row.text("provider") + " " + row.text("model_size")).equals(name)).findFirst().orElseThrow();
  }
}
