package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.MessageQueue;
import java.util.List;
import java.util.Objects;

/**
 * A queue as one strategy uses it.
 *
 * @param offer what was configured
 * @param queue its behaviour
 * @param charges what it costs, by counters of the sites of its consumer
 * @param assumptions every number in force
 * @param warnings old prices, weak sources
 */
public record ConfiguredQueue(QueueOffer offer, MessageQueue queue, List<Charge> charges, List<Assumption> assumptions,
    List<String> warnings) {

  /** Copies the lists. */
  public ConfiguredQueue {
    Objects.requireNonNull(offer, "offer");
    Objects.requireNonNull(queue, "queue");
    charges = List.copyOf(charges);
    assumptions = List.copyOf(assumptions);
    warnings = List.copyOf(warnings);
  }
}
