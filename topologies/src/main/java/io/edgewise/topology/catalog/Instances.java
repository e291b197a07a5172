package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Autoscaling.Target;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import java.util.Optional;

/**
 * How many instances there are: a fixed number, or {@code {min: 2, max: 20, target: 60%, cores: 1}}.
 *
 * @param least instances that always exist
 * @param most instances that may exist
 * @param isRange whether the number follows the load where there may be more than the least
 * @param target what an instance shall bear; empty for what the offer says
 * @param cores cores of an instance; empty for those of a whole machine
 */
record Instances(int least, int most, boolean isRange, Optional<Target> target, Optional<Integer> cores) {

  private static final Form<Integer> POSITIVE =
      Quantities.COUNT.atLeast("1").atMost("100000").map(Math::toIntExact);
  private static final Form<Double> PART = Quantities.SHARE.moreThan("0%");

  static Optional<Instances> read(Node node, Problems problems) {
    if (node.kind() != Node.Kind.MAPPING || node.get("value").isPresent()) {
      return Quantities.COUNT.atLeast("1").atMost("2147483646").map(Math::toIntExact)
          .read(node.get("value").orElse(node), problems)
          .map(count -> new Instances(count, count, false, Optional.empty(), Optional.empty()));
    }
    Fields fields = Fields.sourced(node, problems).required("min", "max");
    Optional<Integer> least = fields.value("min", POSITIVE);
    Optional<Integer> most = fields.value("max", POSITIVE);
    Optional<Target> target = fields.value("target", Instances::target);
    Optional<Integer> cores = fields.value("cores", POSITIVE);
    if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
      fields.fail(node, "found at least " + least.get() + " instances and at most " + most.get()
          + "; \"min\" must not be above \"max\"");
    }
    return fields.build(() -> new Instances(least.orElseThrow(), most.orElseThrow(), true, target, cores));
  }

  /** {@code 60%} of its cores, or {@code 10 / s} requests. */
  static Optional<Target> target(Node node, Problems problems) {
    Node value = node.get("value").orElse(node);
    if (value.kind() == Node.Kind.SCALAR && value.text().contains("/")) {
      return Quantities.RATE.read(value, problems).flatMap(rate -> {
        if (rate.perSecond() > 0) {
          return Optional.of(new Target.Requests(rate.perSecond()));
        }
        problems.add(value, "a target must be more than 0 requests a second");
        return Optional.empty();
      });
    }
    return PART.read(value, problems).map(Target.Utilisation::new);
  }
}
