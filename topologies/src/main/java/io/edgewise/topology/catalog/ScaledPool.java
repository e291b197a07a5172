package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Autoscaling;
import io.edgewise.sim.model.Autoscaling.Target;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.topology.text.Node;
import java.util.Optional;

/** Servers whose number follows the load, from the {@code scaling} of an offer and the {@code instances} of a strategy. */
final class ScaledPool {

  private static final String INSTANCES = "instances";
  private static final String CORES = "cores";

  private ScaledPool() {}

  /**
   * Reads the keys.
   *
   * @param range what is asked for
   * @param machineCores cores of one machine
   * @param areServers whether the offer has servers with cores of their own, so that a range of one number is a fixed
   *     number of them
   * @return empty where something is wrong, which is then recorded
   */
  static Optional<Pool> read(Settings settings, Instances range, int machineCores, boolean areServers, double speed,
      Optional<Integer> queueLimit) {
    Optional<Node> node = settings.offer().node("scaling");
    Optional<ScalingBehaviour> scaling = settings.offer().value("scaling", ScalingBehaviour::read);
    if (scaling.isEmpty()) {
      if (node.isEmpty()) {
        settings.fail(INSTANCES,
            "a range of instances needs the key \"scaling\" of the offer, which says how their number"
                + " follows the load");
      }
      settings.failed();
      return Optional.empty();
    }
    Optional<Target> target = range.target().or(scaling.get()::target);
    if (target.isEmpty()) {
      settings.fail(INSTANCES,
          "the offer has no target of its own; say target: 60% (of the cores), or 10 / s (requests)");
      return Optional.empty();
    }
    Optional<Integer> cores = cores(settings, range, scaling.get(), machineCores);
    if (cores.isEmpty()) {
      return Optional.empty();
    }
    int queue = queueLimit.orElse(InstancePolicy.UNLIMITED);
    Autoscaling rule = scaling.get().rule(range, target.get(), machineCores / cores.get());
    int machines = rule.machines().holding(range.least());
    if (areServers && range.least() == range.most()) {
      int servers = Math.multiplyExact(cores.get(), range.least());
      return Optional.of(new Pool(InstancePolicy.alwaysOn(), new Cpu.Cores(servers, speed, queue), 0, machines, false));
    }
    ScalingBehaviour.use(node.get(), settings.log(), range.target().isEmpty());
    return Optional.of(new Pool(InstancePolicy.alwaysOn(), new Cpu.Scaled(cores.get(), speed, queue, rule), 0, machines,
        true));
  }

  private static Optional<Integer> cores(Settings settings, Instances range, ScalingBehaviour scaling,
      int machineCores) {
    if (range.cores().isEmpty()) {
      return Optional.of(machineCores);
    }
    if (scaling.machineStart().isEmpty()) {
      settings.fail(INSTANCES, "instances are machines here, so their cores are those of the machine; leave \"" + CORES
          + "\" away");
      return Optional.empty();
    }
    if (range.cores().get() > machineCores) {
      settings.fail(INSTANCES, "found instances of " + range.cores().get() + " cores; a machine has " + machineCores);
      return Optional.empty();
    }
    return range.cores();
  }
}
