package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Orchestrator;
import io.edgewise.sim.model.WorkflowEvent;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.text.Distributions;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How an engine runs workflows.
 *
 * @param orchestrator what it adds to their tasks, and what it bills
 * @param history entries of the history of an execution by event; empty where that has no bound
 */
public record Orchestration(Orchestrator orchestrator, Map<WorkflowEvent, Integer> history) {

  private static final Form<Integer> COUNT = Quantities.COUNT.atMost("1000").map(Math::toIntExact);

  /** Copies the map. */
  public Orchestration {
    Objects.requireNonNull(orchestrator, "orchestrator");
    history = Map.copyOf(history);
  }

  /** Reads {@code inCaller}, {@code transition}, {@code actions} and {@code history}. */
  static Orchestration read(Settings settings) {
    boolean inCaller = settings.value("inCaller", Form.FLAG, false);
    Distribution transition = settings.value("transition", Distributions::readSourced, new Constant(0));
    Map<WorkflowEvent, Integer> actions = settings.value("actions", Orchestration::counts, Map.of());
    Map<WorkflowEvent, Integer> history = settings.value("history", Orchestration::counts, Map.of());
    return new Orchestration(
        inCaller ? new Orchestrator.Caller() : new Orchestrator.Durable(transition, actions), history);
  }

  /** {@code {start: 1, task: 2, ...}}: a number for each event; what is left out counts as none. */
  private static Optional<Map<WorkflowEvent, Integer>> counts(Node node, Problems problems) {
    Fields fields = Fields.sourced(node, problems);
    Map<WorkflowEvent, Integer> counts = new EnumMap<>(WorkflowEvent.class);
    for (WorkflowEvent event : WorkflowEvent.values()) {
      fields.value(event.id(), COUNT).ifPresent(count -> counts.put(event, count));
    }
    return fields.build(() -> counts);
  }
}
