package io.edgewise.scenario.calibration;

import io.edgewise.sim.fit.Family;
import io.edgewise.sim.fit.Fit.Parameter;
import io.edgewise.sim.fit.HoldOut;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.List;

/** Writes a calibration file: YAML, format 1, the same bytes for the same calibration. */
public final class CalibrationText {

  private static final String HEAD = """
      # Measured latencies and the distributions that were fitted to them; written by edgewise calibrate.
      # A scenario takes them with "calibration: FILE", a single run with --calibration FILE.
      format: 1
      groups:
      """;

  private final StringBuilder text = new StringBuilder(HEAD);

  private CalibrationText() {}

  /** The text of the file. */
  public static String of(Calibration calibration) {
    CalibrationText file = new CalibrationText();
    calibration.entries().forEach(file::entry);
    return file.text.toString();
  }

  private void entry(Entry entry) {
    text.append("  - component: ").append(entry.key().component()).append('\n');
    entry.key().labels().forEach((label, value) -> line(label, quote(value)));
    line("distribution", Millis.form(entry.distribution()));
    line("family", entry.family());
    if (!entry.parameters().isEmpty()) {
      text.append("    parameters:\n");
      entry.parameters().forEach(this::parameter);
    }
    line("criterion", quote(entry.criterion()));
    entry.holdOut().ifPresent(this::holdOut);
    line("samples", String.valueOf(entry.samples()));
    if (!entry.observed().byMetric().isEmpty()) {
      text.append("    observed:\n");
      entry.observed().byMetric().forEach(this::observed);
    }
    if (entry.resolutionMillis() > 0) {
      line("resolution", Millis.text(entry.resolutionMillis()));
    }
    line("source", "{files: " + list(entry.source().files()) + ", sha256: " + list(entry.source().sha256()) + ", date: "
        + entry.source().date() + "}");
  }

  private void line(String key, String value) {
    text.append("    ").append(key).append(": ").append(value).append('\n');
  }

  private void parameter(Parameter parameter) {
    boolean time = Family.isTime(parameter.name());
    text.append("      ").append(parameter.name()).append(": {value: ").append(number(parameter.value(), time));
    known("error", parameter.standardError(), time);
    known("low", parameter.low(), time);
    known("high", parameter.high(), time);
    text.append("}\n");
  }

  private void known(String key, double value, boolean time) {
    if (Double.isFinite(value)) {
      text.append(", ").append(key).append(": ").append(number(value, time));
    }
  }

  private static String number(double value, boolean time) {
    return time ? Millis.text(value) : Millis.number(value);
  }

  private void holdOut(HoldOut found) {
    line("holdOut", "{distance: " + Millis.number(found.distance()) + ", allowed: "
        + Millis.number(found.allowedDistance()) + ", p95Error: " + error(found.p95Error()) + ", p99Error: "
        + error(found.p99Error()) + ", holds: " + found.holds() + "}");
  }

  private static String error(double error) {
    return Double.isFinite(error) ? Millis.number(error) : "0";
  }

  private void observed(Metric metric, ConfidenceInterval interval) {
    text.append("      ").append(metric.id()).append(": {value: ").append(Millis.text(interval.value()));
    if (Double.isFinite(interval.low())) {
      text.append(", low: ").append(Millis.text(Math.max(0, interval.low())));
    }
    if (Double.isFinite(interval.high())) {
      text.append(", high: ").append(Millis.text(interval.high()));
    }
    text.append("}\n");
  }

  private static String list(List<String> texts) {
    return texts.stream().map(CalibrationText::quote).toList().toString();
  }

  /** Quoted always: names of files and labels may be anything. */
  static String quote(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    value.codePoints().forEach(each -> {
      if (each == '"' || each == '\\') {
        quoted.append('\\').appendCodePoint(each);
      } else if (each < ' ' || each == 0x7F) {
        quoted.append(String.format("\\x%02x", each));
      } else {
        quoted.appendCodePoint(each);
      }
    });
    return quoted.append('"').toString();
  }
}
