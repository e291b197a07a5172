package io.edgewise.sim.engine;

import io.edgewise.sim.model.InferenceEndpoint;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Trigger;
import io.edgewise.sim.model.WorkflowEvent;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.Recorded;
import io.edgewise.sim.random.ZipfTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Set<Integer> onUsersKey = new HashSet<>();

  /* By kind, then by schedule, and where the last one ends. */
  private final int[] entry;
  private int kinds;
  private final TableCache tables;

  /** Services that call others; {@link #USERS} if requests of users call any. */
  private final Set<Integer> callers = new HashSet<>();

  /** By index of an operation that asks a model: the service that it runs on, or {@link #USERS}. */
  private final Map<Integer, Integer> askers = new HashMap<>();

  /** By index of an operation that may fail: where the steps in its place begin. They end at its target. */
  private final Map<Integer, Integer> fallbacks = new HashMap<>();

  /** By index of an operation: what was recorded of requests in place of a table. */
  private final Map<Integer, Recorded> recorded = new HashMap<>();
  private int runsOn = USERS;
  private boolean inWorkflow;

  private RequestProgram(int entries, TableCache tables) {
    this.tables = tables;
    entry = new int[entries];
  }

  /**
   * Compiles the steps of all kinds, and those of schedules behind them.
   *
   * @throws IllegalArgumentException if repeats make more than {@link #MOST_OPERATIONS} operations
   */
  static RequestProgram of(List<RequestProfile> requests, List<Trigger> triggers, TableCache tables) {
    int kinds = requests.size();
    RequestProgram program = new RequestProgram(kinds + triggers.size() + 1, tables);
    for (int i = 0; i < kinds + triggers.size(); i++) {
      program.entry[i] = program.operations.size();
      program.addAll(i < kinds ? requests.get(i).steps() : List.of(triggers.get(i - kinds).message()));
      program.add(END, null, -1, null, 0, null, 0);
    }
    program.entry[kinds + triggers.size()] = program.operations.size();
    program.kinds = kinds;
    return program;
  }

  /** The same program where the stores, by data set, say what their reads demand. */
  RequestProgram under(List<StateStore> stores) {
    if (stores.stream().allMatch(store -> store.consistency().isEmpty())) {
      return this;
    }
    RequestProgram program = copy();
    program.operations.replaceAll(operation -> operation.isRead()
        ? operation.demanding(stores.get(operation.dataSet()).consistency().orElse(operation.consistency()))
        : operation);
    return program;
  }

  private RequestProgram copy() {
    RequestProgram program = new RequestProgram(entry.length, tables);
    System.arraycopy(entry, 0, program.entry, 0, entry.length);
    program.kinds = kinds;
    program.operations.addAll(operations);
    program.callers.addAll(callers);
    program.askers.putAll(askers);
    program.recorded.putAll(recorded);
    program.onUsersKey.addAll(onUsersKey);
    program.fallbacks.putAll(fallbacks);
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
    RequestProgram program = copy();
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
    return operations.stream().anyMatch(operation -> operation.code() == WRITE && operation.dataSet() == dataSet);
  }

  private void addAll(List<Step> steps) {
    for (Step step : steps) {
      add(step);
    }
  }

  private void add(Step step) {
    if (inWorkflow) {
      WorkflowEvent.before(step).ifPresent(this::addTransition);
    }
    switch (step) {
      case Step.Compute compute -> add(COMPUTE, time(compute.cpuMillis()), -1, null, 0, null, 0);
      case Step.Wait wait -> add(WAIT, time(wait.millis()), -1, null, 0, null, 0);
      case Step.Read read -> {
        note(read.keys());
        int at = operations.size();
        add(READ, null, read.dataSet(), tables.keys(read.keys()), read.bytes(), read.consistency(), 0);
        addFallback(at, read.fallback());
        operations.set(at, operations.get(at).withTarget(operations.size()));
      }
      case Step.Write write -> {
        note(write.keys());
        add(WRITE, null, write.dataSet(), tables.keys(write.keys()), write.bytes(), null, 0);
      }
      case Step.Infer infer -> add(infer);
      case Step.Chance chance -> {
        int at = operations.size();
        add(SKIP_UNLESS, null, -1, null, 0, null, chance.probability());
        addAll(chance.steps());
        operations.set(at, operations.get(at).withTarget(operations.size()));
      }
      case Step.Repeat repeat -> {
        for (int i = 0; i < repeat.times(); i++) {
          addAll(repeat.steps());
        }
      }
      case Step.Call call -> {
        int at = addFork();
        int entry = addOn(call.service(), false, call.steps());
        addFallback(at, call.fallback());
        closeFork(at, Fork.of(call, entry));
      }
      case Step.Publish publish -> {
        int at = operations.size();
        add(PUBLISH, null, -1, null, 0, null, 0);
        int batch = operations.size();
        add(BATCH, null, -1, null, 0, null, 0);
        operations.set(batch, operations.get(batch).withTarget(batch));
        int publisher = runsOn;
        boolean calls = callers.contains(publisher);
        closeFork(at, Fork.of(publish, addOn(publish.service(), false, publish.steps())));
        if (!calls) {
          // Who publishes does not wait for the consumer.
          callers.remove(publisher);
        }
      }
      case Step.Workflow workflow -> {
        int at = addFork();
        closeFork(at, Fork.of(workflow, addOn(workflow.service(), true, workflow.tasks())));
      }
      case Step.Parallel parallel -> {
        int at = addFork();
        List<Integer> entries = new ArrayList<>();
        for (List<Step> branch : parallel.branches()) {
          entries.add(addChild(branch, inWorkflow ? Optional.of(WorkflowEvent.BRANCH) : Optional.empty()));
        }
        closeFork(at, Fork.of(entries));
      }
    }
  }

  /** The table of a time; null where each request has its own, of which the operation that comes next takes a note. */
  private QuantileTable time(Distribution millis) {
    if (millis instanceof Recorded values) {
      recorded.put(operations.size(), values);
      return null;
    }
    return tables.of(millis, 1e6);
  }

  /** Notes of the operation that comes next whether it touches the user's key. */
  private void note(KeySpace keys) {
    if (keys.perUser()) {
      onUsersKey.add(operations.size());
    }
  }

  /** Adds what runs on a service, and returns the index of its first operation. */
  private int addOn(int service, boolean isWorkflow, List<Step> steps) {
    callers.add(runsOn);
    int caller = runsOn;
    boolean before = inWorkflow;
    runsOn = service;
    inWorkflow = isWorkflow;
    int entry = addChild(steps, Optional.empty());
    runsOn = caller;
    inWorkflow = before;
    return entry;
  }

  private void addFallback(int of, List<Step> steps) {
    if (!steps.isEmpty()) {
      fallbacks.put(of, operations.size());
      addAll(steps);
    }
  }

  private void addTransition(WorkflowEvent event) {
    add(TRANSITION, null, -1, null, 0, null, 0);
    int at = operations.size() - 1;
    operations.set(at, operations.get(at).withEvent(event));
  }

  private int addFork() {
    add(FORK, null, -1, null, 0, null, 0);
    return operations.size() - 1;
  }

  private int addChild(List<Step> steps, Optional<WorkflowEvent> begins) {
    int entry = operations.size();
    begins.ifPresent(this::addTransition);
    addAll(steps);
    add(CHILD_END, null, -1, null, 0, null, 0);
    return entry;
  }

  private void closeFork(int at, Fork fork) {
    operations.set(at, operations.get(at).withTarget(operations.size()).withFork(fork));
  }

  private void add(int code, QuantileTable table, int dataSet, ZipfTable keys, long bytes,
      Step.Consistency consistency, double probability) {
    int index = operations.size();
    if (index >= MOST_OPERATIONS) {
      throw new IllegalArgumentException("the steps make more than " + MOST_OPERATIONS + " operations");
    }
    operations.add(new Operation(code, index, table, dataSet, keys, bytes, consistency, probability, index + 1, null,
        null, null));
  }

  /** A question, and the answer in case that it is given by an instance, as a child of the request. */
  private void add(Step.Infer infer) {
    Inference inference = new Inference(infer.model(), Tokens.of(infer.inputTokens(), tables),
        Tokens.of(infer.outputTokens(), tables), infer.streamed());
    int index = operations.size();
    askers.put(index, runsOn);
    add(INFER, null, -1, null, 0, null, 0);
    add(ANSWER, null, -1, null, 0, null, 0);
    add(CHILD_END, null, -1, null, 0, null, 0);
    operations.set(index, operations.get(index).asking(inference).withTarget(operations.size()));
    operations.set(index + 1, operations.get(index + 1).asking(inference));
  }
}
