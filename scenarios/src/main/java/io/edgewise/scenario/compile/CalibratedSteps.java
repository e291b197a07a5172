package io.edgewise.scenario.compile;

import io.edgewise.scenario.calibration.Calibration;
import io.edgewise.scenario.calibration.Component;
import io.edgewise.scenario.calibration.Entry;
import io.edgewise.scenario.spec.RequestSpec;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.scenario.spec.StepSpec;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts measured computing in the place of what a scenario states, where a kind of request has one compute step. */
final class CalibratedSteps {

  private final Distribution measured;
  private int replaced;

  private CalibratedSteps(Distribution measured) {
    this.measured = measured;
  }

  /** The scenario with what was measured; what fits no step, or several, is told and left out. */
  static ScenarioSpec in(ScenarioSpec spec, Calibration calibration, AssumptionList assumptions, Problems problems) {
    Map<String, RequestSpec> requests = new LinkedHashMap<>(spec.requests());
    for (Entry entry : calibration.of(Component.COMPUTE)) {
      String name = entry.key().labels().get("request");
      RequestSpec request = requests.get(name);
      if (request == null || request.steps().isEmpty()) {
        // Other scenarios may have it.
        continue;
      }
      CalibratedSteps steps = new CalibratedSteps(entry.distribution());
      List<StepSpec> changed = steps.all(request.steps().get());
      if (steps.replaced == 1) {
        requests.put(name, request.withSteps(changed));
        assumptions.add("requests." + name + ": compute", entry.distribution().describe(), entry.provenance());
      } else {
        problems.add(new Problem(Severity.WARNING, entry.location(), "request", "the request \"" + name + "\" has "
            + steps.replaced + " compute steps, and not one; what was measured of it is left out"));
      }
    }
    return spec.withRequests(requests);
  }

  private List<StepSpec> all(List<StepSpec> steps) {
    return steps.stream().map(this::one).toList();
  }

  /** Computing in services, branches and tasks is that of other code. */
  private StepSpec one(StepSpec step) {
    return switch (step) {
      case StepSpec.Compute compute -> {
        replaced++;
        yield new StepSpec.Compute(compute.node(), measured);
      }
      case StepSpec.Repeat repeat -> new StepSpec.Repeat(repeat.node(), repeat.times(), repeat.steps().map(this::all));
      case StepSpec.Chance chance -> new StepSpec.Chance(chance.node(), chance.of(), chance.steps().map(this::all));
      default -> step;
    };
  }
}
