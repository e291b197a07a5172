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

  /** Size of the request of a call. */
  public static final Key<DataSize> CALL_REQUEST = Key.withDefault("request", Scalars.size("1 kB"),
      "Size of the call's request on the wire.",
      Default.assumed(new DataSize(BigDecimal.ONE, DataSize.Unit.KILOBYTE), "1 kB", "a small JSON document"));

  /** Size of the answer of a call. */
  public static final Key<DataSize> CALL_RESPONSE = Key.withDefault("response", Scalars.size("10 kB"),
      "Size of the call's answer on the wire.",
      Default.assumed(new DataSize(BigDecimal.TEN, DataSize.Unit.KILOBYTE), "10 kB",
          "as the answer of a request to a user"));

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

  private static final Key<List<StepSpec>> STEPS = Key.required("steps", VALUE, "The steps.");

  private static final Value<Optional<Distribution>> WORK = Value.either(
      Mapping.of("work", "Work of a CPU.", () -> List.of(CPU), CPU::in),
      Times.DISTRIBUTION.map(Optional::of),
      node -> node.get("cpu").isPresent());

  private static final Key<StepSpec> COMPUTE = Key.optional("compute",
      new Value<>(WORK.shape(),
          (node, problems) -> WORK.reader().read(node, problems).flatMap(work -> work)
              .map(work -> new StepSpec.Compute(node, work))),
      "CPU work: a time, or {cpu: a time}.");

  private static final Key<StepSpec> WAIT = Key.optional("wait", new Value<>(Times.DISTRIBUTION.shape(),
      (node, problems) -> Times.DISTRIBUTION.reader().read(node, problems).map(time -> new StepSpec.Wait(node, time))),
      "Time that passes while the instance is held and no CPU is used, such as a call to somebody else's API.");

  private static final Key<StepSpec> READ = Key.optional("read", Value.either(
      Mapping.of("read", "A read of one item.", () -> List.of(FROM, KEYS, SIZE, CONSISTENCY),
          fields -> new StepSpec.Read(at(fields, "from"), FROM.in(fields), KEYS.in(fields), SIZE.in(fields),
              CONSISTENCY.in(fields))),
      text((node, dataSet) -> new StepSpec.Read(node, Optional.of(dataSet), Optional.empty(), Optional.empty(),
          Optional.empty())),
      Steps::isMapping), "A read of one item: its data set, or a mapping.");

  private static final Key<StepSpec> WRITE = Key.optional("write", Value.either(
      Mapping.of("write", "A write of one item.", () -> List.of(TO, KEYS, SIZE),
          fields -> new StepSpec.Write(at(fields, "to"), TO.in(fields), KEYS.in(fields), SIZE.in(fields))),
      text((node, dataSet) -> new StepSpec.Write(node, Optional.of(dataSet), Optional.empty(), Optional.empty())),
      Steps::isMapping), "A write of one item: its data set, or a mapping.");

  private static final Key<StepSpec> REPEAT = Key.optional("repeat",
      Mapping.of("repeat", "Steps several times.", () -> List.of(TIMES, STEPS),
          fields -> new StepSpec.Repeat(fields.node(), TIMES.in(fields), STEPS.in(fields))),
      "Steps taken several times, one round after the other.");

  private static final Key<StepSpec> CHANCE = Key.optional("chance",
      Mapping.of("chance", "Steps taken sometimes.", () -> List.of(OF, STEPS),
          fields -> new StepSpec.Chance(fields.node(), OF.in(fields), STEPS.in(fields))),
      "Steps taken with a probability.");

  private static final Key<StepSpec> CALL = Key.optional("call",
      Mapping.of("call", "A call of another function.", () -> List.of(SERVICE, STEPS, CALL_REQUEST, CALL_RESPONSE),
          fields -> new StepSpec.Call(at(fields, "service"), SERVICE.in(fields), STEPS.in(fields),
              CALL_REQUEST.in(fields), CALL_RESPONSE.in(fields))),
      "A call of another function, which takes the steps on an instance of its own; the caller waits for its answer.");

  private static final Key<StepSpec> PARALLEL = Key.optional("parallel",
      new Value<>(new Shape.ListOf(VALUE.shape()), (node, problems) -> Value.listOf(VALUE).reader()
          .read(node, problems).map(branches -> new StepSpec.Parallel(node, branches))),
      "Branches taken at the same time, each a list of steps; the slowest one counts.");

  private Steps() {}

  /** Makes a step of a data set's name. */
  private interface OfDataSet {
    StepSpec of(Node node, String dataSet);
  }

  private static List<Key<?>> forms() {
    return List.of(COMPUTE, READ, WRITE, WAIT, REPEAT, CHANCE, CALL, PARALLEL);
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
