package io.edgewise.scenario.output;

import io.edgewise.scenario.compile.Infeasible;
import io.edgewise.sim.result.Comparison;
import io.edgewise.sim.result.Inversion;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.topology.catalog.BrokenLimit;
import io.edgewise.topology.text.Provenance;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Writes {@code results.json}, format 1. Keys always come in the same order; times are milliseconds unless the key says
 * otherwise, money is US dollars, rates and shares are 0..1. A number is the shortest decimal text that reads back as
 * the same double. What does not exist is {@code null}: the latencies and components of a saturated strategy, the ends
 * of an interval of a single replication, the rate of what could not happen, {@code sloMet} without limits.
 *
 * <p>{@code answer} exists in quick runs only: {@code coarse} for a first answer, {@code refined} for later ones,
 * {@code final} where nothing more is to be done.
 *
 * <p>Beside the keys of a strategy that name themselves: {@code requests} counts requests sent in the measured time, of
 * {@code byOrigin} and {@code byRequest} those served; {@code sites} are where code runs, with the requests that reached an
 * instance there and the {@code starts} of instances, {@code entries} the PoPs where users enter, if they do not enter at the
 * sites; {@code componentsMs.tail} is the mean over the slowest 1 %;
 * {@code rateIntervals} holds the confidence intervals of the rates; {@code tooSmall} says of which quantiles and rates the
 * sample cannot tell much, and why; {@code sampled} says that replications simulate
 * parts of the horizon. In {@code comparisons}, {@code difference} is first minus second, {@code pValue} and
 * {@code verdict} are corrected for the number of pairs, and the latencies of a saturated strategy are not compared: the
 * verdict then is {@code saturated}.
 *
 * <p>{@code inversions} exists where a strategy is nearer to its users than another and yet slower, because its requests wait;
 * {@code advantageMs} is what its round trips save, {@code lostMs} what {@code cause} ({@code queue} or {@code coldStart})
 * takes more; {@code slowerMs} and {@code lostMs} are null where it is saturated.
 *
 * <p>{@code monthlyCost.month} exists where the scenario says how the demand of a month is distributed: quantiles and mean of
 * the bill, and the probability that it breaks the budget, null without one.
 *
 * <p>{@code infeasible} holds the strategies that break a limit of their platform or front and were not simulated.
 *
 * <p>{@code calibration} exists where measurements take the place of what the catalogue says: under {@code replaced} what
 * would hold without them, and under {@code observed} what was measured end to end beside what was simulated.
 *
 * <p>{@code claims} exists where the scenario has some: {@code value} is in {@code unit} ({@code ms}, {@code USD},
 * {@code share}, {@code bytes}, {@code count} or {@code ratio}), {@code verdict} is {@code confirmed},
 * {@code contradicted}, {@code not distinguishable} or {@code not decided here}.
 */
public final class ResultsJson {

  /** Version of the format; a change that would break a reader raises it. */
  public static final int FORMAT = 1;

  private ResultsJson() {}

  /** The text of the file, with a line feed at its end. */
  public static String text(Results results) {
    return JsonText.of(json -> write(results, json));
  }

  /** The same in one line, with a line feed at its end, for a stream of answers. */
  public static String line(Results results) {
    return JsonText.line(json -> write(results, json));
  }

  private static void write(Results results, JsonGenerator json) {
    RunResult run = results.run();
    json.writeStartObject();
    json.writeNumberProperty("format", FORMAT);
    json.writeObjectPropertyStart("scenario");
    json.writeStringProperty("name", results.facts().name());
    json.writeStringProperty("sha256", results.facts().sha256());
    json.writeEndObject();
    json.writeNumberProperty("seed", run.seed());
    JsonText.number("level", run.level(), json);
    results.stage().ifPresent(stage -> json.writeStringProperty("answer", stage));
    json.writeStringProperty("fingerprint", String.format("%016x", run.fingerprint()));
    json.writeArrayPropertyStart("strategies");
    for (StrategyResult strategy : run.strategies()) {
      new StrategyJson(results, strategy, json).write();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("comparisons");
    for (Comparison comparison : run.comparisons()) {
      write(comparison, difference(run, comparison), json);
    }
    json.writeEndArray();
    inversions(run, json);
    infeasible(results, json);
    ClaimsJson.write(results.presentation().claims(), json);
    results.calibration().ifPresent(found -> AgreementJson.write(found, results, json));
    json.writeEndObject();
  }

  private static void inversions(RunResult run, JsonGenerator json) {
    List<Inversion> inversions = Inversion.allOf(run);
    if (inversions.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("inversions");
    for (Inversion inversion : inversions) {
      json.writeStartObject();
      json.writeStringProperty("nearer", inversion.nearer());
      json.writeStringProperty("farther", inversion.farther());
      json.writeStringProperty("metric", inversion.metric().id());
      JsonText.number("advantageMs", inversion.advantageMillis(), json);
      JsonText.interval("slowerMs", inversion.slower(), json);
      json.writeStringProperty("cause", inversion.cause().id());
      JsonText.number("lostMs", inversion.lostMillis(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void infeasible(Results results, JsonGenerator json) {
    json.writeArrayPropertyStart("infeasible");
    for (Infeasible strategy : results.infeasible()) {
      json.writeStartObject();
      json.writeStringProperty("id", strategy.id());
      json.writeStringProperty("name", strategy.name());
      json.writeArrayPropertyStart("limits");
      for (BrokenLimit broken : strategy.limits()) {
        json.writeStartObject();
        json.writeStringProperty("limit", broken.limit().kind().toString());
        json.writeStringProperty("most", broken.limit().text());
        json.writeStringProperty("offer", broken.limit().offer());
        json.writeStringProperty("need", broken.need());
        json.writeStringProperty("source", broken.limit().source().map(Provenance::source).orElse(""));
        json.writeStringProperty("date", broken.limit().source().map(Provenance::date).orElse(""));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** First minus second; empty for the latencies of saturated strategies, which are not compared. */
  static Optional<ConfidenceInterval> difference(RunResult run, Comparison comparison) {
    boolean saturated = comparison.metric().isLatency() && run.strategies().stream()
        .filter(s -> s.id().equals(comparison.first()) || s.id().equals(comparison.second()))
        .anyMatch(StrategyResult::saturated);
    return saturated ? Optional.empty() : Optional.of(comparison.difference());
  }

  private static void write(Comparison comparison, Optional<ConfidenceInterval> difference, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("first", comparison.first());
    json.writeStringProperty("second", comparison.second());
    json.writeStringProperty("metric", comparison.metric().id());
    JsonText.interval("difference", difference, json);
    JsonText.number("pValue", difference.isPresent() ? comparison.pValue() : Double.NaN, json);
    json.writeStringProperty("verdict", difference.isPresent() ? comparison.verdict().text() : "saturated");
    json.writeEndObject();
  }
}
