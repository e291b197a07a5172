package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Default;
import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Shape;
import io.edgewise.scenario.schema.Times;
import io.edgewise.scenario.schema.Value;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.text.DataSize;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Quantities;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forms of steps, one key each. */
public final class Steps {

  /** Which items an operation touches. */
  public static final Key<KeysSpec> KEYS = Key.optional("keys", KeysSpec.VALUE,
      "Which items; default: as the data set says.");

  /** Size of an item. */
  public static final Key<DataSize> SIZE = Key.withDefault("size", Scalars.size("4 kB"), "Size of the item.",
      Default.assumed(new DataSize(BigDecimal.ONE, DataSize.Unit.KILOBYTE), "1 kB", "the record size of the YCSB "
          + "benchmark: Cooper et al., Benchmarking Cloud Serving Systems with YCSB, SoCC 2010"));

  /** How fresh a read must be. */
  public static final Key<Step.Consistency> CONSISTENCY = Key.withDefault("consistency", Choices.CONSISTENCY,
      "How fresh the answer must be: eventual takes any copy, strong the newest committed write, and read-your-writes "
          + "nothing older than what requests from the same city wrote or read of the item before.",
      Default.assumed(Step.Consistency.EVENTUAL, "eventual", "the default of most stores"));

  /** Whether the user gets the answer token by token. */
  public static final Key<Boolean> STREAM = Key.withDefault("stream", Scalars.FLAG,
      "Whether the user gets each token of the answer when it is there. The time to the first one is then reported beside "
          + "the latency, which lasts until the last byte.",
      Default.assumed(false, "false", "an answer that is used as a whole, such as a classification or a tool call"));

  private static final Key<String> MODEL = Key.required("model", Scalars.TEXT,
      "The model, by a name of your choice; strategies say under \"models\" what answers for it.");
  private static final Key<TokensSpec> INPUT = Key.required("input", TokensSpec.INPUT,
      "Tokens of the prompt: a count, a distribution of counts, or the name of a trace.");
  private static final Key<TokensSpec> OUTPUT = Key.required("output", TokensSpec.OUTPUT,
      "Tokens of the answer: a count, a distribution of counts, or the name of a trace.");
  /** Size of the request of a call. */
  public static final Key<DataSize> CALL_REQUEST = Key.withDefault("request", Scalars.size("1 kB"),
      "Size of the call's request on the wire.",
      Default.assumed(new DataSize(BigDecimal.ONE, DataSize.Unit.KILOBYTE), "1 kB", "a small JSON document"));

  /** Size of the answer of a call. */
  public static final Key<DataSize> CALL_RESPONSE = Key.withDefault("response", Scalars.size("10 kB"),
      "Size of the call's answer on the wire.",
      Default.assumed(new DataSize(BigDecimal.TEN, DataSize.Unit.KILOBYTE), "10 kB",
          "as the answer of a request to a user"));

  /** Attempts of a call. */
  public static final Key<Long> ATTEMPTS = Key.withDefault("attempts",
      Scalars.count(Quantities.COUNT.atLeast("1").atMost("100"), "3"), "Attempts in all, the first one included.",
      Default.assumed(3L, "3", "three attempts, as in examples of the Amazon States Language"));

  /** Pause before the second attempt. */
  public static final Key<Long> INTERVAL = Key.withDefault("interval",
      Scalars.duration(Quantities.DURATION, "1 s"), "Pause before the second attempt.",
      Default.assumed(1_000_000_000L, "1 s", "the default of the Amazon States Language"));

  /** Growth of the pauses. */
  public static final Key<Double> RATE = Key.withDefault("rate",
      Scalars.number(Quantities.NUMBER.atLeast("1").atMost("100"), "2"), "By which each further pause is longer.",
      Default.assumed(2.0, "2", "the default of the Amazon States Language"));

  private static final Key<StepSpec.RetrySpec> RETRY = Key.optional("retry",
      Mapping.of("retry", "Further attempts of a call that was refused, cut off or failed.",
          () -> List.of(ATTEMPTS, INTERVAL, RATE, Clients.JITTER, Clients.ON, Clients.RETRY_BUDGET),
          fields -> new StepSpec.RetrySpec(fields.node(), ATTEMPTS.in(fields), INTERVAL.in(fields), RATE.in(fields),
              Clients.JITTER.in(fields), Clients.ON.in(fields), Clients.RETRY_BUDGET.in(fields))),
      "Further attempts of a call that was refused, cut off or failed. Default: none.");

  private static final Key<Double> FAILURE = Key.optional("failure",
      Scalars.share(Quantities.SHARE, "1%"), "Share of the calls that fail at the end of their steps. Default: none.");

  /** Size of a message. */
  public static final Key<DataSize> MESSAGE = Key.withDefault("size", Scalars.size("4 kB"), "Size of the message.",
      Default.assumed(new DataSize(BigDecimal.ONE, DataSize.Unit.KILOBYTE), "1 kB", "a small JSON document"));

