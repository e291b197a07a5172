package io.edgewise.scenario.compile;

import io.edgewise.scenario.replay.ColumnRole;
import io.edgewise.scenario.replay.Trace;
import io.edgewise.scenario.spec.RequestSpec;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.scenario.spec.StepSpec;
import io.edgewise.scenario.spec.TokensSpec;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Recorded;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts what a trace says of each request in the place of the word "recorded" in its steps. */
final class RecordedSteps {

  private final Optional<Trace> trace;
  private final boolean isReplay;
  private final Problems problems;
  private final Set<ColumnRole> used = EnumSet.noneOf(ColumnRole.class);

  private RecordedSteps(Optional<Trace> trace, boolean isReplay, Problems problems) {
    this.trace = trace;
    this.isReplay = isReplay;
    this.problems = problems;
  }

  /**
   * The scenario without the word.
   *
   * @param pattern where it names its trace; empty where it has none
   * @param trace what that says; empty where it could not be read, which was reported
   */
  static ScenarioSpec in(ScenarioSpec spec, Optional<Node> pattern, Optional<Trace> trace, Problems problems) {
    RecordedSteps steps = new RecordedSteps(trace, pattern.isPresent(), problems);
    Map<String, RequestSpec> requests = new LinkedHashMap<>();
    spec.requests().forEach((name, request) -> requests.put(name,
        request.steps().map(all -> request.withSteps(steps.all(all))).orElse(request)));
    steps.none(spec.scheduled());
    trace.ifPresent(found -> found.columns().keySet().stream().sorted().filter(role -> !steps.used.contains(role))
        .forEach(role -> problems.warn(pattern.orElseThrow(), "no step takes what the trace says under " + role.key()
            + "; " + (role == ColumnRole.DURATION ? "\"compute: recorded\" or \"wait: recorded\""
                : "\"infer: {" + role.key() + ": recorded}\"")
            + " does")));
    return spec.withRequests(requests);
  }

  private List<StepSpec> all(List<StepSpec> steps) {
    return steps.stream().map(this::one).toList();
  }

  private StepSpec one(StepSpec step) {
    return switch (step) {
      case StepSpec.Recorded recorded -> {
        Optional<Recorded> times = column(ColumnRole.DURATION, recorded.node());
        yield times.<StepSpec>map(found -> recorded.isWork()
            ? new StepSpec.Compute(recorded.node(), found) : new StepSpec.Wait(recorded.node(), found))
            .orElseGet(() -> new StepSpec.Wait(recorded.node(), new Constant(0)));
      }
      case StepSpec.Infer infer -> new StepSpec.Infer(infer.node(), infer.model(),
          infer.input().map(tokens -> tokens(tokens, ColumnRole.INPUT, infer)),
          infer.output().map(tokens -> tokens(tokens, ColumnRole.OUTPUT, infer)), infer.stream());
      case StepSpec.Repeat repeat -> new StepSpec.Repeat(repeat.node(), repeat.times(), repeat.steps().map(this::all));
      case StepSpec.Chance chance -> new StepSpec.Chance(chance.node(), chance.of(), chance.steps().map(this::all));
      default -> {
        none(step.inner());
        yield step;
      }
    };
  }

  private TokensSpec tokens(TokensSpec tokens, ColumnRole role, StepSpec.Infer infer) {
    if (!tokens.isRecorded()) {
      return tokens;
    }
    return column(role, infer.node().get(role.key()).orElse(infer.node()))
        .map(found -> new TokensSpec(found, Optional.empty(), true)).orElse(tokens);
  }

  private Optional<Recorded> column(ColumnRole role, Node node) {
    used.add(role);
    Optional<Recorded> found = trace.map(Trace::columns).flatMap(columns -> Optional.ofNullable(columns.get(role)));
    if (found.isEmpty() && !isReplay) {
      problems.add(node, "nothing was recorded; users.pattern must be {trace: {file: FILE, " + role.key()
          + ": COLUMN}}");
    } else if (found.isEmpty() && trace.isPresent()) {
      problems.add(node, "the trace has no column that is known to be the " + role.key()
          + "; name it, as in {trace: {file: FILE, " + role.key() + ": COLUMN}}");
    }
    return found;
  }

  /** What was recorded belongs to the request as a whole. */
  private void none(List<StepSpec> steps) {
    for (StepSpec step : steps) {
      boolean asks = step instanceof StepSpec.Infer infer
          && (infer.input().filter(TokensSpec::isRecorded).isPresent()
              || infer.output().filter(TokensSpec::isRecorded).isPresent());
      if (asks || step instanceof StepSpec.Recorded) {
        problems.add(step.node(), "what was recorded belongs to the request itself: it cannot be that of a call, a "
            + "message, a branch or a task");
      }
      none(step.inner());
    }
  }
}
