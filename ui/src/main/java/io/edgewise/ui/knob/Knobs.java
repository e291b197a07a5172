package io.edgewise.ui.knob;

import io.edgewise.scenario.spec.Knob;
import io.edgewise.scenario.spec.Protocol;
import io.edgewise.scenario.spec.RequestSpec;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.network.AccessTechnology;
import io.edgewise.topology.text.FileText;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Quantities;
import io.edgewise.topology.text.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The controls of a scenario. A new one is one method and one line here. */
public final class Knobs {

  private static final String WHERE = "users.where";
  private static final String PROTOCOL = "users.connection.protocol";
  private static final String ACCESS = "users.access";
  private static final String PRESET = "preset";

  /** Where users can be, of all that a file may say. */
  private static final List<String> GEOGRAPHIES = List.of("world", "north-america", "south-america", "europe", "africa",
      "asia", "oceania", "country:us", "country:de", "country:gb", "country:in", "country:jp", "country:br");

  private final ScenarioSpec spec;
  /** What the file says of each choice that it says something of, as it is written. */
  private final Map<String, String> written;
  private final Optional<Scenario> understood;
  private final Catalog catalog;

  private Knobs(ScenarioSpec spec, FileText text, Optional<Scenario> understood, Catalog catalog) {
    this.catalog = catalog;
    this.spec = spec;
    written = text.valuesAt(List.of(WHERE, PROTOCOL, ACCESS, PRESET));
    this.understood = understood;
  }

  /**
   * The controls that a scenario has, in the order in which they are shown.
   *
   * @param spec what the text says
   * @param understood the scenario as it was last understood; empty where it never was
   * @param catalog knows the bounds of options
   */
  public static List<Control> of(ScenarioSpec spec, FileText text, Optional<Scenario> understood,
      Catalog catalog) {
    Knobs knobs = new Knobs(spec, text, understood, catalog);
    List<Control> controls = new ArrayList<>();
    knobs.traffic().ifPresent(controls::add);
    CallKnob.of(spec).ifPresent(controls::add);
    WriteShareKnob.of(spec).ifPresent(controls::add);
    controls.addAll(knobs.timesToLive());
    knobs.payload().ifPresent(controls::add);
    controls.add(knobs.geography());
    controls.add(knobs.choice("Connection", "How many round trips a new connection costs before the first request.",
        PROTOCOL, Arrays.stream(Protocol.values()).map(Protocol::id).toList(), "tls1.3"));
    controls.add(knobs.choice("Last mile", "The line between users and their provider.", ACCESS, lines(),
        AccessTechnology.TYPICAL.id()));
    controls.add(knobs.choice("Cold starts and service times",
        "Which numbers of the offers hold: those that were measured, or those of the article behind the project.",
        PRESET, List.of(Catalog.MEASURED, "seed"), Catalog.MEASURED));
    return controls;
  }

  private Optional<Control> traffic() {
    return spec.users().flatMap(users -> users.rate()).flatMap(rate -> {
      double now = rate.count().doubleValue();
      String unit = " / " + rate.toString().replaceFirst("^.*/ *", "");
      return now > 0 ? Optional.of(number("Traffic", "Requests of all users together: the mean over the day.",
          new Knob("users.rate", now / 10, now * 10, "", unit, false, true), now)) : Optional.empty();
    });
  }

  private Optional<Control> payload() {
    return mostAsked(spec).flatMap(request -> {
      String path = "requests." + key(request.getKey()) + ".response";
      double kilobytes = request.getValue().response().map(size -> size.bytes() / 1000.0).orElse(10.0);
      Knob knob = new Knob(path, 0.1, 5_000, "", " kB", false, true);
      return kilobytes < knob.from() || kilobytes > knob.to() ? Optional.empty()
          : Optional.of(number("Size of an answer" + ofWhich(spec, request.getKey()), "Bytes on the wire to the user.",
              knob, kilobytes));
    });
  }

  /** Of each store that keeps copies for a while. */
  private List<Control> timesToLive() {
    List<Control> controls = new ArrayList<>();
    spec.strategies().forEach((strategy, placement) -> placement.stores().orElse(Map.of())
        .forEach((data, binding) -> timeToLive(strategy, data).ifPresent(nanos -> {
          String path = "strategies." + key(strategy) + ".stores." + key(data);
          double seconds = nanos / 1e9;
          Knob knob = new Knob(path + ".ttl", Math.min(least(storeOf(binding)), seconds), Math.max(3600, seconds), "",
              " s", false, true);
          String label = "Time to live of " + data + " (" + strategy + ")";
          controls.add(binding.kind() == Node.Kind.SCALAR
              ? new Control.Number(label, "How long a copy may be used before it is fetched again.", knob, seconds,
                  (file, value) -> file.with(path, "{store: " + binding.text() + ", ttl: " + value + "}"))
              : number(label, "How long a copy may be used before it is fetched again.", knob, seconds));
        })));
    return controls;
  }

  private static String storeOf(Node binding) {
    return binding.kind() == Node.Kind.SCALAR ? binding.text()
        : binding.get("store").filter(store -> store.kind() == Node.Kind.SCALAR).map(Node::text).orElse("");
  }

  /** The shortest time to live that a store allows, in seconds. */
  private double least(String store) {
    return catalog.store(store).stream().flatMap(offer -> offer.numbers().stream())
        .filter(number -> number.path().equals("ttl.least"))
        .map(number -> Quantities.DURATION.parse(number.text()) instanceof Reading.Value<Long>(Long nanos)
            ? nanos / 1e9 : 1.0)
        .findFirst().orElse(1.0);
  }

  private Optional<Long> timeToLive(String strategy, String data) {
    return understood.flatMap(scenario -> scenario.deployments().stream()
        .filter(deployment -> deployment.id().equals(strategy) && scenario.dataSets().contains(data))
        .map(deployment -> deployment.stores().get(scenario.dataSets().indexOf(data)).layout())
        .filter(StateStore.EdgeCached.class::isInstance)
        .map(layout -> ((StateStore.EdgeCached) layout).ttlNanos()).filter(nanos -> nanos > 0).findFirst());
  }

  private static List<String> lines() {
    return Stream.concat(Arrays.stream(AccessTechnology.values()).map(AccessTechnology::id), Stream.of("none"))
        .toList();
  }

  private Control geography() {
    return choice("Where users are", "Users come from the cities of these parts of the world.", WHERE,
        GEOGRAPHIES, "world");
  }

  private Control choice(String label, String explanation, String path, List<String> known, String usual) {
    String now = written.getOrDefault(path, usual).strip();
    List<String> options = new ArrayList<>(known);
    if (!options.contains(now)) {
      options.addFirst(now);
    }
    return new Control.Choice(label, explanation, path, options, now);
  }

  private static Control number(String label, String explanation, Knob knob, double value) {
    return new Control.Number(label, explanation, knob, value, (file, written) -> file.with(knob.path(), written));
  }

  /** The kind of request that is asked most. */
  static Optional<Map.Entry<String, RequestSpec>> mostAsked(ScenarioSpec spec) {
    return spec.requests().entrySet().stream().max(Comparator.comparingDouble(
        entry -> entry.getValue().share().map(share -> share.number().doubleValue()).orElse(0.0)));
  }

  /** Which kind of request is meant, where there are several. */
  static String ofWhich(ScenarioSpec spec, String kind) {
    return spec.requests().size() > 1 ? " (" + kind + ")" : "";
  }

  /** A key as it stands in a path. */
  public static String key(String key) {
    return key.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || "_-:/+@".indexOf(c) >= 0) ? key
        : '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
