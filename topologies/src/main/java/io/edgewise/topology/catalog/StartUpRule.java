package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Platform.StartUp;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.place.DataTable;
import io.edgewise.topology.text.Distributions;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a cold start costs: a distribution, or
 * {@code {overhead: ..., initialisation: ..., variants: {flag: {...}}, billed: true, overlapsHandshake: false}} where
 * the initialisation is a distribution, one by an option ({@link OptionTable}) or a {@link MeasuredTable}, and a variant replaces it when its flag is set.
 *
 * @param node where the offer says so
 * @param overhead before the initialisation; empty for none
 * @param initialisation empty for none
 * @param variants initialisations by the flag that asks for them
 * @param billed whether the initialisation is billed
 * @param overlapsHandshake whether it happens while the user is still connecting
 */
record StartUpRule(Node node, Optional<Phase> overhead, Optional<Phase> initialisation, Map<String, Variant> variants,
    boolean billed, boolean overlapsHandshake) {

  private static final List<String> SECTION_KEYS =
      List.of("overhead", "initialisation", "variants", "billed", "overlapsHandshake");
  private static final Constant NOTHING = new Constant(0);

  /**
   * One phase.
   *
   * @param node where the offer says so
   * @param byOption distributions by what a strategy chose; empty where they do not depend on it
   * @param table the measured ones; empty where there is a distribution
   * @param distribution what holds without a table, or where the table has no row; empty for a problem then
   * @param otherwise where the distribution of a phase with a table stands
   */
  record Phase(Node node, Optional<OptionTable<Distribution>> byOption, Optional<MeasuredTable> table,
      Optional<Distribution> distribution, Optional<Node> otherwise) {

    static Optional<Phase> read(Node node, Problems problems) {
      if (OptionTable.isTable(node)) {
        return OptionTable.reader(Distributions::readSourced).read(node, problems)
            .map(byOption -> new Phase(node, Optional.of(byOption), Optional.empty(), Optional.empty(),
                Optional.empty()));
      }
      if (node.get("table").isEmpty()) {
        return Distributions.readSourced(node, problems)
            .map(found -> new Phase(node, Optional.empty(), Optional.empty(), Optional.of(found), Optional.empty()));
      }
      Fields fields = Fields.sourced(node, problems);
      Optional<Node> otherwise = fields.node("otherwise");
      Optional<Distribution> distribution = fields.value("otherwise", Distributions::readSourced);
      return MeasuredTable.read(fields, node)
          .map(table -> new Phase(node, Optional.empty(), Optional.of(table), distribution, otherwise));
    }
  }

  /**
   * An initialisation in place of the usual one.
   *
   * @param phase the initialisation
   * @param excludes options that it excludes
   * @param only what other options must be, by option
   */
  record Variant(Phase phase, List<String> excludes, Map<String, List<String>> only) {

    static Optional<Variant> read(Node node, Problems problems) {
      Fields fields = Fields.sourced(node, problems).required("initialisation");
      Optional<Phase> phase = fields.value("initialisation", Phase::read);
      List<String> excludes = fields.list("excludes", Form.TEXT);
      Map<String, List<String>> only = fields.map("only", PriceTermReader::oneOrMore);
      return fields.build(() -> new Variant(phase.orElseThrow(), excludes, only));
    }

    private void check(String flag, Settings settings, Map<String, String> options) {
      for (String excluded : excludes) {
        settings.given(excluded).ifPresent(node -> settings.fail(node,
            "\"" + excluded + "\" and \"" + flag + ": true\" exclude each other; keep one of them"));
      }
      only.forEach((option, names) -> {
        String found = options.getOrDefault(option, "");
        if (!names.contains(found)) {
          settings.fail(flag, "\"" + flag + ": true\" needs " + option + " " + listed(names)
              + "; found \"" + found + "\"");
        }
      });
    }
  }

  private static String listed(List<String> names) {
    int last = names.size() - 1;
    return last < 1 ? names.getFirst() : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  /** Whether it is more than a distribution or a table alone. */
  static boolean hasParts(Node node) {
    return SECTION_KEYS.stream().anyMatch(key -> node.get(key).isPresent());
  }

  static Optional<StartUpRule> read(Node node, Problems problems) {
    if (!hasParts(node)) {
      return Phase.read(node, problems)
          .map(phase -> new StartUpRule(node, Optional.empty(), Optional.of(phase), Map.of(), false, false));
    }
    Fields fields = Fields.sourced(node, problems);
    Optional<Phase> overhead = fields.value("overhead", Phase::read);
    Optional<Phase> initialisation = fields.value("initialisation", Phase::read);
    Map<String, Variant> variants = fields.map("variants", Variant::read);
    boolean billed = fields.flag("billed", false);
    boolean overlaps = fields.flag("overlapsHandshake", false);
    return fields
        .build(() -> new StartUpRule(node, overhead, initialisation, new LinkedHashMap<>(variants), billed, overlaps));
  }

  /** The start-up under the options of a strategy; empty where a table has no row for them. */
  Optional<StartUp> apply(Settings settings, Map<String, String> options) {
    Optional<Phase> chosen = initialisation;
    for (Map.Entry<String, Variant> variant : variants.entrySet()) {
      boolean set = settings.given(variant.getKey(), Form.FLAG).orElse(false);
      options.put(variant.getKey(), Boolean.toString(set));
      if (set) {
        variant.getValue().check(variant.getKey(), settings, options);
        chosen = Optional.of(variant.getValue().phase());
      }
    }
    List<Distribution> phases = new ArrayList<>();
    for (Optional<Phase> phase : List.of(overhead, chosen)) {
      if (phase.isPresent()) {
        Optional<Distribution> distribution = distribution(phase.get(), settings, options);
        if (distribution.isEmpty()) {
          return Optional.empty();
        }
        phases.add(distribution.get());
      }
    }
    node.get("billed").ifPresent(settings.log()::use);
    node.get("overlapsHandshake").ifPresent(settings.log()::use);
    phases.removeIf(NOTHING::equals);
    return Optional.of(new StartUp(phases, overlapsHandshake, billed && !phases.isEmpty()));
  }

  private Optional<Distribution> distribution(Phase phase, Settings settings, Map<String, String> options) {
    if (phase.byOption().isPresent()) {
      return phase.byOption().get().apply(settings, options, "start-up");
    }
    if (phase.table().isEmpty()) {
      settings.log().use(phase.node());
      return phase.distribution();
    }
    MeasuredTable table = phase.table().get();
    if (!table.nearestColumn().isEmpty() && !options.containsKey(table.nearestOption())) {
      settings.fail(table.node(), "the table chooses by " + table.nearestOption() + ", which the offer does not have");
      return Optional.empty();
    }
    Optional<DataTable.Row> row = table.row(options);
    if (row.isEmpty() && phase.distribution().isPresent()) {
      settings.log().use(phase.otherwise().orElseThrow());
      return phase.distribution();
    }
    if (row.isEmpty()) {
      settings.fail(first(table, options), "no start-up was measured: " + table.missing(options));
      return Optional.empty();
    }
    Distribution measured = MeasuredTable.distribution(row.get());
    settings.log().use(phase.node(), measured.describe() + " (" + described(table, row.get(), options) + ")");
    return Optional.of(measured);
  }

  /** The first option that the table depends on: the one most likely to be wrong. */
  private static String first(MeasuredTable table, Map<String, String> options) {
    return options.keySet().stream()
        .filter(option -> table.rows().values().stream().anyMatch(text -> text.contains("{" + option + "}")))
        .findFirst().orElse("platform");
  }

  private static String described(MeasuredTable table, DataTable.Row row, Map<String, String> options) {
    StringBuilder text = new StringBuilder(table.table().file());
    table.rows().keySet().forEach(column -> text.append(", ").append(column).append(' ').append(row.text(column)));
    if (!table.nearestColumn().isEmpty()) {
      String measured = row.text(table.nearestColumn());
      text.append(", ").append(table.nearestColumn()).append(' ').append(measured);
      if (Double.parseDouble(measured) != Double.parseDouble(options.get(table.nearestOption()))) {
        text.append(", the nearest measured to ").append(options.get(table.nearestOption()));
      }
    }
    return text.toString();
  }
}
