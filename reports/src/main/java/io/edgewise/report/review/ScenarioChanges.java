package io.edgewise.report.review;

import io.edgewise.report.review.Context.Assumed;
import io.edgewise.report.review.Context.OfStrategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What differs in what two runs were asked.
 *
 * @param same whether both ran the same scenario, except perhaps for settings
 * @param known whether both say what their scenarios are
 * @param settings values of the scenario that differ, by path
 * @param figures figures of the catalogue that differ
 * @param others what else differs, such as the seed
 */
record ScenarioChanges(boolean same, boolean known, List<Difference> settings, List<Difference> figures,
    List<String> others) {

  /** Told apart: it may also come from the command line. */
  private static final String SEED = "run.seed";

  private static final int MOST_NAMED = 3;
  private static final int LONGEST = 120;

  /**
   * A value that differs.
   *
   * @param what path or subject
   * @param before empty where it was not there
   * @param after empty where it is no more there
   * @param source of the later value, with its date; may be empty
   */
  record Difference(String what, String before, String after, String source) {

    /** As in {@code users.rate (400 / s, now 800 / s)}. */
    String text() {
      return what + (before.isEmpty() ? " (new: " + after + ")" : after.isEmpty() ? " (gone)"
          : " (" + before + ", now " + after + ")");
    }
  }

  static ScenarioChanges of(RunComparison runs) {
    Context before = runs.before().context();
    Context after = runs.after().context();
    boolean known = !before.settings().isEmpty() && !after.settings().isEmpty();
    boolean seed = known && !Objects.equals(before.settings().get(SEED), after.settings().get(SEED));
    return new ScenarioChanges(runs.sameScenario() || seed, known,
        known ? settings(before.settings(), after.settings()) : List.of(), figures(before, after),
        others(runs));
  }

  private static List<String> others(RunComparison runs) {
    List<String> others = new ArrayList<>();
    if (runs.before().run().seed() != runs.after().run().seed()) {
      others.add("the seed");
    }
    if (!RunComparison.made(runs.before()).equals(RunComparison.made(runs.after()))) {
      others.add("the version of the product");
    }
    return others;
  }

  /** One sentence on all of it. */
  String sentence() {
    List<String> parts = new ArrayList<>();
    if (!settings.isEmpty()) {
      parts.add((settings.size() == 1 ? "one value" : settings.size() + " values") + " of the scenario: "
          + settings.stream().limit(MOST_NAMED).map(Difference::text).collect(Collectors.joining(", "))
          + (settings.size() > MOST_NAMED ? " and more" : ""));
    } else if (!same) {
      parts.add(known ? "what the scenario reads (a trace, a calibration) or the order of its keys"
          : "the scenario, in what was not saved");
    }
    if (!figures.isEmpty()) {
      parts.add((figures.size() == 1 ? "one figure" : figures.size() + " figures") + " of the catalogue");
    }
    parts.addAll(others);
    return parts.isEmpty() ? "Scenario, seed and figures of the catalogue are the same."
        : "What was asked differs in " + joined(parts) + ".";
  }

  private static String joined(List<String> parts) {
    return parts.size() == 1 ? parts.getFirst()
        : String.join("; in ", parts.subList(0, parts.size() - 1)) + "; and in " + parts.getLast();
  }

  private static List<Difference> settings(Map<String, String> before, Map<String, String> after) {
    Set<String> paths = new LinkedHashSet<>(before.keySet());
    paths.addAll(after.keySet());
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (String path : paths) {
      String was = before.get(path);
      String is = after.get(path);
      if (!path.equals(SEED) && !Objects.equals(was, is)) {
        String shown = was == null ? root(path, before.keySet()) : is == null ? root(path, after.keySet()) : path;
        groups.computeIfAbsent(shown, any -> new ArrayList<>()).add(path);
      }
    }
    return groups.entrySet().stream().map(group -> new Difference(group.getKey(),
        values(group.getValue(), before), values(group.getValue(), after), "")).toList();
  }

  /** The shortest beginning of a path that nothing of the other scenario has: a whole strategy that is new, say. */
  private static String root(String path, Set<String> others) {
    for (int end = 1; end < path.length(); end++) {
      boolean step = path.charAt(end) == '.' || path.charAt(end) == '[' && path.charAt(end - 1) != '.';
      String start = path.substring(0, end);
      if (step && others.stream().noneMatch(other -> isWithin(other, start))) {
        return start;
      }
    }
    return path;
  }

  private static boolean isWithin(String path, String start) {
    return path.startsWith(start)
        && (path.length() == start.length() || ".[".indexOf(path.charAt(start.length())) >= 0);
  }

  private static String values(List<String> paths, Map<String, String> settings) {
    List<String> values = paths.stream().filter(settings::containsKey).map(settings::get).toList();
    return values.isEmpty() ? "" : shortened(values.size() == 1 ? values.getFirst() : String.join(", ", values));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  private static List<Difference> figures(Context before, Context after) {
    Set<Difference> differences = new LinkedHashSet<>(figures(before.assumptions(), after.assumptions()));
    for (OfStrategy strategy : after.strategies()) {
      before.of(strategy.id())
          .ifPresent(earlier -> differences.addAll(figures(earlier.assumptions(), strategy.assumptions())));
    }
    return List.copyOf(differences);
  }

  /** Figures that both have, for another offer has others altogether. */
  private static List<Difference> figures(List<Assumed> before, List<Assumed> after) {
    Map<String, Assumed> earlier = bySubject(before);
    List<Difference> differences = new ArrayList<>();
    bySubject(after).forEach((key, is) -> {
      Assumed was = earlier.get(key);
      boolean dated = was != null && !was.date().equals(is.date());
      if (was != null && (dated || !was.text().equals(is.text()))) {
        differences.add(new Difference(is.subject(), text(was, dated), text(is, dated), is.source()));
      }
    });
    return differences;
  }

  private static String text(Assumed figure, boolean dated) {
    return figure.text() + (dated && !figure.date().isEmpty() ? " (" + figure.date() + ")" : "");
  }

  /** By subject; of several with the same one, by their order. */
  private static Map<String, Assumed> bySubject(List<Assumed> figures) {
    Map<String, Assumed> all = new LinkedHashMap<>();
    for (Assumed figure : figures) {
      String key = figure.subject();
      while (all.containsKey(key)) {
        key += " ";
      }
      all.put(key, figure);
    }
    return all;
  }
}
