package io.edgewise.scenario.calibration.data;

import io.edgewise.scenario.calibration.Component;
import io.edgewise.scenario.calibration.GroupKey;
import io.edgewise.scenario.calibration.Measurements;
import io.edgewise.scenario.calibration.Percentiles;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A summary of k6, as {@code --summary-export} writes it or as {@code handleSummary} gets it: mean and percentiles of
 * {@code http_req_duration}, in milliseconds, as what the user feels, without the set-up of connections. Those of
 * {@code http_req_connecting} and {@code http_req_tls_handshaking} are mostly of requests that set nothing up and are 0;
 * they are left out.
 */
final class K6Summary {

  private static final int MOST_BYTES = 16 << 20;
  private static final Pattern PERCENTILE = Pattern.compile("p\\((\\d{1,2}(?:\\.\\d+)?)\\)");
  private static final Map<String, Double> NAMED = Map.of("min", 0.0, "med", 0.5, "max", 1.0);

  private final Conventions conventions;
  private final Measurements measurements;
  private final Faults faults;

  K6Summary(Conventions conventions, Measurements measurements, Faults faults) {
    this.conventions = conventions;
    this.measurements = measurements;
    this.faults = faults;
  }

  void read(InputStream bytes, String name, Problems problems) throws IOException {
    byte[] all = bytes.readNBytes(MOST_BYTES + 1);
    if (all.length > MOST_BYTES) {
      faults.add("a summary of more than 16 MiB is none");
      return;
    }
    Optional<Document> document = Document.parse(name.endsWith(".json") ? name : name + ".json",
        new String(all, StandardCharsets.UTF_8), problems);
    Optional<Node> metrics = document.flatMap(found -> found.root().get("metrics"));
    if (document.isPresent() && metrics.isEmpty()) {
      faults.add(1, 1,
          "this is JSON, but neither a summary of k6 (\"metrics\"), nor its single results (an object in each "
              + "line), nor OpenTelemetry spans (\"resourceSpans\")");
      return;
    }
    metrics.ifPresent(found -> duration(found, problems));
  }

  private void duration(Node metrics, Problems problems) {
    Optional<Node> metric = metrics.get("http_req_duration");
    if (metric.isEmpty()) {
      problems.add(metrics, "there is no http_req_duration; only tests of HTTP are understood");
      return;
    }
    TreeMap<Double, Double> quantiles = new TreeMap<>();
    OptionalDouble mean = OptionalDouble.empty();
    for (Node.Entry entry : values(metric.get()).entries()) {
      Matcher percentile = PERCENTILE.matcher(entry.key());
      boolean known = percentile.matches() || NAMED.containsKey(entry.key());
      if (!known && !entry.key().equals("avg")) {
        continue;
      }
      Optional<Double> value = entry.value().kind() == Node.Kind.SCALAR
          ? LatencyText.millis(entry.value().text(), 1) : Optional.empty();
      if (value.isEmpty()) {
        problems.add(entry, "expected milliseconds, a number from 0 to a day");
      } else if (known) {
        quantiles.put(percentile.matches() ? Double.parseDouble(percentile.group(1)) / 100 : NAMED.get(entry.key()),
            value.get());
      } else {
        mean = OptionalDouble.of(value.get());
      }
    }
    if (quantiles.size() < 2) {
      problems.add(metric.get(), "there are no percentiles in it");
      return;
    }
    double before = 0;
    for (double value : quantiles.values()) {
      if (value < before) {
        problems.add(metric.get(), "its percentiles fall: " + value + " ms comes after " + before + " ms");
        return;
      }
      before = value;
    }
    measurements
        .remark("percentiles of http_req_connecting and http_req_tls_handshaking are left out, for they are mostly of "
            + "open connections; k6 run --out json=FILE has the single ones");
    measurements.percentiles(GroupKey.of(Component.END_TO_END, conventions.labels()),
        new Percentiles(quantiles, mean, count(metrics)));
  }

  /** In one form the values stand in the metric, in the other one below {@code values}. */
  private static Node values(Node metric) {
    return metric.get("values").filter(node -> node.kind() == Node.Kind.MAPPING).orElse(metric);
  }

  private static long count(Node metrics) {
    return metrics.get("http_reqs").map(K6Summary::values).flatMap(values -> values.get("count"))
        .filter(node -> node.kind() == Node.Kind.SCALAR).flatMap(node -> LatencyText.number(node.text()))
        .map(Math::round).orElse(0L);
  }
}
