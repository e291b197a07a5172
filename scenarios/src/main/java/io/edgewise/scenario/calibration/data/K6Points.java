package io.edgewise.scenario.calibration.data;

import io.edgewise.scenario.calibration.Component;
import io.edgewise.scenario.calibration.GroupKey;
import io.edgewise.scenario.calibration.Measurements;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Single results of k6 ({@code --out json=FILE}): an object in each line. Taken are, in milliseconds,
 * <ul>
 * <li>{@code http_req_connecting} above 0, the TCP handshake of a new connection, as a round trip;
 * <li>{@code http_req_tls_handshaking} above 0 as connection set-up;
 * <li>{@code http_req_duration}, with the {@code http_req_blocked} of the same request where that follows, as what the user
 * feels: k6 leaves the set-up of the connection out of the one and counts it in the other.
 * </ul>
 * Failed requests are left out. Tags that are named as labels are, for example {@code from}, are labels.
 */
final class K6Points {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Conventions conventions;
  private final Measurements measurements;
  private final Faults faults;

  /* The request whose duration was read last, until its blocked time is there as well. */
  private String request = "";
  private double duration;
  private Map<String, String> labels = Map.of();

  K6Points(Conventions conventions, Measurements measurements, Faults faults) {
    this.conventions = conventions;
    this.measurements = measurements;
    this.faults = faults;
  }

  void read(Lines lines) throws IOException {
    for (Optional<String> line = lines.next(); line.isPresent() && !measurements.isFull(); line = lines.next()) {
      if (!line.get().isBlank()) {
        line(line.get(), lines.number());
      }
    }
    finish(0);
  }

  private void line(String text, long number) {
    try {
      JsonNode node = JSON.readTree(text);
      String type = node.path("type").asString("");
      if (type.isEmpty()) {
        faults.add(number, 1, "expected a point or metric of k6, an object with \"type\" and \"metric\"");
      } else if (type.equals("Point")) {
        point(node.path("metric").asString(""), node.path("data"), number);
      }
    } catch (JacksonException e) {
      long column = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
      faults.add(number, column, "this is not JSON");
    }
  }

  private void point(String metric, JsonNode data, long line) {
    if (!metric.startsWith("http_req_")) {
      return;
    }
    JsonNode value = data.path("value");
    if (!value.isNumber() || !(value.asDouble() >= 0 && value.asDouble() <= LatencyText.MOST_MILLIS)) {
      faults.add(line, 1, "the value of " + metric + " must be a number of milliseconds from 0 to a day");
      return;
    }
    Map<String, String> all = new HashMap<>();
    data.path("tags").properties().forEach(tag -> all.put(tag.getKey(), tag.getValue().asString("")));
    for (Map.Entry<String, String> asked : conventions.where().entrySet()) {
      if (!asked.getValue().equals(all.get(asked.getKey()))) {
        measurements.skip("points where " + asked.getKey() + " is not " + asked.getValue());
        return;
      }
    }
    String of = data.path("time").asString("") + all.getOrDefault("url", "");
    all.putAll(conventions.labels());
    switch (metric) {
      case "http_req_connecting" -> roundTrip(value.asDouble(), all);
      case "http_req_tls_handshaking" -> above0(Component.CONNECT, value.asDouble(), all);
      case "http_req_duration" -> {
        finish(0);
        if ("false".equals(all.get("expected_response"))) {
          measurements.skip("requests that failed");
        } else {
          request = of;
          duration = value.asDouble();
          labels = all;
        }
      }
      case "http_req_blocked" -> {
        if (of.equals(request)) {
          finish(value.asDouble());
        }
      }
      default -> {
        // A part of the duration.
      }
    }
  }

  private void roundTrip(double millis, Map<String, String> all) {
    if (all.containsKey("from") && all.containsKey("to")) {
      above0(Component.NETWORK, millis, all);
    } else if (millis > 0) {
      measurements.skip("times of http_req_connecting, which are round trips: --as from=PLACE,to=PLACE says between "
          + "which places");
    }
  }

  /** Requests on a connection that is open have the value 0. */
  private void above0(Component component, double millis, Map<String, String> all) {
    if (millis > 0) {
      measurements.value(GroupKey.of(component, all), millis);
    }
  }

  private void finish(double blocked) {
    if (!request.isEmpty()) {
      measurements.value(GroupKey.of(Component.END_TO_END, labels), duration + blocked);
    }
    request = "";
  }
}
