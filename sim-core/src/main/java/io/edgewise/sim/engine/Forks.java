package io.edgewise.sim.engine;

import io.edgewise.sim.model.WorkflowEvent;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;

/**
 * Starts the children of requests and takes them back. A child is a request with a slot, a number and a program of its
 * own: a call reaches the instances of a service after half a round trip, a branch goes on at once on the instance of its
 * parent. When a child is over its parent has one less to wait for, and goes on after the last one.
 */
final class Forks {

  /** In place of a time: children are still under way. */
  static final long OPEN = Long.MIN_VALUE;

  /** In place of a time: there is nothing to start. */
  static final long NONE = Long.MIN_VALUE + 1;

  private final RequestTable table;
  private final Children children;
  private final CallTrips trips;

  /** Null where no operation is guarded. */
  private final Attempts attempts;
  private final RequestProgram.Operation[] operations;

  /** By operation: whether its children are requests to a service, and not branches on the instance of their parent. */
  private final boolean[] calls;
  private final RequestWalk[] walkAt;
  private final Invocations[] invocationsAt;

  /** By place; null where no durable orchestrator is. */
  private final Transitions[] transitionsAt;
  private Queues queues;
  private Draws draws;
  private Measurements measurements;
  private RequestTrace trace;

  Forks(CompiledDeployment compiled, RequestTable table, Attempts attempts) {
    this.table = table;
    trips = new CallTrips(compiled, table);
    this.attempts = attempts;
    children = new Children(table);
    operations = compiled.program.operations();
    calls = new boolean[operations.length];
    for (RequestProgram.Operation operation : operations) {
      Fork fork = operation.fork();
      calls[operation.stepIndex()] = fork != null && operation.code() == RequestProgram.FORK
          && fork.service() != RequestProgram.USERS && !compiled.services[fork.service()].inCaller;
    }
    walkAt = new RequestWalk[compiled.places.size()];
    invocationsAt = new Invocations[compiled.places.size()];
    transitionsAt = new Transitions[compiled.places.size()];
  }

  /** Names the walk of the requests at the places of a platform, and the books of its instances. */
  void connect(CompiledPlatform platform, RequestWalk walk, Invocations invocations) {
    for (int site = platform.firstSite; site < platform.endSite; site++) {
      walkAt[site] = walk;
      invocationsAt[site] = invocations;
      transitionsAt[site] = walk.transitions();
    }
  }

  void connect(Schedule ofServices) {
    trips.connect(ofServices);
  }

  void connect(Queues ofMessages) {
    queues = ofMessages;
  }

  /** Calls take other ways from now on. */
  void follow(CallPaths paths) {
    trips.follow(paths);
  }

  Children children() {
    return children;
  }

  void use(Draws replicationDraws, Measurements into) {
    draws = replicationDraws;
    measurements = into;
    trips.use(replicationDraws, into);
  }

  void trace(RequestTrace newTrace) {
    trace = newTrace;
    trips.trace(newTrace);
  }

  /**
   * Starts the children of a fork.
   *
   * @param clockNanos time of the event being handled
   * @param nowNanos when the request is at the fork
   * @return when the last of them is over, or {@link #OPEN} if that is not known yet; the request then goes on by itself
   */
  long start(int slot, RequestProgram.Operation operation, long clockNanos, long nowNanos) {
    Fork fork = operation.fork();
    int count = fork.children().size();
    // One more, so that children who are over at once do not end the fork before all of them were started.
    children.await(slot, count + 1, nowNanos);
    for (int i = 0; i < count; i++) {
      Fork.Child child = fork.children().get(i);
      if (calls[operation.stepIndex()]) {
        call(slot, operation, child, nowNanos);
      } else {
        branch(slot, operation, child, clockNanos, nowNanos);
      }
    }
    return children.isLast(slot) ? children.joinedNanos(slot) : OPEN;
  }

  /** A request publishes a message; returns when it knows that the queue has it. */
  long publish(int slot, RequestProgram.Operation operation, long nowNanos) {
    return queues.publish(slot, operation, nowNanos);
  }

  /**
   * Starts the next message of a batch.
   *
   * @return when it is over, {@link #OPEN} if that is not known yet, {@link #NONE} if no message is left
   */
  long startMessage(int batch, long clockNanos, long nowNanos) {
    int message = queues.next(batch);
    if (message < 0) {
      return NONE;
    }
    children.await(batch, 2, nowNanos);
    int operation = children.operation(message);
    children.adopt(message, batch, operation);
    branch(message, batch, operations[operation].fork().children().getFirst(), clockNanos, nowNanos);
    return children.isLast(batch) ? children.joinedNanos(batch) : OPEN;
  }

