package io.edgewise.scenario.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a latency is of: the part of the model that it calibrates. */
public enum Component {
  /** A round trip between two places. */
  NETWORK("network", List.of("from", "to"), List.of(), "round trips between the two places"),
  /** Setting a connection up, without the round trip of the request. Told, and not put in force. */
  CONNECT("connect", List.of(), List.of("from", "to"), "connection set-up"),
  /** All that a start adds, as the caller sees it. */
  COLD_START("cold-start", List.of("platform"), List.of(), "starts of the platform, as a whole"),
  /** What the code itself does before its first request. */
  INITIALISATION("initialisation", List.of("platform"), List.of(), "the initialisation in starts of the platform"),
  /** What a platform adds to a request that finds an instance. */
  INVOKE("invoke", List.of("platform"), List.of(), "the platform's overhead of a request"),
  /** CPU work of a kind of request. */
  COMPUTE("compute", List.of("request"), List.of(), "the compute step of the kind of request"),
  /** A read, without the way there. */
  STORE_READ("store-read", List.of("store"), List.of(), "reads of the store"),
  /** A write, without the way there. */
  STORE_WRITE("store-write", List.of("store"), List.of(), "writes of the store"),
  /** What the user feels. Compared with what is simulated, and not put in force. */
  END_TO_END("end-to-end", List.of(), List.of("strategy", "request"), "nothing; it is compared with the simulation");

  private final String text;
  private final List<String> required;
  private final List<String> optional;
  private final String calibrates;

  Component(String text, List<String> required, List<String> optional, String calibrates) {
    this.text = text;
    this.required = required;
    this.optional = optional;
    this.calibrates = calibrates;
  }

  /** The component of a name. */
  public static Optional<Component> of(String name) {
    return Arrays.stream(values()).filter(each -> each.text.equals(name)).findFirst();
  }

  /** The names of all. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Component::toString).toList();
  }

  /** Labels without which a group means nothing. */
  public List<String> required() {
    return required;
  }

  /** Labels that a group may have. */
  public List<String> optional() {
    return optional;
  }

  /** What its groups take the place of. */
  public String calibrates() {
    return calibrates;
  }

  /** Whether its groups take the place of anything. */
  public boolean isPutInForce() {
    return this != CONNECT && this != END_TO_END;
  }

  /** As in files: {@code store-read}. */
  @Override
  public String toString() {
    return text;
  }
}
