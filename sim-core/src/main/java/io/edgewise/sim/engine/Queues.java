package io.edgewise.sim.engine;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.MessageQueue;
import io.edgewise.sim.model.Service;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.EventMeasurements;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;

/**
 * The queues before services. A message has a slot from the moment at which it is published until it is done or a dead letter.
 * A complete batch is a request of its own to its consumer, on whose instance the messages are branches, one after the other.
 */
final class Queues {

  private final CompiledDeployment compiled;
  private final RequestTable table;
  private final Children children;
  private final RequestProgram.Operation[] operations;
  private final Schedule schedule;

  // By place where code runs; null where no queue is.
  private final QueuedMessages[] waiting;
  private final MessageQueue[] policies;
  private final QuantileTable[] delivery;
  private final QuantileTable[] send;
  private final int[] serviceAt;

  /** Null where no queue has shards. */
  private final Streams streams;
  private Draws draws;
  private Measurements measurements;
  private RequestTrace trace;

  Queues(CompiledDeployment compiled, RequestTable table, Children children, Schedule schedule) {
    this.compiled = compiled;
    this.table = table;
    this.children = children;
    this.schedule = schedule;
    operations = compiled.program.operations();
    int places = compiled.places.size();
    waiting = new QueuedMessages[places];
    policies = new MessageQueue[places];
    delivery = new QuantileTable[places];
    send = new QuantileTable[places];
    serviceAt = new int[places];
    streams = compiled.deployment.services().stream().flatMap(service -> service.queue().stream())
        .anyMatch(queue -> queue.shards().isPresent())
            ? new Streams(compiled, table, children, schedule, this)
            : null;
    for (int service = 0; service < compiled.services.length; service++) {
      Service described = compiled.deployment.services().get(service);
      if (described.queue().isPresent()) {
        open(described.queue().get(), service);
      }
    }
  }

  private void open(MessageQueue queue, int service) {
    CompiledPlatform platform = compiled.services[service];
    for (int site = platform.firstSite; site < platform.endSite; site++) {
      policies[site] = queue;
      if (queue.shards().isPresent()) {
        streams.open(site, new ShardedMessages(queue, queue.shards().get()));
      } else {
        waiting[site] = new QueuedMessages(queue);
      }
      delivery[site] = compiled.tables.of(queue.deliveryMillis(), 1e6);
      send[site] = compiled.tables.of(queue.sendMillis(), 1e6);
      serviceAt[site] = service;
    }
  }

  void use(Draws replicationDraws, Measurements into) {
    draws = replicationDraws;
    measurements = into;
    if (streams != null) {
      streams.use(replicationDraws);
    }
  }

  void trace(RequestTrace newTrace) {
    trace = newTrace;
  }

  void clear() {
    for (QueuedMessages queue : waiting) {
      if (queue != null) {
        queue.clear();
      }
    }
    if (streams != null) {
      streams.clear();
    }
  }

  /** Looks whether all queues are empty. */
  void audit(Audit audit) {
    for (int site = 0; site < waiting.length; site++) {
      audit.require(waiting[site] == null || waiting[site].isEmpty(), "messages wait in the queue at site " + site);
    }
    if (streams != null) {
      streams.audit(audit);
    }
  }

  /** A request publishes a message; returns when it knows that the queue has it. */
  long publish(int slot, RequestProgram.Operation operation, long nowNanos) {
    Fork fork = operation.fork();
    Fork.Child child = fork.children().getFirst();
    int from = table.site(slot);
    int site = compiled.callPaths.site(fork.service(), from);
    long number = child.number(table.number(slot));
    long rtt = compiled.callPaths.rttNanos(fork.service(), from);
    long trip = compiled.backbone.roundTripNanos(rtt, draws, operation.stepIndex(), number);
    long accept = send[site].sampleNanos(draws.service[operation.stepIndex()], number);
    int message = table.open(number, nowNanos, table.origin(slot), table.kind(slot), table.route(slot), site,
        child.entry(), table.isMeasured(slot));
    table.inheritUser(message, slot);
    children.publish(message, operation.stepIndex(), 0);
    schedule.put(nowNanos + trip / 2 + accept, EventKind.APPEAR, message);
    if (table.isMeasured(slot)) {
      measurements.usage().count(UsageKind.MESSAGES, site, 1);
      if (compiled.callPaths.isRemote(fork.service(), from)) {
        measurements.usage().count(UsageKind.CALL_BYTES, from, fork.bytes());
      }
    }
    long known = nowNanos + trip + accept;
    table.add(slot, Component.OTHER, known - nowNanos);
    if (trace != null && trace.follows(table.number(slot))) {
      trace.span(Component.OTHER, "publish to " + compiled.scenario.services().get(fork.service()), nowNanos, known);
    }
    return known;
  }

  /**
   * A schedule puts a message into the queue at the first place of its consumer.
   *
   * @param occurrence number of what it starts, apart from those of all requests
   */
  void start(RequestProgram.Operation operation, long occurrence, long nowNanos, boolean measured) {
    Fork.Child child = operation.fork().children().getFirst();
    int site = compiled.services[operation.fork().service()].firstSite;
    int message = table.open(child.number(occurrence), nowNanos, 0, 0, 0, site, child.entry(), measured);
    children.publish(message, operation.stepIndex(), 0);
    if (measured) {
      measurements.usage().count(UsageKind.MESSAGES, site, 1);
    }
    appear(message, nowNanos);
  }

