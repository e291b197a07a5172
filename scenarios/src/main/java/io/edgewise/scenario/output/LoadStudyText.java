package io.edgewise.scenario.output;

import io.edgewise.report.table.Inversions;
import io.edgewise.report.table.Numbers;
import io.edgewise.report.table.Paint;
import io.edgewise.report.table.TailShares;
import io.edgewise.report.table.Tone;
import io.edgewise.report.table.Wrapping;
import io.edgewise.scenario.analysis.Crossing;
import io.edgewise.scenario.analysis.CurvePoint;
import io.edgewise.scenario.analysis.LoadStudy;
import io.edgewise.scenario.analysis.LoadStudy.InMetric;
import io.edgewise.scenario.analysis.LoadStudy.Pair;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Inversion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** In words, at which loads waiting overturns shorter round trips. */
public final class LoadStudyText {

  private static final int COLUMNS = 120;

  private final LoadStudy study;
  private final Map<String, String> names;

  private LoadStudyText(LoadStudy study, Map<String, String> names) {
    this.study = study;
    this.names = names;
  }

  /**
   * The whole text.
   *
   * @param scenario name of the scenario
   * @param names what a person calls the strategies, by id
   */
  public static String of(LoadStudy study, String scenario, Map<String, String> names, Paint paint) {
    return new LoadStudyText(study, names).text(scenario, paint);
  }

  private String text(String scenario, Paint paint) {
    StringBuilder out = new StringBuilder();
    out.append(paint.paint(Tone.HEADING, scenario + ": does waiting overturn shorter round trips?")).append('\n')
        .append(study.load().path()).append(" from ").append(study.load().text(study.load().from())).append(" to ")
        .append(study.load().text(study.load().to())).append(" · ").append(study.replications())
        .append(" replications at each rate\n");
    for (Pair pair : study.pairs()) {
      out.append('\n').append(Wrapping.hanging("", heading(pair), COLUMNS));
      pair.contests().forEach(contest -> out.append(Wrapping.hanging("  • ",
          Inversions.where(contest.tie().contest().metric()) + ": " + sentence(contest), COLUMNS)));
    }
    return out.toString();
  }

  private String heading(Pair pair) {
    String near = names.get(pair.nearer());
    String far = names.get(pair.farther());
    return pair.contests().isEmpty() ? near + " and " + far + " are equally near to the users"
        : near + " is " + Numbers.time(pair.advantageMillis()) + " nearer than " + far;
  }

  private String sentence(InMetric contest) {
    List<Crossing> crossings = contest.tie().crossings();
    if (crossings.isEmpty()) {
      return without(contest);
    }
    List<String> slower = new ArrayList<>();
    for (int i = 0; i < crossings.size(); i++) {
      Crossing crossing = crossings.get(i);
      boolean overtaken = crossing.below().equals(contest.tie().contest().first());
      if (!overtaken && i > 0) {
        continue;
      }
      String cause = ": " + overturned(contest.causeBeside(crossing).stream().toList());
      slower.add((!overtaken ? "below " + at(crossing) : i + 1 == crossings.size() ? "above " + at(crossing)
          : "from " + at(crossing) + " to " + at(crossings.get(i + 1))) + cause);
    }
    return "slower " + String.join("; and ", slower) + "; otherwise faster";
  }

  private String at(Crossing crossing) {
    return BreakEvenText.value(study.load(), crossing, study.level())
        + crossing.theory().map(theory -> " [by theory " + study.load().text(theory.value())
            + (theory.exact() ? "]" : ", approximate]")).orElse("");
  }

  private String without(InMetric contest) {
    List<CurvePoint> curve = contest.tie().curve();
    long open = curve.stream().filter(point -> !point.firstIsLower() && !point.secondIsLower()).count();
    String but = open == 0 ? "" : ", but not distinguishable at " + open + " of " + curve.size();
    if (open == curve.size()) {
      return "not distinguishable at any load looked at";
    }
    return curve.stream().noneMatch(CurvePoint::secondIsLower) ? "faster at every load looked at" + but
        : "slower at every load looked at" + but + ": " + overturned(contest.causes().values());
  }

  private static String overturned(Collection<Component> causes) {
    List<Component> different = List.copyOf(new LinkedHashSet<>(causes));
    if (different.isEmpty()) {
      return "it serves nothing there";
    }
    String words = different.stream().map(TailShares::words).collect(Collectors.joining(" and "));
    return different.stream().anyMatch(Inversion::isWaiting) ? words
        : "not by waiting, but by " + words;
  }
}
