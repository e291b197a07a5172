package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.InstancePolicy.ScaleUpRate;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.NodeReader;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import io.edgewise.topology.text.Rate;
import java.util.List;
import java.util.Optional;

/**
 * The instances of each site and their CPUs.
 *
 * <p>Three shapes, by what is given: {@code cores} makes always-on servers whose cores serve first in, first out;
 * {@code instances} a fixed number of warm instances, or servers whose number follows the load; otherwise instances start and end with the load. What is not
 * given is neutral: one request per instance, no bound, no end of idle instances, no queue, full speed. Where instances
 * serve several requests each, {@code maxConcurrency} is rounded up to whole instances.
 *
 * @param policy the instances
 * @param cpu their CPUs
 * @param provisioned instances that are paid for whether used or not
 * @param machines servers, where their number is fixed
 * @param scales whether their number follows the load
 */
record Pool(InstancePolicy policy, Cpu cpu, int provisioned, int machines, boolean scales) {

  /** Keys that shape a pool. A scenario's own offers leave all of them open to strategies. */
  static final List<String> KEYS = List.of("concurrency", "instances", "provisioned", "maxConcurrency",
      "maxInstances", "keepAlive", "idleSelection", "queueLimit", "capacity", "scaleUp", "cores", "count", "speed");

  /** Of what holds no instances: it admits everything at once. */
  static final Pool OF_NOBODY = new Pool(InstancePolicy.alwaysOn(), new Cpu.Dedicated(1), 0, 1, false);

  private static final NodeReader<Integer> LIMIT = limit("0");
  private static final NodeReader<Integer> POSITIVE_LIMIT = limit("1");
  private static final Form<Long> POSITIVE = Quantities.COUNT.atLeast("1").atMost("2147483646");

  /** A whole number, or the word {@code unlimited}. */
  private static NodeReader<Integer> limit(String least) {
    Form<Integer> number = Quantities.COUNT.atLeast(least).atMost("2147483646").map(Math::toIntExact);
    return (node, problems) -> {
      Node value = node.get("value").orElse(node);
      return value.kind() == Node.Kind.SCALAR && value.text().equals("unlimited")
          ? Optional.of(InstancePolicy.UNLIMITED)
          : number.read(value, problems);
    };
  }

  /**
   * Reads the keys.
   *
   * @param share of one request in the CPUs of an instance, from its memory or vCPUs
   * @param cores cores of one machine, where the offer looks them up; empty where it states them or has none
   * @param vcpus of an instance, which are its cores where the offer has no other and scales
   * @return empty where something is wrong, which is then recorded
   */
  static Optional<Pool> read(Settings settings, Cpu.Dedicated share, Optional<Integer> cores, int vcpus) {
    double own = share.speed() * settings.value("speed", Quantities.NUMBER.moreThan("0"), 1.0);
    Optional<Integer> machine = cores.isPresent() ? cores : settings.value("cores", Pool::cores);
    int machines = settings.value("count", POSITIVE, 1L).intValue();
    Optional<Instances> instances = instances(settings);
    int concurrency = settings.value("concurrency", POSITIVE_LIMIT, 1);
    Optional<Integer> queueLimit = settings.value("queueLimit", LIMIT);
    Optional<Integer> capacity = settings.value("capacity", POSITIVE_LIMIT);
    if (instances.filter(Instances::isRange).isPresent()) {
      if (capacity.isPresent()) {
        settings.fail("capacity",
            "a number of instances that follows the load has no fixed capacity; use \"queueLimit\"");
        return Optional.empty();
      }
      return ScaledPool.read(settings, instances.get(), machine.orElse(Math.max(1, vcpus)), machine.isPresent(), own,
          queueLimit);
    }
    if (machine.isPresent()) {
      int servers = Math.multiplyExact(machine.get(), machines);
      Optional<Integer> queue = queue(settings, queueLimit, capacity, servers, InstancePolicy.UNLIMITED);
      return queue
          .map(limit -> new Pool(InstancePolicy.alwaysOn(), new Cpu.Cores(servers, own, limit), 0, machines, false));
    }
    if (instances.isPresent()) {
      int fixed = instances.get().least();
      Optional<Integer> queue =
          queue(settings, queueLimit, capacity, product(fixed, concurrency), InstancePolicy.UNLIMITED);
      return queue.map(limit -> new Pool(new InstancePolicy(concurrency, fixed, fixed, InstancePolicy.KEEP_FOR_EVER,
          idleSelection(settings), limit, ScaleUpRate.UNLIMITED_RATE), new Cpu.Dedicated(own, share.together()),
          fixed, machines, false));
    }
    return elastic(settings, new Cpu.Dedicated(own, share.together()), concurrency, queueLimit, capacity);
  }

