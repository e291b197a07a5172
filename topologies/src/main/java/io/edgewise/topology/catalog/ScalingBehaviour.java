package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Autoscaling;
import io.edgewise.sim.model.Autoscaling.Direction;
import io.edgewise.sim.model.Autoscaling.Machines;
import io.edgewise.sim.model.Autoscaling.Target;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.text.Distributions;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How an offer lets the number of instances follow the load: {@code {target: 50%, period: 15 s, window: 60 s, delay: 0 s,
 * start: 10 s, up: {tolerance: 10%, most: {share: 100%, instances: 4}}, down: {tolerance: 10%, stabilisation: 300 s},
 * machines: {start: 60 s, linger: 10 min}}}.
 *
 * @param target what an instance shall bear where a strategy does not say
 * @param periodNanos time between decisions
 * @param windowPeriods periods over which the load is averaged
 * @param delayPeriods periods after which it is known
 * @param up how instances are added
 * @param down how they are taken away
 * @param start from when an instance has its place to when it serves
 * @param machineStart from when a machine is asked for to when it takes instances; empty where instances are machines
 * @param lingerNanos how long a machine without instances is kept
 */
record ScalingBehaviour(Optional<Target> target, long periodNanos, int windowPeriods, int delayPeriods, Direction up,
    Direction down, Distribution start, Optional<Distribution> machineStart, long lingerNanos) {

  private static final Set<String> SECTIONS = Set.of("up", "down", "machines");
  private static final Set<String> UNSAID = Set.of("from", "note");
  private static final Form<Long> POSITIVE = Quantities.DURATION.moreThan("0 s");
  private static final Form<Integer> COUNT = Quantities.COUNT.atMost("1000000").map(Math::toIntExact);
  private static final Constant NOTHING = new Constant(0);

  static Optional<ScalingBehaviour> read(Node node, Problems problems) {
    Fields fields = Fields.sourced(node, problems).required("period");
    Optional<Target> target = fields.value("target", Instances::target);
    Optional<Long> period = fields.value("period", POSITIVE);
    long window = fields.value("window", POSITIVE, period.orElse(1L));
    long delay = fields.duration("delay", 0);
    Direction up = fields.value("up", ScalingBehaviour::direction, Direction.AT_ONCE);
    Direction down = fields.value("down", ScalingBehaviour::direction, Direction.AT_ONCE);
    Distribution start = fields.value("start", Distributions::readSourced, NOTHING);
    Optional<Fields> machines = fields.node("machines").map(found -> Fields.sourced(found, problems));
    Optional<Distribution> machineStart =
        machines.map(found -> found.value("start", Distributions::readSourced, NOTHING));
    long linger = machines.map(found -> found.duration("linger", 0)).orElse(0L);
    if (machines.isPresent() && machines.get().build(() -> true).isEmpty()) {
      return Optional.empty();
    }
    if (period.isPresent() && (window % period.get() != 0 || delay % period.get() != 0)) {
      fields.fail(node, "\"window\" and \"delay\" must be whole numbers of periods");
    }
    return fields.build(() -> new ScalingBehaviour(target, period.orElseThrow(), (int) (window / period.get()),
        (int) (delay / period.get()), up, down, start, machineStart, linger));
  }

  private static Optional<Direction> direction(Node node, Problems problems) {
    Fields fields = Fields.sourced(node, problems);
    double tolerance = fields.share("tolerance", 0);
    int periods = fields.value("periods", Quantities.COUNT.atLeast("1").atMost("100000").map(Math::toIntExact), 1);
    long stabilisation = fields.duration("stabilisation", 0);
    long cooldown = fields.duration("cooldown", 0);
    Optional<Fields> most = fields.node("most").map(found -> Fields.sourced(found, problems));
    double share = most.map(found -> found.share("share", 0)).orElse(Direction.ANY);
    int instances = most.map(found -> found.value("instances", COUNT, 0)).orElse(0);
    if (most.isPresent() && most.get().build(() -> true).isEmpty()) {
      return Optional.empty();
    }
    return fields.build(() -> new Direction(tolerance, periods, stabilisation, cooldown, share, instances));
  }

  /**
   * Records what is in force, each number with its own source.
   *
   * @param target whether the target of the offer is
   */
  static void use(Node scaling, AssumptionLog log, boolean target) {
    for (Node.Entry entry : scaling.entries()) {
      boolean group = SECTIONS.contains(entry.key());
      List<Node.Entry> numbers = group ? entry.value().entries() : List.of(entry);
      numbers.stream().filter(each -> !UNSAID.contains(each.key()) && (target || !each.key().equals("target")))
          .forEach(each -> log.use(each.value()));
    }
  }

  /**
   * The rule for what a strategy asks for.
   *
   * @param target what an instance shall bear
   * @param perMachine instances that one machine holds
   */
  Autoscaling rule(Instances range, Target target, int perMachine) {
    return new Autoscaling(range.least(), range.most(), target, periodNanos, windowPeriods, delayPeriods, up, down,
        start,
        machineStart.map(found -> new Machines(perMachine, found, lingerNanos)).orElse(Machines.NONE));
  }
}
