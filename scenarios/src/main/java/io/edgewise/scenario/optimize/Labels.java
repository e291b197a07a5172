package io.edgewise.scenario.optimize;

import io.edgewise.sim.model.Place;
import io.edgewise.topology.text.Node;
import java.util.List;
import java.util.stream.Collectors;

/** Short texts for parts of a file and for places. */
final class Labels {

  private Labels() {}

  /** A part of a file in one line. */
  static String text(Node node) {
    return switch (node.kind()) {
      case SCALAR -> node.text().strip();
      case LIST -> node.items().stream().map(Labels::text).collect(Collectors.joining(", "));
      case MAPPING -> node.entries().stream().map(entry -> entry.key() + " " + text(entry.value()))
          .collect(Collectors.joining(", "));
      case EMPTY, BROKEN -> "";
    };
  }

  /** Places by their ids; without the provider where that says nothing. */
  static String places(List<Place> places, boolean withProvider) {
    return places.stream().map(place -> withProvider ? place.id() : place.id().substring(place.id().indexOf(':') + 1))
        .collect(Collectors.joining(", "));
  }
}