  /** Whether a child of the fork that was joined last was not served. */
  boolean failed(int slot) {
    return children.failed(slot);
  }

  boolean isChild(int slot) {
    return children.isChild(slot);
  }

  /** Whether a child is a batch of messages, which has no parent. */
  boolean isBatch(int child) {
    return children.isBatch(child);
  }

  int parent(int child) {
    return children.parent(child);
  }

  /** How long an answer is on its way from a child to its parent. */
  long backNanos(int child) {
    RequestProgram.Operation operation = operations[children.operation(child)];
    return calls[operation.stepIndex()] ? trips.backNanos(child, callerSite(child), operation) : 0;
  }

  /** Whether a request is a branch of another, on whose instance it is. */
  boolean isBranch(int slot) {
    return children.isChild(slot) && !children.isBatch(slot) && !calls[children.operation(slot)];
  }

  /** Whether the instance of a request was given back before its end, because a workflow took over. */
  boolean isDetached(int slot) {
    return children.isDetached(slot);
  }

  /**
   * A child is over at its instance, or without one.
   *
   * @param clockNanos time of the event being handled
   */
  void over(int child, long clockNanos, long atNanos, Outcome outcome, boolean wasInvoked) {
    if (children.isBatch(child)) {
      batchOver(child, atNanos, outcome, wasInvoked);
      return;
    }
    if (attempts != null && attempts.isAttempt(child)) {
      attemptOver(child, clockNanos, atNanos, outcome, wasInvoked);
      return;
    }
    int parent = children.parent(child);
    if (children.isBatch(parent)) {
      messageOver(child, parent, clockNanos, atNanos, outcome);
      return;
    }
    RequestProgram.Operation operation = operations[children.operation(child)];
    long back = atNanos;
    Outcome result = outcome;
    if (calls[operation.stepIndex()]) {
      if (wasInvoked) {
        book(child, atNanos);
        result = ends(child, operation, outcome);
      }
      back = trips.answer(child, callerSite(child), operation, atNanos);
      if (result != Outcome.SERVED && children.attempt(child) + 1 < operation.fork().retry().attempts()) {
        tryAgain(child, parent, operation, back);
        return;
      }
    } else {
      children.addCpu(parent, table.component(child, Component.COMPUTE) + children.cpuNanos(child));
    }
    children.leave(child, back, result);
    table.close(child);
    if (children.isLast(parent)) {
      walkAt[table.site(parent)].join(parent, clockNanos, children.joinedNanos(parent));
    }
  }

  private void attemptOver(int child, long clockNanos, long atNanos, Outcome outcome, boolean wasInvoked) {
    RequestProgram.Operation operation = operations[children.operation(child)];
    Outcome result = outcome;
    if (wasInvoked) {
      book(child, atNanos);
      result = ends(child, operation, outcome);
    }
    if (attempts.isAbandoned(child)) {
      attempts.free(child);
      close(child);
      return;
    }
    long back = trips.answer(child, callerSite(child), operation, atNanos);
    walkAt[table.site(attempts.parent(child))].guarded().callOver(child, clockNanos, back, result);
  }

  private void messageOver(int message, int batch, long clockNanos, long atNanos, Outcome outcome) {
    children.addCpu(batch, table.component(message, Component.COMPUTE) + children.cpuNanos(message));
    children.joinAt(batch, atNanos);
    queues.over(message, batch, atNanos, outcome);
    if (children.isLast(batch)) {
      walkAt[table.site(batch)].join(batch, clockNanos, children.joinedNanos(batch));
    }
  }

  /** A batch is over; the messages that it had no time for, or all of them if it got no instance, appear again. */
  private void batchOver(int batch, long atNanos, Outcome outcome, boolean wasInvoked) {
    if (wasInvoked) {
      book(batch, atNanos);
    }
    queues.end(batch, atNanos, outcome);
  }

  /** Opens a slot for an attempt at a call whose caller guards it, and which is then to be sent. */
  int attempt(int parent, RequestProgram.Operation operation, int attempt) {
    children.await(parent, 1, table.startNanos(parent));
    Fork.Child child = operation.fork().children().getFirst();
    int slot = open(parent, operation, child, child.number(table.number(parent), attempt),
        trips.site(operation, table.site(parent)), 0);
    table.way(slot, 0, 0, 0, 0, -1);
    return slot;
  }

  /** An attempt at a call was over for a caller who still waits, but may have given up when it knows. */
  void bring(int child, int parent, long nanos, Outcome outcome) {
    if (outcome == Outcome.SERVED) {
      children.bring(child, parent, nanos);
    }
  }

