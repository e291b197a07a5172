package io.edgewise.sim.engine;

import io.edgewise.sim.Lab;
import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.model.Autoscaling;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.InferenceEndpoint;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.InstancePolicy.ScaleUpRate;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.MessageQueue;
import io.edgewise.sim.model.Orchestrator;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Service;
import io.edgewise.sim.model.Shards;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.WorkflowEvent;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of each kind of step, and of each kind of platform that takes them, with names for tests. */
final class StepKinds {

  static final Place HERE = Lab.place(1);
  static final Place THERE = Lab.place(2);
  static final long RTT = 20_000_000;

  /** Services by index. */
  static final int CALLED = 0;
  static final int FLOW = 1;
  static final int WORKER = 2;
  static final int READER = 3;

  private static final KeySpace KEYS = new KeySpace(50, 1);

  private StepKinds() {}

  static Step compute(double meanMillis) {
    return new Step.Compute(new Exponential(meanMillis));
  }

  static Step waiting(double meanMillis) {
    return new Step.Wait(new Exponential(meanMillis));
  }

  static Step call(Step... steps) {
    return new Step.Call(CALLED, List.of(steps), 100, 100);
  }

  /** One of each kind but the workflow, which must come last. */
  static Map<String, Step> all() {
    Map<String, Step> steps = new LinkedHashMap<>();
    steps.put("compute", compute(4));
    steps.put("wait", waiting(5));
    steps.put("read", new Step.Read(0, KEYS, 100, Step.Consistency.EVENTUAL));
    steps.put("strong read", new Step.Read(0, KEYS, 100, Step.Consistency.STRONG));
    steps.put("write", new Step.Write(0, KEYS, 100));
    steps.put("cached read", new Step.Read(1, KEYS, 100, Step.Consistency.EVENTUAL));
    steps.put("read of an actor", new Step.Read(2, KEYS, 100, Step.Consistency.EVENTUAL));
    steps.put("infer", new Step.Infer(0, new Exponential(100), new Exponential(5), true));
    steps.put("repeat", new Step.Repeat(3, List.of(waiting(1))));
    steps.put("chance", new Step.Chance(0.4, List.of(waiting(8))));
    steps.put("call", call(compute(3)));
    steps.put("failing call", new Step.Call(CALLED, List.of(compute(3)), 100, 100, new Step.Retry(3, 10, 2), 0.3));
    steps.put("parallel", new Step.Parallel(List.of(List.of(waiting(4)), List.of(call(compute(2)), waiting(1)))));
    steps.put("publish", new Step.Publish(WORKER, List.of(compute(3)), 100, 0.2));
    steps.put("publish to a stream", new Step.Publish(READER, List.of(compute(3)), 100, 0.2));
    return steps;
  }

  static Step workflow() {
    return new Step.Workflow(FLOW, List.of(call(compute(2)), new Step.Wait(new Constant(30)),
        new Step.Parallel(List.of(List.of(call(compute(1))), List.of(new Step.Wait(new Constant(5))))),
        new Step.Chance(0.5, List.of(new Step.Wait(new Constant(10))))), 100, 100);
  }

  static InstancePolicy policy(int concurrency, int provisioned, int most, double keepAliveMillis, int queueLimit) {
    return new InstancePolicy(concurrency, provisioned, most, new Constant(keepAliveMillis),
        IdleSelection.MOST_RECENTLY_USED, queueLimit, ScaleUpRate.UNLIMITED_RATE);
  }

  static Platform platform(InstancePolicy policy, Cpu cpu, double startUpMillis, long maxDurationNanos) {
    return new Platform("platform", policy, cpu,
        new Platform.StartUp(List.of(new Constant(startUpMillis)), false, true),
        new Constant(1), DurationBilling.perMillis(1), maxDurationNanos);
  }

  private static Autoscaling scaling() {
    return new Autoscaling(1, 6, new Autoscaling.Target.Utilisation(0.5), Lab.SECOND, 2, 0,
        Autoscaling.Direction.AT_ONCE, Autoscaling.Direction.AT_ONCE, new Constant(500), Autoscaling.Machines.NONE);
  }

  /** One of each kind of platform, without limits, with limits that refuse, and with a time that cuts off. */
  static Map<String, Platform> platforms() {
    int unlimited = InstancePolicy.UNLIMITED;
    Cpu own = new Cpu.Dedicated(1);
    long forEver = Long.MAX_VALUE;
    Map<String, Platform> platforms = new LinkedHashMap<>();
    platforms.put("functions", platform(policy(1, 0, unlimited, 2_000, 0), own, 100, forEver));
    platforms.put("few functions", platform(policy(1, 0, 2, 2_000, 0), own, 100, forEver));
    platforms.put("functions with a queue", platform(policy(1, 0, 2, 2_000, 5), own, 100, forEver));
    platforms.put("short functions", platform(policy(1, 0, unlimited, 2_000, 0), own, 100, 20_000_000));
    platforms.put("short functions with a queue", platform(policy(1, 0, 2, 2_000, 5), own, 100, 20_000_000));
    platforms.put("provisioned functions", platform(policy(1, 2, 8, 500, 0), own, 100, forEver));
    platforms.put("functions that start slowly", platform(new InstancePolicy(1, 0, unlimited, new Constant(50),
        IdleSelection.RANDOM, 3, new ScaleUpRate(3, Lab.SECOND)), own, 100, forEver));
    platforms.put("containers", platform(policy(4, 0, 3, 1_000, 2), own, 300, forEver));
    platforms.put("isolates", platform(policy(unlimited, 0, 1, 100, 0), own, 5, forEver));
    platforms.put("short isolates", platform(policy(unlimited, 0, 1, 100, 0), own, 5, 20_000_000));
    platforms.put("servers", platform(InstancePolicy.alwaysOn(), new Cpu.Cores(2, 1, unlimited), 0, forEver));
    platforms.put("servers that refuse", platform(InstancePolicy.alwaysOn(), new Cpu.Cores(1, 0.2, 1), 0, forEver));
    platforms.put("short servers", platform(InstancePolicy.alwaysOn(), new Cpu.Cores(1, 0.5, 4), 0, 20_000_000));
    platforms.put("containers with cores", platform(policy(8, 0, 3, 1_000, 4), new Cpu.Cores(2, 1, 3), 50, forEver));
    platforms.put("servers that scale",
        platform(InstancePolicy.alwaysOn(), new Cpu.Scaled(1, 0.5, 4, scaling()), 0, forEver));
    return platforms;
  }