  private static final Key<String> QUEUE = Key.required("to", Scalars.TEXT,
      "The service that consumes it; every strategy says what it runs on, and which queue is before it.");

  private static final Key<Double> LOST = Key.optional("failure",
      Scalars.share(Quantities.SHARE, "1%"), "Share of the messages that fail at the end of the steps. Default: none.");

  private static final Key<Long> ITEMS = Key.required("items",
      Scalars.count(Quantities.COUNT.atLeast("1").atMost("10000"), "10"), "How many.");

  private static final Key<String> ON =
      Key.required("on", Scalars.TEXT, "The workflow; every strategy says who runs it.");

  private static final Key<String> SERVICE =
      Key.required("service", Scalars.TEXT, "The service; every strategy says what it runs on.");
  private static final Key<String> FROM = Key.required("from", Scalars.TEXT, "The data set.");
  private static final Key<String> TO = Key.required("to", Scalars.TEXT, "The data set.");
  private static final Key<Distribution> CPU = Key.required("cpu", Times.DISTRIBUTION,
      "CPU time on one full vCPU; a smaller share of a vCPU takes longer.");
  private static final Key<Long> TIMES = Key.required("times",
      Scalars.count(Quantities.COUNT.atMost(String.valueOf(Step.Repeat.MOST_TIMES)), "3"), "How often.");
  private static final Key<Double> OF =
      Key.required("of", Scalars.share(Quantities.SHARE, "30%"), "With which probability.");

  private static final Value<StepSpec> STEP = Mapping.oneKey("step", "One step, named by its only key.",
      Steps::forms, Steps::step);

  /** Steps one after the other. */
  static final Value<List<StepSpec>> VALUE = Value.listOf(STEP);

  private static final Key<List<StepSpec>> FALLBACK = Key.optional("fallback", VALUE,
      "Steps in its place where it fails: refused, not answered in time, or its circuit is open. Default: the request fails.");

  private static final Key<List<StepSpec>> STEPS = Key.required("steps", VALUE, "The steps.");

  private static final Value<Optional<Distribution>> WORK = Value.either(
      Mapping.of("work", "Work of a CPU.", () -> List.of(CPU), CPU::in),
      Times.DISTRIBUTION.map(Optional::of),
      node -> node.get("cpu").isPresent());

  private static final Key<StepSpec> COMPUTE = Key.optional("compute", orRecorded(true,
      new Value<>(WORK.shape(),
          (node, problems) -> WORK.reader().read(node, problems).flatMap(work -> work)
              .map(work -> new StepSpec.Compute(node, work)))),
      "CPU work: a time, or {cpu: a time}, or recorded, the duration of the request in the trace.");

  private static final Key<StepSpec> WAIT = Key.optional("wait", orRecorded(false,
      new Value<>(Times.DISTRIBUTION.shape(), (node, problems) -> Times.DISTRIBUTION.reader().read(node, problems)
          .map(time -> new StepSpec.Wait(node, time)))),
      "Time that passes while the instance is held and no CPU is used, such as a call to somebody else's API; or recorded, "
          + "the duration of the request in the trace.");

  private static final Key<StepSpec> READ = Key.optional("read", Value.either(
      Mapping.of("read", "A read of one item.", () -> List.of(FROM, KEYS, SIZE, CONSISTENCY, FALLBACK),
          fields -> new StepSpec.Read(at(fields, "from"), FROM.in(fields), KEYS.in(fields), SIZE.in(fields),
              CONSISTENCY.in(fields), FALLBACK.in(fields))),
      text((node, dataSet) -> new StepSpec.Read(node, Optional.of(dataSet), Optional.empty(), Optional.empty(),
          Optional.empty(), Optional.empty())),
      Steps::isMapping), "A read of one item: its data set, or a mapping.");

  private static final Key<StepSpec> WRITE = Key.optional("write", Value.either(
      Mapping.of("write", "A write of one item.", () -> List.of(TO, KEYS, SIZE),
          fields -> new StepSpec.Write(at(fields, "to"), TO.in(fields), KEYS.in(fields), SIZE.in(fields))),
      text((node, dataSet) -> new StepSpec.Write(node, Optional.of(dataSet), Optional.empty(), Optional.empty())),
      Steps::isMapping), "A write of one item: its data set, or a mapping.");

  private static final Key<StepSpec> INFER = Key.optional("infer",
      Mapping.of("infer", "A question to a model.", () -> List.of(MODEL, INPUT, OUTPUT, STREAM),
          fields -> new StepSpec.Infer(fields.node(), MODEL.in(fields), INPUT.in(fields), OUTPUT.in(fields),
              STREAM.in(fields))),
      "A model answers a prompt.");

