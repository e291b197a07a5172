package io.edgewise.scenario.calibration.data;

import io.edgewise.scenario.calibration.Measurements;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * OpenTelemetry spans in OTLP/JSON: one object, or one in each line as the file exporter of the collector writes them. The
 * file is read span by span; kept of each are its times, its parent and the few attributes that {@link SpanGroups} looks at,
 * some 500 bytes a span, for at most {@value #MOST_SPANS} spans, or as many as half of the memory of the Java machine holds.
 */
final class OtlpData {

  /** Spans of a file at most. */
  static final int MOST_SPANS = 1_000_000;

  /** Bytes that a span takes at most while it is kept. */
  private static final int SPAN_BYTES = 1_000;

  private static final JsonMapper JSON = JsonMapper
      .builder(JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build()).build();

  private final Conventions conventions;
  private final Measurements measurements;
  private final Faults faults;
  private final List<MeasuredSpan> spans = new ArrayList<>();
  private final long most = Math.min(MOST_SPANS, Runtime.getRuntime().maxMemory() / 2 / SPAN_BYTES);
  private Map<String, String> resource = Map.of();

  OtlpData(Conventions conventions, Measurements measurements, Faults faults) {
    this.conventions = conventions;
    this.measurements = measurements;
    this.faults = faults;
  }

  void read(InputStream bytes) {
    try (JsonParser parser = JSON.createParser(bytes)) {
      while (parser.nextToken() != null && !isFull()) {
        object(parser, "");
      }
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      faults.add(at == null ? 1 : Math.max(1, at.getLineNr()), at == null ? 1 : Math.max(1, at.getColumnNr()),
          "this is not JSON, or it ends too early");
      return;
    }
    if (spans.size() == most) {
      faults.add("there are more than " + most + " spans"
          + (most < MOST_SPANS ? ", which is what fits into the memory of the Java machine; "
              + "EDGEWISE_JAVA_OPTS=-Xmx8g gives it more, or split the file" : "; split the file"));
    } else if (faults.isEmpty()) {
      new SpanGroups(conventions, measurements).take(spans);
    }
  }

  private boolean isFull() {
    return faults.isFull() || spans.size() == most;
  }

  /** Walks down to the spans through the keys that lead there, and past everything else. */
  private void object(JsonParser parser, String key) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      if (key.equals("resource")) {
        resource = attributes(parser.readValueAsTree());
        return;
      }
      if (key.equals("spans")) {
        TokenStreamLocation at = parser.currentTokenLocation();
        span(parser.readValueAsTree(), at);
        return;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME && !isFull()) {
        String name = parser.currentName();
        parser.nextToken();
        boolean leads = name.equals("resourceSpans") || name.equals("scopeSpans") || name.equals("spans")
            || name.equals("resource");
        if (leads) {
          object(parser, name);
        } else {
          parser.skipChildren();
        }
      }
    } else if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null && !isFull()) {
        object(parser, key);
      }
    }
  }

  private void span(JsonNode node, TokenStreamLocation at) {
    Optional<Long> start = nanos(node.path("startTimeUnixNano"));
    Optional<Long> end = nanos(node.path("endTimeUnixNano"));
    String id = node.path("spanId").asString("");
    if (start.isEmpty() || end.isEmpty() || id.isEmpty()) {
      faults.add(at.getLineNr(), at.getColumnNr(), "a span needs spanId, startTimeUnixNano and endTimeUnixNano");
    } else if (end.get() < start.get()) {
      faults.add(at.getLineNr(), at.getColumnNr(),
          "the span \"" + node.path("name").asString("") + "\" ends before it starts");
    } else {
      String trace = node.path("traceId").asString("");
      String parent = node.path("parentSpanId").asString("");
      Map<String, String> attributes = new HashMap<>(resource);
      attributes.putAll(attributes(node));
      spans.add(new MeasuredSpan(trace + id, parent.isEmpty() ? "" : trace + parent, node.path("name").asString(""),
          kind(node.path("kind")), start.get(), end.get(), attributes));
    }
  }

  /** A number, or by the mapping of enumerations its name. */
  private static int kind(JsonNode kind) {
    return switch (kind.asString("")) {
      case "2", "SPAN_KIND_SERVER" -> MeasuredSpan.SERVER;
      case "3", "SPAN_KIND_CLIENT" -> MeasuredSpan.CLIENT;
      default -> MeasuredSpan.OTHER;
    };
  }

  /** 64-bit integers are texts in this encoding; some writers make numbers of them. */
  private static Optional<Long> nanos(JsonNode node) {
    try {
      return Optional.of(Long.parseLong(node.asString(""))).filter(value -> value >= 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> attributes(JsonNode owner) {
    Map<String, String> found = new HashMap<>();
    for (JsonNode attribute : owner.path("attributes")) {
      String key = attribute.path("key").asString("");
      if (SpanGroups.READ.contains(key)) {
        for (JsonNode value : attribute.path("value")) {
          found.put(key, value.asString(""));
        }
      }
    }
    return found;
  }
}