  /** Forgets a child, and gives its slot back. */
  void close(int child) {
    children.forget(child);
    table.close(child);
  }

  /** A caller takes what the attempt has brought that was answered first. */
  void take(int parent) {
    children.isLast(parent);
  }

  /** A caller has given up the attempts at a call. */
  void drop(int parent) {
    children.drop(parent);
  }

  /** A call is made again; an engine of workflows may bill that. */
  void countRetry(int parent) {
    Transitions transitions = transitionsAt[table.site(parent)];
    if (transitions != null) {
      transitions.count(parent, WorkflowEvent.RETRY);
    }
  }

  private int open(int parent, RequestProgram.Operation operation, Fork.Child child, long number, int site,
      long nowNanos) {
    int slot = table.open(number, nowNanos, table.origin(parent), table.kind(parent), table.route(parent), site,
        child.entry(), table.isMeasured(parent));
    children.adopt(slot, parent, operation.stepIndex());
    if (trace != null && trace.follows(table.number(parent))) {
      trace.follow(number);
    }
    return slot;
  }

  private void branch(int parent, RequestProgram.Operation operation, Fork.Child child, long clockNanos,
      long nowNanos) {
    branch(open(parent, operation, child, child.number(table.number(parent)), table.site(parent), nowNanos), parent,
        child, clockNanos, nowNanos);
  }

  private void branch(int slot, int parent, Fork.Child child, long clockNanos, long nowNanos) {
    table.way(slot, 0, 0, 0, 0, -1);
    table.instance(slot, table.instance(parent));
    table.startNanos(slot, nowNanos);
    walkAt[table.site(parent)].goOn(slot, clockNanos, nowNanos, child.entry());
  }

  private void call(int parent, RequestProgram.Operation operation, Fork.Child child, long nowNanos) {
    int slot = open(parent, operation, child, child.number(table.number(parent)),
        trips.site(operation, table.site(parent)), nowNanos);
    table.way(slot, 0, 0, 0, 0, -1);
    reach(slot, parent, operation, nowNanos);
    if (operation.fork().isWorkflow()) {
      transitionsAt[table.site(slot)].count(slot, WorkflowEvent.START);
      // The orchestrator says at once that it has taken over.
      long trip = trips.roundTrip(slot, table.site(parent), operation);
      detach(parent, nowNanos + trip + table.component(slot, Component.OTHER));
    }
  }

  /** A request is on its way to a service. */
  void reach(int slot, int parent, RequestProgram.Operation operation, long nowNanos) {
    trips.reach(slot, table.site(parent), operation, nowNanos);
  }

  private void tryAgain(int child, int parent, RequestProgram.Operation operation, long nowNanos) {
    long backoff = operation.fork().retry().backoffNanos(children.attempt(child));
    countRetry(parent);
    children.tryAgain(child, backoff);
    Fork.Child attempt = operation.fork().children().getFirst();
    long number = attempt.number(table.number(child));
    if (trace != null && trace.follows(table.number(child))) {
      trace.follow(number);
    }
    table.again(child, number, attempt.entry());
    trips.reachAgain(child, table.site(parent), operation, nowNanos, backoff);
  }

  /** Gives the instance of a request back, because a workflow goes on without it. */
  private void detach(int slot, long atNanos) {
    long end = walkAt[table.site(slot)].ends().giveBack(slot, atNanos, atNanos);
    book(slot, end);
    children.detach(slot);
  }

  /** How a request to a service ends that was over there with an outcome: it may fail by itself, or end a workflow. */
  private Outcome ends(int child, RequestProgram.Operation operation, Outcome outcome) {
    if (operation.fork().isWorkflow()) {
      transitionsAt[table.site(child)].count(child, WorkflowEvent.END);
    }
    double failure = operation.fork().failure();
    boolean fails = failure > 0 && outcome == Outcome.SERVED
        && draws.branch[operation.stepIndex()].uniform(table.number(child)) < failure;
    return fails ? Outcome.CALL_FAILED : outcome;
  }

  /** The books of the instances where a request is. */
  Invocations invocations(int slot) {
    return invocationsAt[table.site(slot)];
  }

  private void book(int child, long endNanos) {
    Invocations invocations = invocations(child);
    invocations.hold(child, endNanos);
    if (table.isMeasured(child)) {
      invocations.bill(child, endNanos, children.cpuNanos(child), measurements.usage());
    }
  }

  private int callerSite(int child) {
    return table.site(children.parent(child));
  }
}
