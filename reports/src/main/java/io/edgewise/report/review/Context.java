package io.edgewise.report.review;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of a run beside its numbers.
 *
 * @param question what it shall decide; empty where nobody said
 * @param source the scenario file as the user named it
 * @param version of the product that made the run; empty where nobody said
 * @param settings what the scenario says, path by path, with what was set on the command line; empty where nobody said
 * @param workload facts of the load in words, such as "400 requests a second"
 * @param objectives limits that strategies should keep, in words; empty where there are none
 * @param statements what the run's text says in sentences
 * @param claims what somebody claims, beside what was found
 * @param infeasible strategies that were not simulated, one sentence for each reason
 * @param assumptions in force for all strategies
 * @param strategies in the order of the scenario
 */
public record Context(String question, String source, String version, Map<String, String> settings,
    List<String> workload, List<String> objectives,
    List<Statement> statements, List<Claims> claims, List<String> infeasible, List<Assumed> assumptions,
    List<OfStrategy> strategies) {

  /** Nothing is known. */
  public static final Context NONE =
      new Context("", "", "", Map.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          List.of());

  /**
   * Sentences under a heading.
   *
   * @param heading such as "Verdicts"
   * @param sentences at least one
   */
  public record Statement(String heading, List<String> sentences) {

    /** Copies the list. */
    public Statement {
      Objects.requireNonNull(heading, "heading");
      sentences = List.copyOf(sentences);
    }
  }

  /**
   * A table of claims.
   *
   * @param title what it is about
   * @param source who claims it; may be empty
   * @param titles of the columns
   * @param rows a text for each column
   */
  public record Claims(String title, String source, List<String> titles, List<List<String>> rows) {

    /** Copies the lists. */
    public Claims {
      titles = List.copyOf(titles);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /**
   * A number or rule in force.
   *
   * @param subject what it is about
   * @param text what holds
   * @param source where it comes from; empty where the scenario states it
   * @param date of the source
   * @param kind {@code measured}, {@code published} or {@code assumed}; empty where the scenario states it
   * @param confidence the grade of the source; may be empty
   */
  public record Assumed(String subject, String text, String source, String date, String kind, String confidence) {

  }

  /**
   * A strategy.
   *
   * @param id its key
   * @param broken limits that it breaks, in a word each
   * @param assumptions in force for it
   * @param offers what it is built of
   */
  public record OfStrategy(String id, List<String> broken, List<Assumed> assumptions, List<Built> offers) {

    /** Copies the lists. */
    public OfStrategy {
      broken = List.copyOf(broken);
      assumptions = List.copyOf(assumptions);
      offers = List.copyOf(offers);
    }
  }

  /**
   * Something rented.
   *
   * @param name what a person calls it
   * @param provider who offers it; may be empty
   * @param ties how it ties to the provider; empty where nobody says
   */
  public record Built(String name, String provider, Optional<Ties> ties) {

    /**
     * How something ties to its provider.
     *
     * @param open whether it can be had elsewhere as it is
     * @param relied what code and data rely on
     * @param instead what would take its place
     */
    public record Ties(boolean open, String relied, String instead) {}
  }

  /** Copies the collections. */
  public Context {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    settings.values().forEach(value -> Objects.requireNonNull(value, "a value of the settings"));
    workload = List.copyOf(workload);
    objectives = List.copyOf(objectives);
    statements = List.copyOf(statements);
    claims = List.copyOf(claims);
    infeasible = List.copyOf(infeasible);
    assumptions = List.copyOf(assumptions);
    strategies = List.copyOf(strategies);
  }

  /** What is known of a strategy; empty where nothing is. */
  public Optional<OfStrategy> of(String id) {
    return strategies.stream().filter(strategy -> strategy.id().equals(id)).findFirst();
  }
}
