package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Value;
import io.edgewise.topology.text.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Claims of one kind, to be held against what is found out.
 *
 * @param node where it stands
 * @param title what they are about
 * @param source who claims it
 * @param statements the claims
 */
public record ClaimsSpec(Node node, Optional<String> title, Optional<String> source, List<Statement> statements) {

  /**
   * One claim.
   *
   * @param node where it stands
   * @param claim in its own words
   * @param says the figure that it gives; empty where it gives none
   * @param found how it is found out; empty where it cannot be
   * @param beside other figures that belong to it
   */
  public record Statement(Node node, Optional<String> claim, Optional<ExpectationSpec> says,
      Optional<FigureSpec> found, Map<String, FigureSpec> beside) {

    private static final Key<String> CLAIM = Key.required("claim", Scalars.TEXT, "The claim, in its own words.");
    private static final Key<ExpectationSpec> SAYS = Key.optional("says", ExpectationSpec.VALUE,
        "The figure that it gives; left out where it gives none.");
    private static final Key<FigureSpec> FOUND = Key.optional("found", FigureSpec.VALUE,
        "How it is found out; left out where neither simulation nor catalogue can tell.");
    private static final Key<Map<String, FigureSpec>> BESIDE = Key.optional("beside",
        Value.mapOf("column", FigureSpec.VALUE), "Other figures that belong to it, by the title of their column.");

    static final Value<Statement> VALUE = Mapping.of("claim", "Something that somebody claims.",
        () -> List.of(CLAIM, SAYS, FOUND, BESIDE), fields -> {
          fields.requires("says", "found");
          return new Statement(fields.node(), CLAIM.in(fields), SAYS.in(fields), FOUND.in(fields),
              BESIDE.in(fields).orElse(Map.of()));
        });
  }

  private static final Key<String> TITLE = Key.required("title", Scalars.TEXT, "What the claims are about.");
  private static final Key<String> SOURCE = Key.optional("source", Scalars.TEXT, "Who claims it.");
  private static final Key<List<Statement>> STATEMENTS =
      Key.required("claims", Value.listOf(Statement.VALUE), "The claims.");

  static final Value<ClaimsSpec> VALUE = Mapping.of("claims", "Claims of one kind.",
      () -> List.of(TITLE, SOURCE, STATEMENTS), fields -> new ClaimsSpec(fields.node(), TITLE.in(fields),
          SOURCE.in(fields), STATEMENTS.in(fields).orElse(List.of())));
}
