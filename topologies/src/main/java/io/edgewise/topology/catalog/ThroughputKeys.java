package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Autoscaling;
import io.edgewise.sim.model.Autoscaling.Target;
import io.edgewise.sim.model.Throughput;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Quantities;
import java.util.Optional;

/**
 * The units a second that a store holds ready: a fixed number, which is billed, or {@code readCapacity: {min: 5, max: 400,
 * target: 70%}}, a number that follows the load as {@code capacityScaling} of the offer says and refuses what goes beyond.
 *
 * @param reads fixed read units; 0 where there are none or they follow the load
 * @param writes fixed write units; 0 where there are none or they follow the load
 * @param throughput what follows the load
 */
record ThroughputKeys(long reads, long writes, Throughput throughput) {

  static final String READS = "readCapacity";
  static final String WRITES = "writeCapacity";
  private static final String SCALING = "capacityScaling";
  private static final Form<Long> UNITS_A_SECOND = Quantities.COUNT.atLeast("1");

  /** Reads the keys; what is wrong is recorded and counts as none. */
  static ThroughputKeys read(Settings settings) {
    Optional<Node> node = settings.offer().node(SCALING);
    Optional<ScalingBehaviour> scaling = settings.offer().value(SCALING, ScalingBehaviour::read);
    if (node.isPresent() && scaling.isEmpty()) {
      settings.failed();
    }
    long burst = settings.offer().duration("capacityBurst", 0);
    Optional<Autoscaling> reads = scaled(settings, READS, scaling);
    Optional<Autoscaling> writes = scaled(settings, WRITES, scaling);
    if (reads.isPresent() || writes.isPresent()) {
      node.ifPresent(found -> ScalingBehaviour.use(found, settings.log(), true));
      settings.offer().node("capacityBurst").ifPresent(settings.log()::use);
    }
    return new ThroughputKeys(isRange(settings, READS) ? 0 : settings.bounded(READS, UNITS_A_SECOND).orElse(0L),
        isRange(settings, WRITES) ? 0 : settings.bounded(WRITES, UNITS_A_SECOND).orElse(0L),
        reads.isPresent() || writes.isPresent() ? new Throughput(reads, writes, burst) : Throughput.NONE);
  }

  private static boolean isRange(Settings settings, String key) {
    return settings.written(key).filter(node -> node.get("min").isPresent() || node.get("max").isPresent()).isPresent();
  }

  private static Optional<Autoscaling> scaled(Settings settings, String key, Optional<ScalingBehaviour> scaling) {
    if (!isRange(settings, key)) {
      return Optional.empty();
    }
    settings.offer().allowed(key);
    if (scaling.isEmpty()) {
      settings.fail(key, "the capacity of this store does not follow its load; say a number");
      return Optional.empty();
    }
    Optional<Instances> range = settings.given(key, Instances::read);
    Optional<Target> target = range.flatMap(found -> found.target().or(scaling.get()::target));
    if (range.isPresent() && !(target.orElse(null) instanceof Target.Utilisation)) {
      settings.fail(key, "the target of a capacity is a part of it, such as 70%");
      return Optional.empty();
    }
    return range.map(found -> scaling.get().rule(found, target.orElseThrow(), 1));
  }
}
