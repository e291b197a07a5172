package io.edgewise.scenario.compile;

import io.edgewise.scenario.replay.FileSource;
import io.edgewise.scenario.replay.Trace;
import io.edgewise.scenario.replay.TraceReader;
import io.edgewise.scenario.spec.PatternSpec;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.scenario.spec.UsersSpec;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The trace that a scenario replays. */
final class TraceFile {

  private TraceFile() {}

  /** Where a scenario names its trace; empty where it has none. */
  static Optional<PatternSpec.Trace> of(ScenarioSpec spec) {
    return spec.users().flatMap(UsersSpec::pattern).filter(PatternSpec.Trace.class::isInstance)
        .map(PatternSpec.Trace.class::cast);
  }

  /** What a trace says; empty where a problem is recorded. */
  static Optional<Trace> read(PatternSpec.Trace trace, FileSource source, ScenarioSpec spec, Problems problems) {
    Node node = trace.node();
    Path scenario = Path.of(node.location().isSetting() ? spec.source() : node.location().source());
    return trace.file().flatMap(file -> TraceReader.read(scenario.resolveSibling(file), source,
        trace.columns(), List.copyOf(spec.requests().keySet()), node, problems));
  }
}