  /** Stores that take all, and some that queue, refuse and are asked again. */
  static Map<String, StateStore> homes() {
    StateStore.Home there = new StateStore.Home(THERE);
    Distribution two = new Exponential(2);
    StateStore plain = new StateStore("plain", there, two, two, 1, StateStore.OperationUnits.ONE,
        StateStore.Capacity.UNLIMITED);
    Map<String, StateStore> stores = new LinkedHashMap<>();
    stores.put("plain store", plain);
    stores.put("store with a queue", new StateStore("queue", there, two, two, 1, StateStore.OperationUnits.ONE,
        new StateStore.Capacity(1, 2)));
    stores.put("store that refuses", new StateStore("rates", there, two, two, 0, StateStore.OperationUnits.ONE,
        StateStore.Capacity.UNLIMITED, new StateStore.RateLimits(8, 8, Lab.SECOND, 2)));
    stores.put("store that refuses and is asked again", new StateStore("again", there, two, two, 0,
        StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED,
        new StateStore.RateLimits(8, 8, Lab.SECOND, 2), io.edgewise.sim.model.Connections.UNLIMITED,
        new io.edgewise.sim.model.RetryPolicy(3, 50_000_000, Lab.SECOND, 2 * Lab.SECOND)));
    stores.put("replicated store", new StateStore("replicas",
        new StateStore.Replicated(List.of(THERE, HERE), true, new Constant(50)), two, two, 0,
        StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED));
    return stores;
  }

  private static StateStore cached() {
    return new StateStore("cached", new StateStore.EdgeCached(List.of(THERE), List.of(), 2 * Lab.SECOND,
        new Constant(1), new Constant(2)), new Constant(5), new Constant(5), 0, StateStore.OperationUnits.ONE,
        StateStore.Capacity.UNLIMITED);
  }

  private static StateStore actors() {
    return new StateStore("actors", new StateStore.Actors(List.of(HERE, THERE)), new Constant(2), new Constant(2), 0,
        StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
  }

  /** A deployment on a platform whose services run on another one. */
  static Deployment deployment(Platform users, Platform services, StateStore home) {
    MessageQueue queue = new MessageQueue(new Constant(4), new Constant(10), 5, Lab.SECOND, 2 * Lab.SECOND, 3);
    InferenceEndpoint model = new InferenceEndpoint("model", List.of(THERE), new Constant(20),
        InferenceEndpoint.PromptTime.NONE, new Constant(3), 400, InferenceEndpoint.Quota.NONE);
    List<Service> called = List.of(
        new Service("called", List.of(THERE), services),
        new Service("flow", List.of(HERE), platform(InstancePolicy.alwaysOn(), new Cpu.Dedicated(1), 0, Long.MAX_VALUE),
            Optional.of(new Orchestrator.Durable(new Constant(3), Map.of(WorkflowEvent.TASK, 1)))),
        new Service("worker", List.of(THERE), services, Optional.empty(), Optional.of(queue)),
        new Service("reader", List.of(THERE), services, Optional.empty(),
            Optional.of(queue.withShards(new Shards(3, 2, Lab.SECOND / 10)))));
    return new Deployment("d", "d", List.of(HERE), Front.NONE, users, List.of(home, cached(), actors()), called,
        List.of(model), List.of());
  }

  static Scenario scenario(Workload users, List<Step> steps, Deployment... deployments) {
    return new Scenario("kinds", users, List.of(new RequestProfile("request", 1, steps, 1_000)),
        List.of("home", "cached", "actors"), List.of("called", "flow", "worker", "reader"), List.of("model"),
        List.of(deployments), (a, b) -> a.equals(b) ? 0 : RTT, new Constant(1), Lab.plan(100, 0, 1, 1));
  }

  /** Each step by itself and behind a computation, workflows, and all of them one after the other. */
  static Map<String, List<Step>> programs() {
    Map<String, List<Step>> programs = new LinkedHashMap<>();
    all().forEach((name, step) -> programs.put(name, List.of(compute(1), step)));
    programs.put("workflow", List.of(compute(1), workflow()));
    List<Step> everything = new ArrayList<>(all().values());
    everything.add(workflow());
    programs.put("everything", everything);
    return programs;
  }
}
