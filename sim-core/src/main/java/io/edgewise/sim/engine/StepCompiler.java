package io.edgewise.sim.engine;

import static io.edgewise.sim.engine.RequestProgram.ANSWER;
import static io.edgewise.sim.engine.RequestProgram.BATCH;
import static io.edgewise.sim.engine.RequestProgram.CHILD_END;
import static io.edgewise.sim.engine.RequestProgram.COMPUTE;
import static io.edgewise.sim.engine.RequestProgram.END;
import static io.edgewise.sim.engine.RequestProgram.FORK;
import static io.edgewise.sim.engine.RequestProgram.INFER;
import static io.edgewise.sim.engine.RequestProgram.MOST_OPERATIONS;
import static io.edgewise.sim.engine.RequestProgram.PUBLISH;
import static io.edgewise.sim.engine.RequestProgram.READ;
import static io.edgewise.sim.engine.RequestProgram.SKIP_UNLESS;
import static io.edgewise.sim.engine.RequestProgram.TRANSITION;
import static io.edgewise.sim.engine.RequestProgram.USERS;
import static io.edgewise.sim.engine.RequestProgram.WAIT;
import static io.edgewise.sim.engine.RequestProgram.WRITE;

import io.edgewise.sim.engine.RequestProgram.Operation;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.Step;
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

/** Turns steps into operations, one after the other, and notes what a program has to know of them. */
final class StepCompiler {

  final List<Operation> operations = new ArrayList<>();

  /** Indices of the operations that touch the key of the request's user. */
  final Set<Integer> onUsersKey = new HashSet<>();

  /** Services that call others; {@link RequestProgram#USERS} if requests of users call any. */
  final Set<Integer> callers = new HashSet<>();

  /** By index of an operation that asks a model: the service that it runs on, or {@link RequestProgram#USERS}. */
  final Map<Integer, Integer> askers = new HashMap<>();

  /** By index of an operation that may fail: where the steps in its place begin. They end at its target. */
  final Map<Integer, Integer> fallbacks = new HashMap<>();

  /** By index of an operation: what was recorded of requests in place of a table. */
  final Map<Integer, Recorded> recorded = new HashMap<>();

  private final TableCache tables;
  private int runsOn = USERS;
  private boolean inWorkflow;

  StepCompiler(TableCache tables) {
    this.tables = tables;
  }

  /**
   * Adds the steps of one kind of requests, and their end.
   *
   * @return index of the first operation
   * @throws IllegalArgumentException if there are more than {@link RequestProgram#MOST_OPERATIONS} operations then
   */
  int add(List<Step> steps) {
    int entry = operations.size();
    addAll(steps);
    add(END, null, -1, null, 0, null, 0);
    return entry;
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