  /** A message appears in its queue, for the first time or again. */
  void appear(int message, long nowNanos) {
    if (isStream(table.site(message))) {
      streams.appear(message, nowNanos);
      return;
    }
    QueuedMessages queue = waiting[table.site(message)];
    if (queue.add(message, nowNanos)) {
      deliver(table.site(message), nowNanos);
    } else if (queue.isFirst()) {
      schedule.put(queue.dueNanos(), EventKind.BATCH_DUE, table.site(message));
    }
  }

  /** The time may have come at which a batch waits no longer for more messages. */
  void due(int site, long nowNanos) {
    if (waiting[site].isDue(nowNanos)) {
      deliver(site, nowNanos);
    }
  }

  /** The time may have come at which a batch of a shard waits no longer for more messages. */
  void dueInShard(int event, long nowNanos) {
    streams.due(event, nowNanos);
  }

  private boolean isStream(int site) {
    return streams != null && streams.isAt(site);
  }

  private void deliver(int site, long nowNanos) {
    QueuedMessages queue = waiting[site];
    int first = queue.take();
    int last = first;
    while (!queue.isEmpty()) {
      int next = queue.take();
      children.link(last, next);
      last = next;
    }
    children.link(last, -1);
    handOut(first, nowNanos, nowNanos, false);
  }

  /**
   * Hands a chain of messages to their consumer.
   *
   * @param completeNanos when the batch was complete; the way to the consumer begins there
   * @param again whether a stream hands out what it had handed out before, at once
   * @return the batch, a request of its own
   */
  int handOut(int first, long nowNanos, long completeNanos, boolean again) {
    int site = table.site(first);
    boolean measured = table.isMeasured(first);
    int operation = children.operation(first);
    // The operation after the one that published is the loop over the messages of a batch.
    long number = operations[operation].fork().children().getFirst().number(table.number(first));
    int batch = table.open(number, nowNanos, table.origin(first), table.kind(first), table.route(first),
        site, operation + 1, measured);
    table.inheritUser(batch, first);
    children.batch(batch, operation);
    children.link(batch, first);
    if (measured) {
      measurements.usage().count(UsageKind.BATCHES, site, 1);
    }
    long way = again ? 0 : delivery[site].sampleNanos(draws.overhead, number);
    long wait = Math.max(0, completeNanos + way - nowNanos);
    boolean ages = !again && isStream(site);
    for (int message = first; message >= 0; message = children.link(message)) {
      count(message);
      if (ages && table.isMeasured(message)) {
        events(site).handedOut(nowNanos + wait - table.sentNanos(message));
      }
    }
    long other = compiled.services[serviceAt[site]].overhead.sampleNanos(draws.overhead, table.number(first));
    table.way(batch, 0, 0, wait + other, 0, -1);
    schedule.put(nowNanos + wait + other, EventKind.REACH, batch);
    return batch;
  }

  private EventMeasurements events(int site) {
    return measurements.events(serviceAt[site], compiled.scenario.services().get(serviceAt[site]));
  }

  private void count(int message) {
    if (table.isMeasured(message)) {
      measurements.usage().count(UsageKind.DELIVERIES, table.site(message), 1);
      events(table.site(message)).delivered();
    }
  }

  /** Takes the next message of a batch to be started; -1 if none is left. */
  int next(int batch) {
    if (streams != null && streams.isBroken(batch)) {
      return -1;
    }
    int message = children.link(batch);
    if (message >= 0) {
      children.link(batch, children.link(message));
    }
    return message;
  }

  /** A batch is over; messages that it had no time for, or all of them if it got no instance, are not done. */
  void end(int batch, long atNanos, Outcome outcome) {
    if (isStream(table.site(batch))) {
      streams.end(batch, atNanos);
      return;
    }
    for (int message = next(batch); message >= 0; message = next(batch)) {
      over(message, batch, atNanos, outcome);
    }
    children.forget(batch);
    table.close(batch);
  }

  /** A message was taken by its consumer, with an outcome. */
  void over(int message, int batch, long atNanos, Outcome outcome) {
    int site = table.site(message);
    RequestProgram.Operation operation = operations[children.operation(message)];
    double failure = operation.fork().failure();
    boolean done = outcome == Outcome.SERVED
        && !(failure > 0 && draws.branch[operation.stepIndex()].uniform(table.number(message)) < failure);
    int attempts = children.attempt(message) + 1;
    int index = children.operation(message);
    children.forget(message);
    if (!done && isStream(site)) {
      children.publish(message, index, attempts - 1);
      streams.failed(message, batch);
    } else if (!done && attempts < policies[site].attempts()) {
      long number = operation.fork().children().getFirst().number(table.number(message));
      table.again(message, number, operation.fork().children().getFirst().entry());
      children.publish(message, index, attempts);
      long visible = table.sentNanos(batch) + policies[site].visibilityNanos();
      schedule.put(Math.max(atNanos, visible), EventKind.APPEAR, message);
    } else {
      finish(message, atNanos, done);
    }
  }

  /** A message is done or a dead letter. */
  void finish(int message, long atNanos, boolean done) {
    int site = table.site(message);
    if (table.isMeasured(message)) {
      measurements.usage().count(UsageKind.DELETED_MESSAGES, site, 1);
      EventMeasurements measured = events(site);
      if (done) {
        measured.done(atNanos - table.sentNanos(message));
      } else {
        measured.dead();
      }
    }
    table.close(message);
  }
}
