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
 * the initialisation is a distribution or a {@link MeasuredTable}, and a variant replaces it when its flag is set.
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

  /** One phase: a distribution, or a table. Exactly one is present. */
  record Phase(Node node, Optional<Distribution> distribution, Optional<MeasuredTable> table) {

    static Optional<Phase> read(Node node, Problems problems) {
      return node.get("table").isPresent()
          ? MeasuredTable.read(node, problems).map(table -> new Phase(node, Optional.empty(), Optional.of(table)))
          : Distributions.readSourced(node, problems)
              .map(found -> new Phase(node, Optional.of(found), Optional.empty()));
    }
  }

  /** An initialisation in place of the usual one, and the options that it excludes. */
  record Variant(Phase phase, List<String> excludes) {

    static Optional<Variant> read(Node node, Problems problems) {
      Fields fields = Fields.sourced(node, problems).required("initialisation");
      Optional<Phase> phase = fields.value("initialisation", Phase::read);
      List<String> excludes = fields.list("excludes", Form.TEXT);
      return fields.build(() -> new Variant(phase.orElseThrow(), excludes));
    }
  }

  static Optional<StartUpRule> read(Node node, Problems problems) {
    if (SECTION_KEYS.stream().noneMatch(key -> node.get(key).isPresent())) {
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
      if (settings.given(variant.getKey(), Form.FLAG).orElse(false)) {
        for (String excluded : variant.getValue().excludes()) {
          settings.given(excluded).ifPresent(node -> settings.fail(node,
              "\"" + excluded + "\" and \"" + variant.getKey() + ": true\" exclude each other; keep one of them"));
        }
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
