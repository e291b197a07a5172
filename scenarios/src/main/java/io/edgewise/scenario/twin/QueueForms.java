package io.edgewise.scenario.twin;

import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.theory.AllenCunneen;
import io.edgewise.sim.theory.MG1;
import io.edgewise.sim.theory.MMc;
import io.edgewise.sim.theory.MMcK;
import java.util.ArrayList;
import java.util.List;

/** Servers with one queue: M/M/c, M/M/c/K, M/G/1, and the Allen-Cunneen approximation of M/G/c. */
final class QueueForms {

  private QueueForms() {}

  static List<ClosedForm> of(Subject subject) {
    if (!(subject.deployment().platform().cpu() instanceof Cpu.Cores cores) || !subject.isStationary()
        || subject.onlyKind() == null) {
      return List.of();
    }
    List<Distribution> computations = Work.computations(subject.onlyKind().steps());
    if (computations == null || computations.size() != 1) {
      return List.of();
    }
    Distribution service = computations.get(0);
    double seconds = service.mean() / cores.speed() / 1e3;
    double busiest = 0;
    double load = 0;
    for (double rate : subject.siteRates()) {
      busiest = Math.max(busiest, rate * seconds / cores.cores());
      load += rate * seconds;
    }
    List<ClosedForm> forms = new ArrayList<>();
    if (cores.queueLimit() != InstancePolicy.UNLIMITED) {
      return service instanceof Exponential ? limited(subject, cores, seconds) : forms;
    }
    forms.add(ClosedForm.exact(subject.id(), "utilisation of the cores", "arrival rate x service time / cores",
        load / cores.cores() / subject.siteRates().length, subject.result().measurements().utilisation(), ""));
    if (busiest >= 1) {
      return forms;
    }
    double simulated = subject.simulatedMillis(Component.QUEUE);
    forms.add(meanWait(subject, cores, service, seconds, simulated));
    if (service instanceof Exponential && subject.siteRates().length == 1) {
      MMc queue = new MMc(subject.siteRates()[0], 1 / seconds, cores.cores());
      forms.add(ClosedForm.exact(subject.id(), "99th percentile of the wait for a core",
          "M/M/" + cores.cores() + ", Erlang C", 1e3 * queue.waitingTimeQuantile(0.99), Double.NaN, "ms"));
      forms.add(ClosedForm.exact(subject.id(), "99th percentile of wait and service",
          "M/M/" + cores.cores() + ", Erlang C", 1e3 * queue.sojournTimeQuantile(0.99),
          onlyQueue(subject) ? subject.result().measurements().latency().quantile(0.99) / 1e6 : Double.NaN, "ms"));
    }
    return forms;
  }

  private static ClosedForm meanWait(Subject subject, Cpu.Cores cores, Distribution service, double seconds,
      double simulated) {
    double sum = 0;
    for (double rate : subject.siteRates()) {
      sum += rate == 0 ? 0 : rate * waitSeconds(rate, cores.cores(), service, seconds);
    }
    double millis = 1e3 * sum / subject.totalRate();
    String quantity = "mean wait for a core";
    int c = cores.cores();
    if (service instanceof Exponential) {
      return ClosedForm.exact(subject.id(), quantity, "M/M/" + c + ", Erlang C", millis, simulated, "ms");
    }
    if (c == 1) {
      String model = service.isConstant() ? "M/D/1" : "M/G/1";
      return ClosedForm.exact(subject.id(), quantity, model + ", Pollaczek-Khinchine", millis, simulated, "ms");
    }
    return ClosedForm.approximate(subject.id(), quantity, "M/G/" + c + ", Allen-Cunneen", millis, simulated, "ms");
  }

  private static double waitSeconds(double rate, int cores, Distribution service, double seconds) {
    if (service instanceof Exponential) {
      return new MMc(rate, 1 / seconds, cores).meanWaitingTime();
    }
    if (cores == 1) {
      return new MG1(rate, seconds, service.scv()).meanWaitingTime();
    }
    return new AllenCunneen(rate, seconds, cores, 1, service.scv()).meanWaitingTime();
  }

  private static List<ClosedForm> limited(Subject subject, Cpu.Cores cores, double seconds) {
    if (subject.siteRates().length != 1) {
      return List.of();
    }
    int room = cores.cores() + cores.queueLimit();
    MMcK.Solution solution = new MMcK(subject.siteRates()[0], 1 / seconds, cores.cores(), room).solve();
    String model = "M/M/" + cores.cores() + "/" + room;
    return List.of(
        ClosedForm.exact(subject.id(), "refused requests", model, solution.blocking(),
            subject.result().rate(Rate.ERROR).map(i -> i.value()).orElse(Double.NaN), ""),
        ClosedForm.exact(subject.id(), "mean wait and service of the accepted", model,
            1e3 * solution.meanSojournTime(),
            subject.simulatedMillis(Component.QUEUE) + subject.simulatedMillis(Component.COMPUTE), "ms"));
  }

  /** Whether the latency is that of the queue alone. */
  private static boolean onlyQueue(Subject subject) {
    double rest = 0;
    for (Component component : Component.values()) {
      if (component != Component.QUEUE && component != Component.COMPUTE) {
        rest += subject.simulatedMillis(component);
      }
    }
    return rest == 0;
  }
}
