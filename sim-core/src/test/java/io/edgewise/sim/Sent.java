package io.edgewise.sim;

import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Every measured request of one replication of a scenario's first deployment, with what was measured. */
record Sent(List<Request> requests, Measurements measurements) {

  /** One request; times are in seconds. */
  record Request(double sent, double latency, Outcome outcome, int site) {

    boolean served() {
      return outcome == Outcome.SERVED;
    }

    boolean sentWithin(double from, double to) {
      return from <= sent && sent < to;
    }
  }

  static Sent of(Scenario scenario) {
    return of(scenario, 0);
  }

  static Sent of(Scenario scenario, int replication) {
    List<Request> requests = new ArrayList<>();
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    simulation.observe((number, sent, latency, outcome, origin, kind, site, components, offset) -> requests
        .add(new Request(sent / 1e9, latency / 1e9, outcome, site)));
    Measurements measured = simulation.run(scenario.plan().seed(), replication,
        List.of(new Slice(0, scenario.plan().horizonNanos(), scenario.plan().warmUpNanos())));
    return new Sent(requests, measured);
  }

  /** One number of each replication. */
  static double[] each(Scenario scenario, ToDoubleFunction<Sent> number) {
    double[] numbers = new double[scenario.plan().replications()];
    for (int replication = 0; replication < numbers.length; replication++) {
      numbers[replication] = number.applyAsDouble(of(scenario, replication));
    }
    return numbers;
  }

  long failed(double from, double to) {
    return requests.stream().filter(request -> !request.served() && request.sentWithin(from, to)).count();
  }

  long sent(double from, double to) {
    return requests.stream().filter(request -> request.sentWithin(from, to)).count();
  }
}
