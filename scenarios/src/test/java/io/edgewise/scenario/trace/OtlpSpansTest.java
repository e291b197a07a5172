package io.edgewise.scenario.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.JsonFormat;
import io.edgewise.scenario.cli.Cli;
import io.edgewise.scenario.trace.RequestReplay.Sighting;
import io.edgewise.sim.result.Outcome;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spans as the official classes of the OpenTelemetry protocol read them. */
class OtlpSpansTest {

  private static final Pattern ID = Pattern.compile("\"(traceId|spanId|parentSpanId)\" : \"([0-9a-f]*)\"");

  @TempDir
  private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("small.yaml"), Cli.SMALL);
  }

  /** Ids are hexadecimal in OTLP/JSON, and base64 in the general JSON encoding of Protobuf. */
  private static TracesData parse(String text) throws IOException {
    String general = ID.matcher(text).replaceAll(found -> '"' + found.group(1) + "\" : \""
        + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(found.group(2))) + '"');
    TracesData.Builder data = TracesData.newBuilder();
    JsonFormat.parser().merge(general, data);
    return data.build();
  }

  private static Map<String, AnyValue> attributes(List<KeyValue> list) {
    return list.stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
  }

  @Test
  @DisplayName("A request is a trace whose spans lie inside each other and last as long as its waterfall says")
  void oneRequest() throws IOException {
    Cli cli = Cli.run("trace", file, "--request", 3, "--format", "otlp");
    assertEquals(0, cli.code(), cli.err());
    TracesData data = parse(cli.out());
    assertEquals(List.of("far", "near", "box"), data.getResourceSpansList().stream()
        .map(strategy -> attributes(strategy.getResource().getAttributesList()).get("service.name").getStringValue())
        .toList());
    for (ResourceSpans strategy : data.getResourceSpansList()) {
      List<Span> spans = strategy.getScopeSpans(0).getSpansList();
      checkTrace(spans);
      Span root = spans.get(0);
      Map<String, AnyValue> attributes = attributes(root.getAttributesList());
      assertEquals(3, attributes.get("edgewise.request").getIntValue());
      assertEquals("served", attributes.get("edgewise.outcome").getStringValue());
      assertTrue(attributes.get("edgewise.origin").getStringValue().startsWith("city:"));
      Span server = spans.get(1);
      assertEquals(SpanKind.SPAN_KIND_SERVER, server.getKind());
      assertTrue(attributes(server.getAttributesList()).containsKey("faas.coldstart"));
      Span store = spans.stream().filter(span -> attributes(span.getAttributesList()).containsKey("db.system.name"))
          .findFirst().orElseThrow();
      assertEquals(SpanKind.SPAN_KIND_CLIENT, store.getKind());
      assertEquals("table", attributes(store.getAttributesList()).get("db.system.name").getStringValue());
      assertEquals("items", attributes(store.getAttributesList()).get("db.collection.name").getStringValue());
    }
    assertEquals(cli.out(), Cli.run("trace", file, "--request", 3, "--format", "otlp").out());
  }

  private static void checkTrace(List<Span> spans) {
    Map<ByteString, Span> byId = new HashMap<>();
    for (Span span : spans) {
      assertEquals(16, span.getTraceId().size());
      assertEquals(8, span.getSpanId().size());
      assertEquals(Optional.empty(), Optional.ofNullable(byId.put(span.getSpanId(), span)), "ids are unique");
    }
    Span root = spans.get(0);
    assertEquals(SpanKind.SPAN_KIND_CLIENT, root.getKind());
    assertTrue(root.getParentSpanId().isEmpty());
    long parts = 0;
    for (Span span : spans.subList(1, spans.size())) {
      Span parent = byId.get(span.getParentSpanId());
      assertTrue(parent.getStartTimeUnixNano() <= span.getStartTimeUnixNano()
          && span.getEndTimeUnixNano() <= parent.getEndTimeUnixNano(), span + " in " + parent);
      assertEquals(root.getTraceId(), span.getTraceId());
      if (span.getKind() != SpanKind.SPAN_KIND_SERVER) {
        parts += span.getEndTimeUnixNano() - span.getStartTimeUnixNano();
      }
    }
    assertEquals(root.getEndTimeUnixNano() - root.getStartTimeUnixNano(), parts);
  }

  @Test
  @DisplayName("A run writes as many requests of each strategy as asked for, from the fastest to the slowest")
  void sample() throws IOException {
    Cli cli = Cli.run("run", file, "-o", folder.resolve("out"), "--spans", 5);
    assertEquals(0, cli.code(), cli.err());
    TracesData data = parse(Files.readString(folder.resolve("out/spans.json")));
    assertEquals(3, data.getResourceSpansCount());
    for (ResourceSpans strategy : data.getResourceSpansList()) {
      Map<ByteString, List<Span>> traces = strategy.getScopeSpans(0).getSpansList().stream()
          .collect(Collectors.groupingBy(Span::getTraceId));
      assertEquals(5, traces.size());
      traces.values().forEach(OtlpSpansTest::checkTrace);
    }
    assertEquals(2, Cli.run("run", file, "--spans", 5).code());
    assertEquals(2, Cli.run("run", file, "-o", folder.resolve("out"), "--spans", 0).code());
  }

  @Test
  @DisplayName("A request that failed is an error with its outcome as type")
  void failed() throws IOException {
    Path busy = Files.writeString(folder.resolve("busy.yaml"),
        Cli.SMALL.replace("concurrency: 1\n", "concurrency: 1\n      maxInstances: 1\n"));
    Cli cli = Cli.run("run", busy, "-o", folder.resolve("busy"), "--spans", 1000);
    assertEquals(0, cli.code(), cli.err());
    List<Span> refused = parse(Files.readString(folder.resolve("busy/spans.json"))).getResourceSpansList().stream()
        .flatMap(strategy -> strategy.getScopeSpans(0).getSpansList().stream())
        .filter(span -> span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR).toList();
    assertTrue(!refused.isEmpty() && refused.stream().allMatch(
        span -> attributes(span.getAttributesList()).get("error.type").getStringValue().equals("throttled")));
  }

  @Test
  @DisplayName("Samples lie at equal distances in the order of latency, with both ends")
  void spread() {
    Function<Integer, Sighting> seen = i -> new Sighting(i, i, 0, 1000 - i, Outcome.SERVED, 0, 0, 0);
    List<Sighting> all = IntStream.rangeClosed(1, 9).boxed().map(seen).toList();
    assertEquals(List.of(9L, 7L, 5L, 3L, 1L), RequestReplay.spread(all, 5).stream().map(Sighting::place).toList());
    assertEquals(List.of(1L), RequestReplay.spread(all, 1).stream().map(Sighting::place).toList());
    assertEquals(9, RequestReplay.spread(all, 50).size());
    assertEquals(List.of(), RequestReplay.spread(List.of(), 3));
  }
}