  /** The number of instances, which excludes a number of machines where it is a range. */
  private static Optional<Instances> instances(Settings settings) {
    if (settings.offer().has("scaling")) {
      settings.open(List.of("instances"));
      settings.offer().value("scaling", ScalingBehaviour::read);
    }
    Optional<Instances> instances = settings.value("instances", Instances::read);
    if (instances.filter(Instances::isRange).isPresent() && settings.given("instances").isPresent()
        && settings.written("count").isPresent()) {
      settings.fail("count", "\"count\" and \"instances\" exclude each other; keep one of them");
    }
    return instances;
  }

  private static Optional<Pool> elastic(Settings settings, Cpu cpu, int concurrency,
      Optional<Integer> queueLimit, Optional<Integer> capacity) {
    int provisioned = settings.value("provisioned", Quantities.COUNT.atMost("2147483646"), 0L).intValue();
    Optional<Integer> most = settings.value("maxConcurrency", POSITIVE_LIMIT);
    Optional<Integer> counted = settings.value("maxInstances", POSITIVE_LIMIT);
    if (most.isPresent() && counted.isPresent()) {
      settings.fail("maxInstances", "\"maxInstances\" and \"maxConcurrency\" exclude each other; keep one of them");
      return Optional.empty();
    }
    int each = Math.min(concurrency, most.orElse(InstancePolicy.UNLIMITED));
    int instances = counted.orElse(most.filter(requests -> requests != InstancePolicy.UNLIMITED)
        .map(requests -> Math.ceilDiv(requests, each)).orElse(InstancePolicy.UNLIMITED));
    Distribution keepAlive = settings.value("keepAlive", IdleCurve::read, InstancePolicy.KEEP_FOR_EVER);
    ScaleUpRate scaleUp = settings.value("scaleUp", Pool::scaleUp, ScaleUpRate.UNLIMITED_RATE);
    IdleSelection selection = idleSelection(settings);
    Optional<Integer> queue = queue(settings, queueLimit, capacity, product(instances, each), 0);
    if (provisioned > instances) {
      settings.fail("provisioned", "found " + provisioned + " provisioned instances; "
          + most.map(requests -> "maxConcurrency " + requests).orElse("maxInstances") + " allows " + instances);
      return Optional.empty();
    }
    return queue.map(limit -> new Pool(new InstancePolicy(each, provisioned, instances, keepAlive, selection, limit,
        scaleUp), cpu, provisioned, 1, false));
  }

  private static IdleSelection idleSelection(Settings settings) {
    return settings.value("idleSelection", Form.choice("idleSelection", IdleSelection.class),
        IdleSelection.MOST_RECENTLY_USED);
  }

  private static Optional<Integer> queue(Settings settings, Optional<Integer> queueLimit, Optional<Integer> capacity,
      int servers, int neutral) {
    if (queueLimit.isPresent() && capacity.isPresent()) {
      settings.fail("capacity", "\"capacity\" and \"queueLimit\" exclude each other; keep one of them");
      return Optional.empty();
    }
    if (capacity.isPresent() && capacity.get() != InstancePolicy.UNLIMITED) {
      if (capacity.get() < servers) {
        settings.fail("capacity", "found a capacity of " + capacity.get() + " requests; " + servers
            + " are served at once, so it must be at least that");
        return Optional.empty();
      }
      return Optional.of(capacity.get() - servers);
    }
    return Optional.of(capacity.or(() -> queueLimit).orElse(neutral));
  }

  private static int product(int a, int b) {
    return (int) Math.min(InstancePolicy.UNLIMITED, (long) a * b);
  }

  /** A number of cores; a table of cores by machine type is looked up elsewhere. */
  private static Optional<Integer> cores(Node node, Problems problems) {
    return POSITIVE.map(Math::toIntExact).read(node.get("value").orElse(node), problems);
  }

  /** {@code {instances: 1000, per: 10 s}}, or a rate such as {@code 100 / s}. */
  private static Optional<ScaleUpRate> scaleUp(Node node, Problems problems) {
    if (node.kind() == Node.Kind.SCALAR) {
      return Quantities.RATE.read(node, problems).map(Pool::bucket);
    }
    Fields fields = Fields.sourced(node, problems).required("instances", "per");
    Optional<Long> instances = fields.value("instances", POSITIVE);
    Optional<Long> per = fields.value("per", Quantities.DURATION.moreThan("0 s"));
    return fields.build(() -> new ScaleUpRate(instances.orElseThrow().intValue(), per.orElseThrow()));
  }

  /** A rate below one a period becomes one start in a longer period. */
  private static ScaleUpRate bucket(Rate rate) {
    double perSecond = rate.perSecond();
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("a scale-up rate must be more than 0");
    }
    double count = rate.count().doubleValue();
    int instances = (int) Math.max(1, Math.min(InstancePolicy.UNLIMITED - 1, Math.rint(count)));
    return new ScaleUpRate(instances, Math.max(1, Math.round(instances / perSecond * 1e9)));
  }
}
