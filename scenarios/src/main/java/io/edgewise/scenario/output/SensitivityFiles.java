package io.edgewise.scenario.output;

import io.edgewise.report.table.Csv;
import io.edgewise.scenario.analysis.Contest;
import io.edgewise.scenario.analysis.CurvePoint;
import io.edgewise.scenario.analysis.ElementaryEffects.Effects;
import io.edgewise.scenario.analysis.Screening;
import io.edgewise.scenario.analysis.Tornado;
import io.edgewise.scenario.analysis.Tornado.Bar;
import io.edgewise.scenario.analysis.Tornado.Turn;
import io.edgewise.scenario.analysis.Tornado.Verdict;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.uncertainty.Input;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.topology.catalog.Assumption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * What moves a verdict, as files: {@code sensitivity.json}, format 1, with the sources of all numbers, and
 * {@code sensitivity.csv}, a line for each input.
 *
 * @param json text of the first
 * @param csv text of the second
 */
public record SensitivityFiles(String json, String csv) {

  /** Of inputs that are varied one by one. */
  public static SensitivityFiles of(CompiledScenario scenario, Tornado tornado) {
    String json = JsonText.of(out -> {
      start(AnalysisFacts.of(scenario, tornado.contest().ids()), "tornado", tornado.contest(), tornado.level(),
          tornado.replications(), tornado.base(), out);
      out.writeBooleanProperty("holds", tornado.holds());
      out.writeArrayPropertyStart("inputs");
      for (Bar bar : tornado.bars()) {
        out.writeStartObject();
        write(bar.input(), out);
        JsonText.number("swing", bar.swing(), out);
        point("low", bar.low(), out);
        point("high", bar.high(), out);
        turn("downwards", bar.downwards(), out);
        turn("upwards", bar.upwards(), out);
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    });
    Csv csv = new Csv(List.of("id", "input", "class", "from", "to", "unit", "swing", "low", "lowLow", "lowHigh",
        "high", "highLow", "highHigh", "holds"));
    for (Bar bar : tornado.bars()) {
      List<String> row = row(bar.input());
      row.add(Csv.number(bar.swing()));
      interval(bar.low().difference(), row);
      interval(bar.high().difference(), row);
      row.add(Boolean.toString(bar.holds()));
      csv.row(row);
    }
    return new SensitivityFiles(json, csv.toString());
  }

  /** Of inputs that are varied together. */
  public static SensitivityFiles of(CompiledScenario scenario, Screening screening) {
    String json = JsonText.of(out -> {
      start(AnalysisFacts.of(scenario, screening.contest().ids()), "morris", screening.contest(), screening.level(),
          screening.replications(), screening.base(), out);
      out.writeNumberProperty("trajectories", screening.trajectories());
      out.writeObjectPropertyStart("verdicts");
      for (Verdict verdict : Verdict.values()) {
        out.writeNumberProperty(key(verdict), screening.verdicts().getOrDefault(verdict, 0));
      }
      out.writeEndObject();
      out.writeArrayPropertyStart("inputs");
      screening.inputs().forEach(ranked -> {
        out.writeStartObject();
        write(ranked.input(), out);
        JsonText.number("meanOfAbsolutes", ranked.effects().meanOfAbsolutes(), out);
        JsonText.number("mean", ranked.effects().mean(), out);
        JsonText.number("deviation", ranked.effects().deviation(), out);
        out.writeNumberProperty("effects", ranked.effects().count());
        out.writeEndObject();
      });
      out.writeEndArray();
      out.writeEndObject();
    });
    Csv csv = new Csv(List.of("id", "input", "class", "from", "to", "unit", "meanOfAbsolutes", "mean", "deviation",
        "effects"));
    screening.inputs().forEach(ranked -> {
      Effects effects = ranked.effects();
      List<String> row = row(ranked.input());
      row.addAll(List.of(Csv.number(effects.meanOfAbsolutes()), Csv.number(effects.mean()),
          Csv.number(effects.deviation()), Integer.toString(effects.count())));
      csv.row(row);
    });
    return new SensitivityFiles(json, csv.toString());
  }

  /**
   * Writes both files into a folder, or none of them.
   *
   * @throws IOException if a file cannot be written; earlier files are then whole
   */
  public void write(Path folder) throws IOException {
    ResultFiles.write(folder, texts());
  }

  /** Both texts by the names of their files. */
  public Map<String, String> texts() {
    return Map.of("sensitivity.json", json, "sensitivity.csv", csv);
  }

  private static void start(AnalysisFacts facts, String method, Contest contest, double level, int replications,
      CurvePoint base, JsonGenerator out) {
    out.writeStartObject();
    out.writeNumberProperty("format", ResultsJson.FORMAT);
    facts.write(out);
    out.writeStringProperty("method", method);
    out.writeStringProperty("first", contest.first());
    out.writeStringProperty("second", contest.second());
    out.writeStringProperty("metric", contest.metric().id());
    JsonText.number("level", level, out);
    out.writeNumberProperty("replications", replications);
    out.writeStringProperty("verdict", key(Verdict.at(base)));
    point("base", base, out);
  }

  private static String key(Verdict verdict) {
    return switch (verdict) {
      case FIRST_LOWER -> "firstLower";
      case SECOND_LOWER -> "secondLower";
      case NOT_DISTINGUISHABLE -> "notDistinguishable";
    };
  }

  private static void write(Input input, JsonGenerator out) {
    out.writeStringProperty("id", input.id());
    out.writeStringProperty("input", input.label());
    out.writeStringProperty("class", input.trust().toString());
    JsonText.number("from", input.knob().from(), out);
    JsonText.number("to", input.knob().to(), out);
    out.writeStringProperty("unit", unit(input));
    out.writeBooleanProperty("factor", input.isFactor());
    out.writeArrayPropertyStart("numbers");
    for (Assumption number : input.numbers()) {
      out.writeStartObject();
      out.writeStringProperty("subject", number.subject());
      out.writeStringProperty("value", number.text());
      number.provenance().ifPresent(provenance -> {
        out.writeStringProperty("kind", provenance.kind().name().toLowerCase(Locale.ROOT));
        provenance.confidence().ifPresent(grade -> out.writeStringProperty("confidence", grade.toString()));
        out.writeStringProperty("date", provenance.date());
        out.writeStringProperty("source", provenance.source());
      });
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** Empty for a factor on what is in force. */
  private static String unit(Input input) {
    return input.isFactor() ? "" : input.knob().prefix() + input.knob().suffix().strip();
  }

  private static void point(String key, CurvePoint point, JsonGenerator out) {
    out.writeObjectPropertyStart(key);
    out.writeNumberProperty("requests", point.requests());
    out.writeStringProperty("firstState", point.first().state().name().toLowerCase(Locale.ROOT));
    JsonText.interval("first", point.first().estimate(), out);
    out.writeStringProperty("secondState", point.second().state().name().toLowerCase(Locale.ROOT));
    JsonText.interval("second", point.second().estimate(), out);
    JsonText.interval("difference", point.difference(), out);
    out.writeEndObject();
  }

  private static void turn(String key, Optional<Turn> turn, JsonGenerator out) {
    if (turn.isEmpty()) {
      out.writeNullProperty(key);
      return;
    }
    out.writeObjectPropertyStart(key);
    out.writeStringProperty("verdict", key(turn.get().atEnd()));
    JsonText.number("changes", turn.get().changes(), out);
    JsonText.number("tie", turn.get().tie().orElse(Double.NaN), out);
    out.writeEndObject();
  }

  private static List<String> row(Input input) {
    return new ArrayList<>(List.of(input.id(), input.label(), input.trust().toString(),
        Csv.number(input.knob().from()), Csv.number(input.knob().to()), unit(input)));
  }

  private static void interval(Optional<ConfidenceInterval> interval, List<String> row) {
    row.add(interval.map(i -> Csv.number(i.value())).orElse(""));
    row.add(interval.map(i -> Csv.number(i.low())).orElse(""));
    row.add(interval.map(i -> Csv.number(i.high())).orElse(""));
  }
}
