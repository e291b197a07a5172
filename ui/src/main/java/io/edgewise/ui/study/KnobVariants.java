package io.edgewise.ui.study;

import io.edgewise.scenario.analysis.Variants;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.topology.text.FileText;
import io.edgewise.topology.text.Problems;
import io.edgewise.ui.knob.Control;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A scenario under other positions of a control, which may change more of the file than one value.
 *
 * @param file the text
 * @param source what messages call it
 * @param control what is turned
 * @param compiler understands the text
 * @param hidden ids of strategies that are left out
 * @param precise whether it is simulated as the file says; otherwise in few small replications
 */
record KnobVariants(FileText file, String source, Control.Number control, ScenarioCompiler compiler, Set<String> hidden,
    boolean precise) implements Variants {

  /** Replications of a small sample: as many as a first estimate has. */
  static final int QUICK_REPLICATIONS = 10;

  /** Copies the set. */
  KnobVariants {
    hidden = Set.copyOf(hidden);
  }

  /** Takes settings of the control's own path; others change nothing. */
  @Override
  public CompiledScenario with(List<String> settings) {
    FileText text = file;
    String own = control.knob().path() + "=";
    for (String setting : settings) {
      text = setting.startsWith(own) ? control.edit().apply(text, setting.substring(own.length())) : text;
    }
    Problems problems = new Problems();
    Optional<CompiledScenario> compiled = ScenarioReader.read(source, text.text(), List.of(), problems)
        .flatMap(spec -> compiler.compile(spec, problems));
    problems.throwIfAny();
    return planned(compiled.orElseThrow());
  }

  private CompiledScenario planned(CompiledScenario compiled) {
    Scenario whole = compiled.scenario();
    Scenario shown = hidden.isEmpty() ? whole
        : whole.only(Set.copyOf(whole.deployments().stream().map(each -> each.id())
            .filter(id -> !hidden.contains(id)).toList())).orElse(whole);
    RunPlan plan = shown.plan();
    return compiled.withScenario(precise ? shown
        : shown.withPlan(plan.quick().withReplications(QUICK_REPLICATIONS)));
  }
}
