package io.edgewise.sim.engine;

import io.edgewise.sim.model.InferenceEndpoint;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Trigger;
import io.edgewise.sim.model.WorkflowEvent;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.Recorded;
import io.edgewise.sim.random.ZipfTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The steps of all request kinds, flattened: one operation after the other, with jumps over steps that are not taken. The
 * steps of children follow the operation that starts them. An
 * operation has the same index in every deployment of a scenario, so its random draws are common to all strategies.
 */
final class RequestProgram {

  // What an operation does. Numbers and not an enum: the event loop then finds it with one look-up in place of four.
  static final int COMPUTE = 0;
  static final int WAIT = 1;
  static final int READ = 2;
  static final int WRITE = 3;
  static final int SKIP_UNLESS = 4;
  static final int END = 5;
  static final int FORK = 6;
  static final int CHILD_END = 7;
  static final int TRANSITION = 8;
  static final int PUBLISH = 9;
  static final int BATCH = 10;
  static final int INFER = 12;
  static final int ANSWER = 13;

  /** A read, a write or a call whose client guards it; only in the codes of such deployments. */
  static final int GUARDED = 14;

  /** A computation on servers that scale; only in the codes of such platforms. */
  static final int COMPUTE_SCALED = 11;

  /** In place of the index of a service: the compute that serves users. */
  static final int USERS = -1;

  /** Most operations of one scenario, repeats counted. */
  static final int MOST_OPERATIONS = 1 << 20;

  /**
   * One operation.
   *
   * @param code what it does
   * @param stepIndex index among all operations: the slot of its random streams
   * @param table duration of a computation (on speed 1) or a wait, else null, and where each request has its own
   * @param dataSet data set of a store operation
   * @param keys popularity of the keys of a store operation, else null
   * @param bytes size of the item
   * @param consistency of a read
   * @param probability of not skipping
   * @param target operation to go on with after a skip or a fork
   * @param fork which children are started, else null
   * @param event of a transition in a workflow, else null
   * @param inference what is asked of a model, else null
   */
  record Operation(int code, int stepIndex, QuantileTable table, int dataSet, ZipfTable keys, long bytes,
      Step.Consistency consistency, double probability, int target, Fork fork, WorkflowEvent event,
      Inference inference) {

    boolean isRead() {
      return code == READ;
    }

    /** Whether it reads and demands the newest write. */
    boolean isStrong() {
      return consistency == Step.Consistency.STRONG;
    }

    /** Whether it reads and demands more than any copy has. */
    boolean isDemanding() {
      return isStrong() || consistency == Step.Consistency.READ_YOUR_WRITES;
    }

    Operation withTarget(int newTarget) {
      return new Operation(code, stepIndex, table, dataSet, keys, bytes, consistency, probability, newTarget, fork,
          event, inference);
    }

    Operation withEvent(WorkflowEvent newEvent) {
      return new Operation(code, stepIndex, table, dataSet, keys, bytes, consistency, probability, target, fork,
          newEvent, inference);
    }

    Operation demanding(Step.Consistency demand) {
      return new Operation(code, stepIndex, table, dataSet, keys, bytes, demand, probability, target, fork, event,
          inference);
    }

    Operation withFork(Fork newFork) {
      return new Operation(code, stepIndex, table, dataSet, keys, bytes, consistency, probability, target, newFork,
          event, inference);
    }

    /** In place of a question to a model that is shared: a call of the instances that run it. */
    Operation calling(Fork newFork) {
      return new Operation(FORK, stepIndex, table, dataSet, keys, bytes, consistency, probability, target, newFork,
          event, inference);
    }

    Operation asking(Inference newInference) {
      return new Operation(code, stepIndex, table, dataSet, keys, bytes, consistency, probability, target, fork,
          event, newInference);
    }
  }

  private final List<Operation> operations = new ArrayList<>();

  /* By kind, then by schedule, and where the last one ends. */
  private final int[] entry;
  private final int kinds;
  private final Set<Integer> onUsersKey;

  /** Services that call others; {@link #USERS} if requests of users call any. */
  private final Set<Integer> callers;

  /** By index of an operation that asks a model: the service that it runs on, or {@link #USERS}. */
  private final Map<Integer, Integer> askers;

  /** By index of an operation that may fail: where the steps in its place begin. They end at its target. */
  private final Map<Integer, Integer> fallbacks;

  /** By index of an operation: what was recorded of requests in place of a table. */
  private final Map<Integer, Recorded> recorded;

  private RequestProgram(StepCompiler compiled, int[] entry, int kinds) {
    operations.addAll(compiled.operations);
    this.entry = entry;
    this.kinds = kinds;
    onUsersKey = compiled.onUsersKey;
    callers = compiled.callers;
    askers = compiled.askers;
    fallbacks = compiled.fallbacks;
    recorded = compiled.recorded;
  }

