package io.edgewise.topology.catalog;

import io.edgewise.topology.place.DataTable;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An option with names to choose from, such as the runtime of a function.
 *
 * <p>Written {@code {default: zip, names: [zip, image]}}, or with the names from a column of a shipped table:
 * {@code {default: nodejs22.x, table: f.csv, column: runtime, startingWith: [nodejs, python], notEndingWith: x,
 * aliases: {nodejs20: nodejs20.x}}}.
 *
 * @param fallback the name chosen where the strategy chooses none
 * @param names every name, and every alias, with the name it stands for
 * @param node where the offer says so
 */
record Choice(String fallback, Map<String, String> names, Node node) {

  static Optional<Choice> read(Node node, Problems problems) {
    Fields fields = Fields.sourced(node, problems).required("default").exactlyOne("names", "table")
        .requires("table", "column");
    Optional<String> fallback = fields.text("default");
    List<String> given = fields.list("names", Form.TEXT);
    Optional<String> column = fields.text("column");
    List<String> starts = fields.list("startingWith", Form.TEXT);
    String unwantedEnd = fields.text("notEndingWith", "");
    Map<String, String> aliases = fields.map("aliases", Form.TEXT);
    Optional<DataTable> table = fields.value("table", MeasuredTable.FILE);
    return fields.build(() -> {
      List<String> own = table.map(found -> found.rows().stream().map(row -> row.text(column.orElseThrow())).distinct()
          .filter(name -> starts.isEmpty() || starts.stream().anyMatch(name::startsWith))
          .filter(name -> unwantedEnd.isEmpty() || !name.endsWith(unwantedEnd))
          .toList()).orElse(given);
      return of(fallback.orElseThrow(), own, aliases, node);
    });
  }

  private static Choice of(String fallback, List<String> own, Map<String, String> aliases, Node node) {
    Map<String, String> names = own.stream()
        .collect(Collectors.toMap(name -> name, name -> name, (a, b) -> a, LinkedHashMap::new));
    aliases.forEach((alias, name) -> {
      if (own.contains(name)) {
        names.putIfAbsent(alias, name);
      }
    });
    if (!names.containsKey(fallback)) {
      throw new IllegalArgumentException("the default \"" + fallback + "\" is none of the names");
    }
    return new Choice(names.get(fallback), names, node);
  }

  /** The choices of an offer's section {@code choices}: what the strategy chose, or else the default. */
  static Map<String, String> all(Settings settings) {
    Map<String, String> chosen = new LinkedHashMap<>();
    settings.offer().map("choices", Choice::read).forEach((option, choice) -> {
      Optional<String> given = settings.given(option, Form.choice(option, choice.names()));
      if (settings.given(option).isEmpty()) {
        settings.log().use(choice.node(), option + " " + choice.fallback() + " (default)");
      }
      chosen.put(option, given.orElse(choice.fallback()));
    });
    return chosen;
  }
}
