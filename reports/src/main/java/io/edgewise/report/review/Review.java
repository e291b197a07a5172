package io.edgewise.report.review;

import io.edgewise.report.figure.Caption;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.gallery.Captions;
import io.edgewise.report.gallery.SavedRun;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.gallery.Standing;
import io.edgewise.sim.model.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run, ready to be shown to others.
 *
 * @param run its numbers
 * @param context what is known beside them
 * @param robustness how far assumptions move the verdict; empty where nobody examined that
 * @param figures in the order in which they are best read
 * @param version of the product
 */
public record Review(SavedRun run, Context context, Optional<Robustness> robustness, List<Figure> figures,
    String version) {

  /** Copies the list. */
  public Review {
    Objects.requireNonNull(robustness, "robustness");
    figures = List.copyOf(figures);
  }

  /** What it shall decide; where the scenario does not say, what the simulator always answers. */
  String question() {
    return context.question().isBlank()
        ? "Where should this run, and what does each placement cost in milliseconds and in money?"
        : context.question();
  }

  /** The verdict in at most three sentences: latency, cost, and what of the objectives is kept. */
  List<String> verdict() {
    List<String> sentences = new ArrayList<>();
    Stream.of(Metric.P99, Metric.MONTHLY_COST).map(metric -> Standing.of(run, metric))
        .filter(standing -> !standing.isEmpty()).forEach(standing -> sentences.add(standing.sentence() + "."));
    if (!context.objectives().isEmpty()) {
      sentences.add(objectives());
    }
    return sentences;
  }

  private String objectives() {
    List<Strategy> known = run.strategies().stream().filter(each -> context.of(each.id()).isPresent()).toList();
    List<Strategy> keeping =
        known.stream().filter(each -> context.of(each.id()).orElseThrow().broken().isEmpty()).toList();
    String all = String.join(" and ", context.objectives());
    if (keeping.isEmpty()) {
      return "No strategy keeps " + all + ".";
    }
    Strategy cheapest = keeping.stream().filter(each -> each.metric(Metric.MONTHLY_COST).isPresent())
        .min(Comparator.comparingDouble(each -> each.metric(Metric.MONTHLY_COST).orElseThrow().value()))
        .orElse(keeping.getFirst());
    return keeping.size() == 1 ? cheapest.name() + " is the only one of " + known.size() + " that keeps " + all + "."
        : keeping.size() + " of " + known.size() + " keep " + all + "; the cheapest of them is " + cheapest.name()
            + ".";
  }

  /** What it was made from. */
  Caption caption() {
    return Captions.of(run, version);
  }

  /** All that it says. */
  public Paper paper() {
    return new Paper(run.scenario(), "design review", caption().text(), version, ReviewParts.of(this));
  }

  /** How far assumptions move the verdict of this scenario; empty where that was not examined, or of another one. */
  Optional<RobustnessWords> robust() {
    return robustness.filter(each -> each.sha256().equals(run.sha256()))
        .map(each -> new RobustnessWords(this, each));
  }

  /** Commands that make the run and this review again. */
  List<String> commands() {
    List<String> commands = new ArrayList<>(List.of("./edgewise run " + file() + " --seed " + run.seed() + " -o out"));
    robustness.filter(each -> robust().isPresent()).ifPresent(each -> commands.add(examination(each.first(),
        each.second(), each.metric()) + (each.alone() ? "" : " --method morris")));
    commands.add("./edgewise report out");
    return commands;
  }

  /** The command that examines how far assumptions move the verdict between two strategies. */
  String examination(String first, String second, Metric metric) {
    return "./edgewise sensitivity " + file() + " --between " + word(first + "," + second) + " --metric " + metric.id()
        + " --seed " + run.seed() + " -o out";
  }

  private String file() {
    String file = context.source().isEmpty() ? "SCENARIO.yaml" : context.source();
    return quoted(file);
  }

  /** A word of a command; a reader who copies it runs nothing else. */
  private static String word(String text) {
    return text.matches("[A-Za-z0-9_.,:/+-]+") ? text : quoted(text);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
