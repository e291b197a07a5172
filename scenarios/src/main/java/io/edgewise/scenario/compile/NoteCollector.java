package io.edgewise.scenario.compile;

import io.edgewise.topology.catalog.Assumption;
import io.edgewise.topology.catalog.HeldThroughput;
import io.edgewise.topology.catalog.Offer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what must be told beside the results of a strategy; what several of its parts say is told once. */
final class NoteCollector {

  private final Set<Offer> offers = new LinkedHashSet<>();
  private final Set<Assumption> assumptions = new LinkedHashSet<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final List<HeldThroughput> held = new ArrayList<>();

  /** An offer is used. */
  void offer(Offer used) {
    offers.add(used);
  }

  /** A capacity is held ready. */
  void held(HeldThroughput throughput) {
    held.add(throughput);
  }

  /** An offer is used, with what holds and what to be warned of. */
  void add(Offer used, List<Assumption> holding, List<String> cautions) {
    offer(used);
    add(holding, cautions);
  }

  /** Something holds, and something is to be warned of. */
  void add(List<Assumption> holding, List<String> cautions) {
    assumptions.addAll(holding);
    warnings.addAll(cautions);
  }

  /** Everything, in the order in which it was first told. */
  StrategyNotes notes() {
    return new StrategyNotes(List.copyOf(offers), List.copyOf(assumptions), List.copyOf(warnings), held);
  }
}
