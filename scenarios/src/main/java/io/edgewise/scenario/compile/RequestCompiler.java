package io.edgewise.scenario.compile;

import io.edgewise.scenario.replay.Trace;
import io.edgewise.scenario.spec.RequestSpec;
import io.edgewise.scenario.spec.ResourcesSpec;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.scenario.spec.StepSpec;
import io.edgewise.scenario.spec.Steps;
import io.edgewise.scenario.spec.TokensSpec;
import io.edgewise.scenario.spec.UsersSpec;
import io.edgewise.sim.model.ClientPolicy;
import io.edgewise.sim.model.Hedge;
import io.edgewise.sim.model.PageResources;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.RetryBudget;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.TimeLimit;
import io.edgewise.sim.model.Trigger;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.traffic.TokenCounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the kinds of requests. */
final class RequestCompiler {

  /** Most steps that one request may take when every repetition and every chance is followed. */
  static final long MOST_STEPS = 100_000;

  private final DataSets dataSets;
  private final CalledServices called;
  private final ModelNames models;
  private final AssumptionList assumptions;
  private final Problems problems;

  RequestCompiler(DataSets dataSets, CalledServices called, ModelNames models, AssumptionList assumptions,
      Problems problems) {
    this.dataSets = dataSets;
    this.called = called;
    this.models = models;
    this.assumptions = assumptions;
    this.problems = problems;
  }

  /** The kinds of requests in file order, their shares as the trace says where it does; empty where a problem is recorded, or was when the file was read. */
  Optional<List<RequestProfile>> compile(ScenarioSpec spec, Optional<Trace> trace) {
    Optional<Node> node = spec.node().get("requests").filter(each -> each.kind() == Node.Kind.MAPPING);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (node.get().entries().isEmpty()) {
      problems.add(node.get(), "there is no kind of request; give at least one, such as "
          + "\"api: {steps: [{compute: 5 ms}]}\"");
      return Optional.empty();
    }
    List<RequestSpec> specs = List.copyOf(spec.requests().values());
    List<Shares.Part> parts = specs.stream().map(each -> new Shares.Part(each.node(), each.share())).toList();
    Optional<double[]> recorded =
        trace.flatMap(Trace::requests).flatMap(requests -> requests.kindShares(specs.size()));
    Optional<double[]> shares = recorded.isPresent() ? Shares.recorded(recorded.get(), parts, problems)
        : Shares.split(node.get(), parts, problems);
    List<RequestProfile> profiles = new ArrayList<>();
    int index = 0;
    for (Map.Entry<String, RequestSpec> entry : spec.requests().entrySet()) {
      double share = shares.isPresent() ? shares.get()[index] : 1;
      profile(entry.getKey(), share, entry.getValue(), spec.users()).ifPresent(profiles::add);
      index++;
    }
    return shares.filter(all -> profiles.size() == all.length).map(all -> List.copyOf(profiles));
  }

  /** The schedules in file order; those with a problem are left out. */
  List<Trigger> triggers(ScenarioSpec spec) {
    List<Trigger> triggers = new ArrayList<>();
    spec.schedules().forEach((service, schedule) -> {
      StepSpec.Publish message = schedule.message(service);
      if (schedule.every().isPresent() == schedule.cron().isPresent()) {
        problems.add(schedule.node(), "give \"every\" or \"cron\", as in {every: 5 min}");
      } else if (WorkflowPlaces.check(List.of(message), problems)) {
        step(message).map(Step.Publish.class::cast).ifPresent(publish -> triggers.add(schedule.every()
            .map(every -> new Trigger(publish, every, List.of(0L)))
            .orElseGet(() -> new Trigger(publish, LoadCurves.DAY_NANOS, schedule.cron().orElseThrow().minutes().stream()
                .map(minute -> minute * LoadCurves.MINUTE_NANOS).toList()))));
      }
    });
    return triggers;
  }

  private Optional<RequestProfile> profile(String id, double share, RequestSpec spec, Optional<UsersSpec> users) {
    long response = assumptions.take("requests." + id, RequestSpec.RESPONSE, spec.response()).bytes();
    if (spec.steps().isEmpty()) {
      return Optional.empty();
    }
    if (!WorkflowPlaces.check(spec.steps().get(), problems)) {
      return Optional.empty();
    }
    List<Step> steps = steps(spec.steps().get());
    if (count(steps) > MOST_STEPS) {
      problems.add(spec.node().get("steps").orElse(spec.node()), "a request takes up to " + count(steps)
          + " steps; the most is " + MOST_STEPS);
      return Optional.empty();
    }
    Optional<PageResources> page = spec.resources().filter(resources -> resources.count().isPresent())
        .map(resources -> new PageResources(resources.count().get().intValue(),
            assumptions.take("requests." + id + ".resources", ResourcesSpec.SIZE, resources.size()).bytes(),
            new ConnectionCompiler(assumptions, problems).version(users)));
    return Optional.of(new RequestProfile(id, share, steps, response, page));
  }

  private List<Step> steps(List<StepSpec> specs) {
    return specs.stream().flatMap(spec -> step(spec).stream()).toList();
  }

