package io.edgewise.scenario.calibration;

import io.edgewise.topology.text.Suggestions;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A group of latencies that are taken to come from one distribution.
 *
 * @param component what they are of
 * @param labels which one, by the label names of the component, in their order
 */
public record GroupKey(Component component, Map<String, String> labels) implements Comparable<GroupKey> {

  /** Label that may stand in place of {@code -read} and {@code -write}. */
  public static final String OPERATION = "operation";
  /** Label that tells starts from other invocations. */
  public static final String COLD = "cold";
  /** Label that says what is measured. */
  public static final String COMPONENT = "component";

  private static final Comparator<GroupKey> ORDER =
      Comparator.comparing(GroupKey::component).thenComparing(key -> key.labels().values().toString());
  private static final Map<String, String> OPERATIONS = Map.of("read", "store-read", "get", "store-read", "query",
      "store-read", "write", "store-write", "put", "store-write", "set", "store-write", "update", "store-write");

  /** Copies the labels. */
  public GroupKey {
    Objects.requireNonNull(component, "component");
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }

  /** A group with the labels that its component knows, of those given; others are left out. */
  public static GroupKey of(Component component, Map<String, String> given) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (String label : component.required()) {
      kept.put(label, given.getOrDefault(label, ""));
    }
    for (String label : component.optional()) {
      if (!given.getOrDefault(label, "").isEmpty()) {
        kept.put(label, given.get(label));
      }
    }
    return new GroupKey(component, kept);
  }

  /**
   * The group of a row.
   *
   * @param given labels and what they say, {@code component} among them
   * @param fault takes the label that is wrong or missing, and why
   * @return empty exactly where something is wrong
   */
  public static Optional<GroupKey> of(Map<String, String> given, Consumer<Fault> fault) {
    String name = given.getOrDefault(COMPONENT, "");
    String operation = given.getOrDefault(OPERATION, "");
    if (name.equals("store") && !operation.isEmpty()) {
      name = OPERATIONS.getOrDefault(operation.toLowerCase(Locale.ROOT), "");
      if (name.isEmpty()) {
        fault.accept(new Fault(OPERATION, "the operation must be read or write, found \"" + operation + "\""));
        return Optional.empty();
      }
    }
    boolean cold = name.equals(Component.INVOKE.toString()) && List.of("true", "1", "yes")
        .contains(given.getOrDefault(COLD, "").toLowerCase(Locale.ROOT));
    Optional<Component> component = cold ? Optional.of(Component.COLD_START) : Component.of(name);
    if (component.isEmpty()) {
      fault.accept(new Fault(COMPONENT, "no component \"" + name + "\"" + Suggestions.hint(name, Component.names())));
      return Optional.empty();
    }
    for (String label : component.get().required()) {
      if (given.getOrDefault(label, "").isEmpty()) {
        fault.accept(new Fault(label, "a latency of " + component.get() + " needs \"" + label
            + "\": a column of that name, or --as " + label + "=..."));
        return Optional.empty();
      }
    }
    return Optional.of(of(component.get(), given));
  }

  /** What is wrong with a label. */
  public record Fault(String label, String message) {}

  /** A label; empty where it has none. */
  public Optional<String> label(String name) {
    return Optional.ofNullable(labels.get(name));
  }

  @Override
  public int compareTo(GroupKey other) {
    return ORDER.compare(this, other);
  }

  /** As in reports: {@code network city:berlin to aws:eu-central-1}. */
  @Override
  public String toString() {
    return component + (labels.isEmpty() ? "" : " ")
        + String.join(component.required().contains("to") || labels.containsKey("to") ? " to " : ", ", labels.values());
  }
}
