package io.edgewise.scenario.calibration.data;

import java.util.Map;

/**
 * A span as far as latencies are concerned.
 *
 * @param id of trace and span
 * @param parent the id of the span around it; empty where there is none
 * @param name its name
 * @param kind {@link #SERVER}, {@link #CLIENT} or {@link #OTHER}
 * @param startNanos when it began
 * @param endNanos when it ended
 * @param attributes its own and those of its resource
 */
record MeasuredSpan(String id, String parent, String name, int kind, long startNanos, long endNanos,
    Map<String, String> attributes) {

  static final int OTHER = 0;
  static final int SERVER = 2;
  static final int CLIENT = 3;

  double millis() {
    return (endNanos - startNanos) / 1e6;
  }

  String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }
}