  private RequestProgram(RequestProgram other) {
    operations.addAll(other.operations);
    entry = other.entry;
    kinds = other.kinds;
    onUsersKey = other.onUsersKey;
    callers = new HashSet<>(other.callers);
    askers = other.askers;
    fallbacks = other.fallbacks;
    recorded = other.recorded;
  }

  /**
   * Compiles the steps of all kinds, and those of schedules behind them.
   *
   * @throws IllegalArgumentException if repeats make more than {@link #MOST_OPERATIONS} operations
   */
  static RequestProgram of(List<RequestProfile> requests, List<Trigger> triggers, TableCache tables) {
    int kinds = requests.size();
    StepCompiler compiler = new StepCompiler(tables);
    int[] entry = new int[kinds + triggers.size() + 1];
    for (int i = 0; i < kinds + triggers.size(); i++) {
      entry[i] = compiler.add(i < kinds ? requests.get(i).steps() : List.of(triggers.get(i - kinds).message()));
    }
    entry[kinds + triggers.size()] = compiler.operations.size();
    return new RequestProgram(compiler, entry, kinds);
  }

  /** The same program where the stores, by data set, say what their reads demand. */
  RequestProgram under(List<StateStore> stores) {
    if (stores.stream().allMatch(store -> store.consistency().isEmpty())) {
      return this;
    }
    RequestProgram program = new RequestProgram(this);
    program.operations.replaceAll(operation -> operation.isRead()
        ? operation.demanding(stores.get(operation.dataSet()).consistency().orElse(operation.consistency()))
        : operation);
    return program;
  }

  /**
   * The program of one deployment: models that have instances of their own are called there. Operations keep their indices,
   * so that draws stay common to all deployments.
   */
  RequestProgram where(List<InferenceEndpoint> models) {
    if (models.stream().noneMatch(InferenceEndpoint::hasInstances)) {
      return this;
    }
    RequestProgram program = new RequestProgram(this);
    askers.forEach((index, service) -> {
      Operation operation = operations.get(index);
      InferenceEndpoint model = models.get(operation.inference().model());
      if (model.hasInstances()) {
        program.operations.set(index, operation.calling(Fork.ofModel(model.pool(), index + 1)));
        program.callers.add(service);
      }
    });
    return program;
  }

  /** What each operation does, in order. */
  int[] codes() {
    return operations.stream().mapToInt(Operation::code).toArray();
  }

  /** All operations, in order. */
  Operation[] operations() {
    return operations.toArray(Operation[]::new);
  }

  /** Whether any step asks a model. */
  boolean infers() {
    return operations.stream().anyMatch(operation -> operation.inference() != null);
  }

  /** Whether any answer of a model is streamed. */
  boolean streams() {
    return operations.stream().anyMatch(operation -> operation.inference() != null && operation.inference().streamed());
  }

  /** By operation: the work or wait recorded of each request, or null. */
  Recorded[] recorded() {
    Recorded[] all = new Recorded[operations.size()];
    recorded.forEach((index, values) -> all[index] = values);
    return all;
  }

  /** Index of the first operation of a request kind; of one more than there are, where the operations of kinds end. */
  int entry(int kind) {
    return entry[kind];
  }

  /** Operations of a request, its end included, in the mean of all kinds. */
  double meanOperations(List<RequestProfile> requests) {
    double operations = 0;
    double shares = 0;
    for (int kind = 0; kind < requests.size(); kind++) {
      operations += requests.get(kind).share() * (entry[kind + 1] - entry[kind]);
      shares += requests.get(kind).share();
    }
    return operations / shares;
  }

  /** Index of the operation with which a schedule puts its message into a queue. */
  int entryOfTrigger(int trigger) {
    return entry[kinds + trigger];
  }

  /** Whether operations that run on a service, or on the compute for {@link #USERS}, call services. */
  boolean calls(int service) {
    return callers.contains(service);
  }

  /** Whether any operation starts children. */
  boolean forks() {
    return operations.stream().anyMatch(operation -> operation.fork() != null);
  }

  /** By operation: where the steps in its place begin, if any. */
  Map<Integer, Integer> fallbacks() {
    return fallbacks;
  }

  /** By operation: whether it touches the key of the request's user. */
  boolean[] onUsersKey() {
    boolean[] perUser = new boolean[operations.size()];
    onUsersKey.forEach(operation -> perUser[operation] = true);
    return perUser;
  }

  /** Whether any request reads a data set and demands what its session wrote. */
  boolean readsOwnWrites(int dataSet) {
    return operations.stream().anyMatch(operation -> operation.dataSet() == dataSet
        && operation.consistency() == Step.Consistency.READ_YOUR_WRITES);
  }

  /** Whether any request writes to a data set. */
  boolean writes(int dataSet) {
    return has(WRITE, dataSet);
  }

  /** Whether anything reads a data set. */
  boolean reads(int dataSet) {
    return has(READ, dataSet);
  }

  private boolean has(int code, int dataSet) {
    return operations.stream().anyMatch(operation -> operation.code() == code && operation.dataSet() == dataSet);
  }
}
