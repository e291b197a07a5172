package io.edgewise.scenario.analysis;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.uncertainty.Input;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A scenario file under other values of its inputs, beside those of the file, and under another plan. */
final class InputVariants implements Variants {

  private final Variants file;
  private final Map<String, Input> inputs = new HashMap<>();
  private final UnaryOperator<RunPlan> plan;

  InputVariants(Variants file, Collection<Input> inputs, UnaryOperator<RunPlan> plan) {
    this.file = file;
    inputs.forEach(input -> this.inputs.put(input.id(), input));
    this.plan = plan;
  }

  @Override
  public CompiledScenario with(List<String> settings) {
    List<String> ofFile = new ArrayList<>();
    List<UnaryOperator<Scenario>> ofModel = new ArrayList<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      Input input = inputs.get(setting.substring(0, Math.max(0, equals)));
      if (input == null) {
        ofFile.add(setting);
      } else {
        double value = input.value(setting.substring(equals + 1));
        ofFile.addAll(input.settings(value));
        ofModel.add(scenario -> input.applied(scenario, value));
      }
    }
    CompiledScenario compiled = file.with(ofFile);
    Scenario scenario = compiled.scenario();
    for (UnaryOperator<Scenario> change : ofModel) {
      scenario = change.apply(scenario);
    }
    return compiled.withScenario(scenario.withPlan(plan.apply(scenario.plan())));
  }
}