  private static final Key<StepSpec> REPEAT = Key.optional("repeat",
      Mapping.of("repeat", "Steps several times.", () -> List.of(TIMES, STEPS),
          fields -> new StepSpec.Repeat(fields.node(), TIMES.in(fields), STEPS.in(fields))),
      "Steps taken several times, one round after the other.");

  private static final Key<StepSpec> CHANCE = Key.optional("chance",
      Mapping.of("chance", "Steps taken sometimes.", () -> List.of(OF, STEPS),
          fields -> new StepSpec.Chance(fields.node(), OF.in(fields), STEPS.in(fields))),
      "Steps taken with a probability.");

  private static final Key<StepSpec> CALL = Key.optional("call",
      Mapping.of("call", "A call of another function.",
          () -> List.of(SERVICE, STEPS, CALL_REQUEST, CALL_RESPONSE, RETRY, FAILURE, Clients.TIMEOUT, Clients.HEDGED,
              Clients.GUARDED, FALLBACK),
          fields -> new StepSpec.Call(at(fields, "service"), SERVICE.in(fields), STEPS.in(fields),
              CALL_REQUEST.in(fields), CALL_RESPONSE.in(fields), RETRY.in(fields), FAILURE.in(fields),
              new StepSpec.ClientSpec(fields.node(), Clients.TIMEOUT.in(fields), Clients.HEDGED.in(fields),
                  Clients.GUARDED.in(fields)),
              FALLBACK.in(fields))),
      "A call of another function, which takes the steps on an instance of its own; the caller waits for its answer.");

  private static final Key<StepSpec> MAP = Key.optional("map",
      Mapping.of("map", "The same steps for each of several items, at the same time.", () -> List.of(ITEMS, STEPS),
          fields -> new StepSpec.ForEach(fields.node(), ITEMS.in(fields), STEPS.in(fields))),
      "The same steps for each of several items, at the same time; the slowest one counts.");

  private static final Key<List<StepSpec>> TASKS = Key.required("tasks", VALUE,
      "What is done, in order: call, wait, parallel, map, chance and repeat.");

  private static final Key<StepSpec> WORKFLOW = Key.optional("workflow",
      Mapping.of("workflow", "An execution of a workflow, the last step of a request.",
          () -> List.of(ON, TASKS, CALL_REQUEST, CALL_RESPONSE),
          fields -> new StepSpec.Workflow(at(fields, "on"), ON.in(fields), TASKS.in(fields), CALL_REQUEST.in(fields),
              CALL_RESPONSE.in(fields))),
      "Tasks that an engine takes one after the other while nobody holds an instance; the last step of a request.");

  private static final Key<StepSpec> PUBLISH = Key.optional("publish",
      Mapping.of("publish", "A message to a queue.", () -> List.of(QUEUE, STEPS, MESSAGE, LOST),
          fields -> new StepSpec.Publish(at(fields, "to"), QUEUE.in(fields), STEPS.in(fields), MESSAGE.in(fields),
              LOST.in(fields))),
      "A message to a queue, whose consumer takes the steps for it later; the request waits for the queue alone.");

  private static final Key<StepSpec> PARALLEL = Key.optional("parallel",
      new Value<>(new Shape.ListOf(VALUE.shape()), (node, problems) -> Value.listOf(VALUE).reader()
          .read(node, problems).map(branches -> new StepSpec.Parallel(node, branches))),
      "Branches taken at the same time, each a list of steps; the slowest one counts.");

  private Steps() {}

  /** Makes a step of a data set's name. */
  private interface OfDataSet {
    StepSpec of(Node node, String dataSet);
  }

  /** A time, or the word for the one that was recorded of the request. */
  private static Value<StepSpec> orRecorded(boolean isWork, Value<StepSpec> time) {
    Value<Boolean> word = Value.named("time", Map.of(TokensSpec.RECORDED, isWork));
    return Value.either(time, new Value<>(word.shape(), (node, problems) -> word.reader().read(node, problems)
        .map(work -> new StepSpec.Recorded(node, work))), node -> !TokensSpec.isRecorded(node));
  }

  private static List<Key<?>> forms() {
    return List.of(COMPUTE, READ, WRITE, WAIT, INFER, REPEAT, CHANCE, CALL, PARALLEL, MAP, PUBLISH, WORKFLOW);
  }

  private static Optional<StepSpec> step(Fields fields) {
    return forms().stream().flatMap(form -> form.in(fields).stream()).map(StepSpec.class::cast).findFirst();
  }

  private static Value<StepSpec> text(OfDataSet step) {
    return new Value<>(Scalars.TEXT.shape(),
        (node, problems) -> Scalars.TEXT.reader().read(node, problems).map(dataSet -> step.of(node, dataSet)));
  }

  private static Node at(Fields fields, String key) {
    return fields.node(key).orElse(fields.node());
  }

  private static boolean isMapping(Node node) {
    return node.kind() == Node.Kind.MAPPING;
  }
}
