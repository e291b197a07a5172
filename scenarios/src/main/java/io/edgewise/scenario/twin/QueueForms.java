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
import java.util.Optional;

/** Servers with one queue: M/M/c, M/M/c/K, M/G/1, and the Allen-Cunneen approximation of M/G/c. */
final class QueueForms {

  private QueueForms() {}

  /**
   * Servers whose requests compute once.
   *
   * @param subject the strategy
   * @param cores its servers
   * @param service the computation
   * @param seconds mean time of a computation
   */
  record Station(Subject subject, Cpu.Cores cores, Distribution service, double seconds) {

    /** Empty where the load changes, there are several kinds of requests, or one computes not once. */
    static Optional<Station> of(Subject subject, Cpu.Cores cores) {
      if (!subject.isStationary() || subject.onlyKind() == null) {
        return Optional.empty();
      }
      List<Distribution> computations = Work.computations(subject.onlyKind().steps());
      if (computations == null || computations.size() != 1) {
        return Optional.empty();
      }
      Distribution service = computations.get(0);
      return Optional.of(new Station(subject, cores, service, service.mean() / cores.speed() / 1e3));
    }

    /** Mean number of busy cores, of all sites. */
    double load() {
      return subject.totalRate() * seconds;
    }

    /** Utilisation of the busiest site. */
    double busiest() {
      double most = 0;
      for (double rate : subject.siteRates()) {
        most = Math.max(most, rate * seconds / cores.cores());
      }
      return most;
    }

    /** Mean wait for a core where any number of requests may wait and no site is saturated. */
    double meanWaitMillis() {
      double sum = 0;
      for (double rate : subject.siteRates()) {
        sum += rate == 0 ? 0 : rate * waitSeconds(rate, cores.cores(), service, seconds);
      }
      return 1e3 * sum / subject.totalRate();
    }

    /** Name of the model. */
    String model() {
      String kind = service instanceof Exponential ? "M" : service.isConstant() && cores.cores() == 1 ? "D" : "G";
      return "M/" + kind + "/" + cores.cores();
    }

    /** Whether the mean wait of the model is exact. */
    boolean isExact() {
      return service instanceof Exponential || cores.cores() == 1;
    }
  }

  static List<ClosedForm> of(Subject subject) {
    return subject.deployment().platform().cpu() instanceof Cpu.Cores cores
        ? Station.of(subject, cores).map(QueueForms::of).orElse(List.of()) : List.of();
  }

  private static List<ClosedForm> of(Station station) {
    Subject subject = station.subject();
    Cpu.Cores cores = station.cores();
    boolean exponential = station.service() instanceof Exponential;
    List<ClosedForm> forms = new ArrayList<>();
    if (cores.queueLimit() != InstancePolicy.UNLIMITED) {
      return exponential ? limited(subject, cores, station.seconds()) : forms;
    }
    forms.add(ClosedForm.exact(subject.id(), "utilisation of the cores", "arrival rate x service time / cores",
        station.load() / cores.cores() / subject.siteRates().length, subject.result().measurements().utilisation(),
        ""));
    if (station.busiest() >= 1) {
      return forms;
    }
    forms.add(meanWait(station));
    if (exponential && subject.siteRates().length == 1) {
      MMc queue = new MMc(subject.siteRates()[0], 1 / station.seconds(), cores.cores());
      forms.add(ClosedForm.exact(subject.id(), "99th percentile of the wait for a core",
          "M/M/" + cores.cores() + ", Erlang C", 1e3 * queue.waitingTimeQuantile(0.99), Double.NaN, "ms"));
      forms.add(ClosedForm.exact(subject.id(), "99th percentile of wait and service",
          "M/M/" + cores.cores() + ", Erlang C", 1e3 * queue.sojournTimeQuantile(0.99),
          onlyQueue(subject) ? subject.result().measurements().latency().quantile(0.99) / 1e6 : Double.NaN, "ms"));
    }
    return forms;
  }

  private static ClosedForm meanWait(Station station) {
    String id = station.subject().id();
    String quantity = "mean wait for a core";
    double simulated = station.subject().simulatedMillis(Component.QUEUE);
    if (!station.isExact()) {
      return ClosedForm.approximate(id, quantity, station.model() + ", Allen-Cunneen", station.meanWaitMillis(),
          simulated, "ms");
    }
    String formula = station.service() instanceof Exponential ? ", Erlang C" : ", Pollaczek-Khinchine";
    return ClosedForm.exact(id, quantity, station.model() + formula, station.meanWaitMillis(), simulated, "ms");
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