  /** Empty for a step that was reported when the file was read. */
  private Optional<Step> step(StepSpec spec) {
    return switch (spec) {
      case StepSpec.Compute compute -> Optional.of(new Step.Compute(compute.cpuMillis()));
      case StepSpec.Wait wait -> Optional.of(new Step.Wait(wait.millis()));
      case StepSpec.Recorded recorded -> Optional.empty();
      case StepSpec.Read read -> read.from().map(name -> new Step.Read(dataSets.index(name),
          dataSets.keys(name, read.keys(), assumptions), dataSets.bytes(name, read.size(), assumptions),
          assumptions.take("data." + name, Steps.CONSISTENCY, read.consistency()),
          read.fallback().map(this::steps).orElse(List.of())));
      case StepSpec.Write write -> write.to().map(name -> new Step.Write(dataSets.index(name),
          dataSets.keys(name, write.keys(), assumptions), dataSets.bytes(name, write.size(), assumptions)));
      case StepSpec.Infer infer -> infer(infer);
      case StepSpec.Repeat repeat -> repeat.times().flatMap(times -> repeat.steps()
          .map(inner -> new Step.Repeat(Math.toIntExact(times), steps(inner))));
      case StepSpec.Chance chance -> chance.of().flatMap(of -> chance.steps()
          .map(inner -> new Step.Chance(of, steps(inner))));
      case StepSpec.Call call -> call.service().flatMap(name -> call.steps()
          .map(inner -> new Step.Call(called.index(name), steps(inner),
              assumptions.take("calls." + name, Steps.CALL_REQUEST, call.request()).bytes(),
              assumptions.take("calls." + name, Steps.CALL_RESPONSE, call.response()).bytes(),
              call.retry().map(retry -> retry(name, retry)).orElse(Step.Retry.NONE), call.failure().orElse(0.0),
              client(call), call.fallback().map(this::steps).orElse(List.of()))));
      case StepSpec.ForEach each -> each.items().flatMap(items -> each.steps()
          .map(inner -> new Step.Parallel(Collections.nCopies(items.intValue(), steps(inner)))));
      case StepSpec.Publish publish -> publish.to().flatMap(name -> publish.steps()
          .map(inner -> new Step.Publish(called.index(name), steps(inner),
              assumptions.take("messages." + name, Steps.MESSAGE, publish.size()).bytes(),
              publish.failure().orElse(0.0))));
      case StepSpec.Workflow workflow -> workflow.on().flatMap(name -> workflow.tasks()
          .map(tasks -> new Step.Workflow(called.index(name), steps(tasks),
              assumptions.take("workflows." + name, Steps.CALL_REQUEST, workflow.request()).bytes(),
              assumptions.take("workflows." + name, Steps.CALL_RESPONSE, workflow.response()).bytes())));
      case StepSpec.Parallel parallel -> parallel.branches().isEmpty()
          ? empty(parallel.node())
          : Optional.of(new Step.Parallel(parallel.branches().stream().map(this::steps).toList()));
    };
  }

  private Step.Retry retry(String service, StepSpec.RetrySpec retry) {
    String path = "calls." + service + ".retry";
    return new Step.Retry(Math.toIntExact(assumptions.take(path, Steps.ATTEMPTS, retry.attempts())),
        assumptions.take(path, Steps.INTERVAL, retry.intervalNanos()) / 1e6,
        assumptions.take(path, Steps.RATE, retry.rate()), retry.jitter().orElse(RetryPolicy.Jitter.NONE),
        retry.on().filter(named -> !named.isEmpty()).map(Set::copyOf).orElse(Set.of(RetryPolicy.Cause.values())),
        retry.budget().orElse(RetryBudget.UNLIMITED));
  }

  private ClientPolicy client(StepSpec.Call call) {
    StepSpec.ClientSpec client = call.client();
    call.service().ifPresent(name -> assumptions.ofClients("calls." + name, client.node()));
    Node hedge = call.node();
    if (client.hedge().filter(found -> found.afterNanos() == Hedge.BY_QUANTILE).isPresent()) {
      problems.add(hedge, "how long a call takes is not known beforehand; give \"hedge\" a time, such as 50 ms");
      return ClientPolicy.NONE;
    }
    if (client.timeout().filter(TimeLimit::cancels).isPresent()) {
      problems.add(hedge, "a callee does not learn that its caller has given up; leave \"cancel\" out");
      return ClientPolicy.NONE;
    }
    return new ClientPolicy(client.timeout().orElse(TimeLimit.NONE), client.hedge(), client.breaker());
  }

  private Optional<Step> empty(Node branches) {
    problems.add(branches, "there is no branch; give at least one, such as \"[[{compute: 5 ms}], [{compute: 5 ms}]]\"");
    return Optional.empty();
  }

  private Optional<Step> infer(StepSpec.Infer spec) {
    boolean streamed = assumptions.take(spec.node().path(), Steps.STREAM, spec.stream());
    spec.input().flatMap(TokensSpec::trace).ifPresent(trace -> trace(spec, "input", trace));
    spec.output().flatMap(TokensSpec::trace).ifPresent(trace -> trace(spec, "output", trace));
    return spec.model().flatMap(name -> spec.input().flatMap(input -> spec.output()
        .map(output -> new Step.Infer(models.index(name), input.count(), output.count(), streamed))));
  }

  private void trace(StepSpec.Infer spec, String key, String name) {
    assumptions.add(spec.node().path() + "." + key, name + ": quantiles of the tokens in a trace, prompts and answers "
        + "independent of each other", TokenCounts.PROVENANCE);
  }

  /** Steps when every repetition and every chance is followed; saturates. */
  private static long count(List<Step> steps) {
    long sum = 0;
    for (Step step : steps) {
      long own = switch (step) {
        case Step.Repeat repeat -> repeat.times() * count(repeat.steps());
        case Step.Chance chance -> count(chance.steps());
        case Step.Call call -> 1 + count(call.steps()) + count(call.fallback());
        case Step.Read read -> 1 + count(read.fallback());
        case Step.Publish publish -> 1 + count(publish.steps());
        case Step.Workflow workflow -> 1 + count(workflow.tasks());
        case Step.Parallel parallel -> parallel.branches().stream().mapToLong(RequestCompiler::count).sum();
        default -> 1;
      };
      sum = Math.min(Integer.MAX_VALUE, sum + own);
    }
    return sum;
  }
}
