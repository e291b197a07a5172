package io.edgewise.scenario.uncertainty;

import io.edgewise.scenario.spec.UncertaintySpec;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The range of a number that has none of its own, by how far it can be trusted: those shipped, or a scenario's. */
final class Ranges {

  private static final String FILE = "ranges.yaml";
  private static final Map<String, UncertaintySpec> SHIPPED = shipped();

  private final Map<String, UncertaintySpec> stated;

  /** The shipped ranges, with those that a scenario states in their place. */
  Ranges(Map<String, UncertaintySpec> stated) {
    this.stated = Map.copyOf(stated);
  }

  /** The names of the kinds of trust, as they are written. */
  static List<String> names() {
    return Arrays.stream(Trust.values()).map(Trust::toString).toList();
  }

  /** Empty where such numbers are not varied. */
  Optional<UncertaintySpec> of(Trust trust) {
    return Optional.ofNullable(stated.getOrDefault(trust.toString(), SHIPPED.get(trust.toString())));
  }

  private static Map<String, UncertaintySpec> shipped() {
    Problems problems = new Problems();
    Map<String, UncertaintySpec> ranges = new LinkedHashMap<>();
    try (InputStream stream = Ranges.class.getResourceAsStream(FILE)) {
      Document.parse(FILE, new String(stream.readAllBytes(), StandardCharsets.UTF_8), problems)
          .ifPresent(document -> document.root().entries().forEach((Node.Entry entry) -> UncertaintySpec.VALUE.reader()
              .read(entry.value(), problems).ifPresent(range -> ranges.put(entry.key(), range))));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
    problems.throwIfAny();
    return ranges;
  }
}
