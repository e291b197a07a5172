package io.edgewise.scenario.twin;

import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import java.util.ArrayList;
import java.util.List;

/** Every closed form that applies to a scenario, beside what was simulated. */
public final class ClosedForms {

  private ClosedForms() {}

  /**
   * The closed forms of all strategies, in the order of the strategies, then those of pairs.
   *
   * @param result the run of this scenario
   */
  public static List<ClosedForm> of(Scenario scenario, RunResult result) {
    List<Subject> subjects = new ArrayList<>();
    for (Deployment deployment : scenario.deployments()) {
      StrategyResult simulated = result.strategies().stream()
          .filter(strategy -> strategy.id().equals(deployment.id()))
          .findFirst()
          .orElseThrow();
      subjects.add(Subject.of(scenario, deployment, simulated));
    }
    List<ClosedForm> forms = new ArrayList<>();
    for (Subject subject : subjects) {
      forms.addAll(NetworkForms.of(subject));
      if (!scenario.services().isEmpty()) {
        // Queues, instances and cold starts are told of a deployment as a whole, its services included.
        continue;
      }
      List<ClosedForm> poisson = new ArrayList<>(QueueForms.of(subject));
      poisson.addAll(FunctionForms.of(subject));
      poisson.addAll(CacheForms.of(subject));
      // Requests of sessions come in clusters, and theory takes them for Poisson.
      boolean clustered = scenario.workload().sessions().isPresent();
      poisson.stream().map(form -> clustered ? form.asApproximation() : form).forEach(forms::add);
    }
    if (scenario.services().isEmpty()) {
      forms.addAll(InversionForms.of(subjects));
    }
    return forms;
  }
}
