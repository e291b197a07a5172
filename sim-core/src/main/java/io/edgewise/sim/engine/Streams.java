package io.edgewise.sim.engine;

import java.util.Arrays;

/**
 * The queues whose messages stay in order within a shard. A batch keeps its slot until its shard knows of its end, which has
 * an event of its own: there what was not done is handed out again, or the next batch is.
 */
final class Streams {

  private final Queues queues;
  private final RequestTable table;
  private final Children children;
  private final Schedule schedule;
  private final RequestProgram.Operation[] operations;

  /** By place where code runs; null where no stream is. */
  private final ShardedMessages[] at;

  // All shards are numbered through, those of a place from its first number on.
  private final int[] firstShard;
  private int[] siteOfShard = {};

  /** Events that name shards count from here. */
  private final int firstEvent;

  /** By slot of a batch: its shard, or the complement of that when one of its messages was not done. */
  private int[] shardOf = {};

  private Draws draws;

  Streams(CompiledDeployment compiled, RequestTable table, Children children, Schedule schedule, Queues queues) {
    this.queues = queues;
    this.table = table;
    this.children = children;
    this.schedule = schedule;
    operations = compiled.program.operations();
    at = new ShardedMessages[compiled.places.size()];
    firstShard = new int[at.length];
    firstEvent = at.length + compiled.scenario.workload().triggers().size();
  }

  void open(int site, ShardedMessages stream) {
    at[site] = stream;
    firstShard[site] = siteOfShard.length;
    siteOfShard = Arrays.copyOf(siteOfShard, siteOfShard.length + stream.shards().count());
    Arrays.fill(siteOfShard, firstShard[site], siteOfShard.length, site);
  }

  boolean isAt(int site) {
    return at[site] != null;
  }

  void use(Draws replicationDraws) {
    draws = replicationDraws;
  }

  void clear() {
    Arrays.fill(shardOf, 0);
    for (ShardedMessages stream : at) {
      if (stream != null) {
        stream.clear();
      }
    }
  }

  /** Looks whether no shard has anything to do. */
  void audit(Audit audit) {
    for (int site = 0; site < at.length; site++) {
      audit.require(at[site] == null || at[site].isAtRest(),
          "messages wait or are under way in the stream at site " + site);
    }
  }

  /** A message appears in its shard, or a batch leaves it. */
  void appear(int slot, long nowNanos) {
    if (children.isBatch(slot)) {
      leave(slot, nowNanos);
      return;
    }
    int site = table.site(slot);
    int shard = (int) (draws.shard.uniform(table.number(slot)) * at[site].shards().count());
    at[site].add(shard, slot, nowNanos);
    serve(site, shard, nowNanos);
  }

  /** The window of the first message of a shard may be over. */
  void due(int event, long nowNanos) {
    int shard = event - firstEvent;
    int site = siteOfShard[shard];
    serve(site, shard - firstShard[site], nowNanos);
  }

  private void serve(int site, int shard, long nowNanos) {
    ShardedMessages stream = at[site];
    while (stream.isReady(shard, nowNanos)) {
      long completeNanos = stream.dueNanos(shard);
      int count = stream.start(shard);
      int first = stream.take(shard);
      int last = first;
      for (int more = 1; more < count; more++) {
        int next = stream.take(shard);
        children.link(last, next);
        last = next;
      }
      children.link(last, -1);
      if (count == stream.policy().batchSize()) {
        completeNanos = Math.min(completeNanos, stream.lastAppeared());
      }
      keep(queues.handOut(first, nowNanos, completeNanos, false), shard);
    }
    if (stream.announces(shard)) {
      schedule.put(stream.dueNanos(shard), EventKind.BATCH_DUE, firstEvent + firstShard[site] + shard);
    }
  }

  private void keep(int batch, int shard) {
    if (batch >= shardOf.length) {
      shardOf = Arrays.copyOf(shardOf, Math.max(batch + 1, table.capacity()));
    }
    shardOf[batch] = shard;
  }

  /** Whether a message of a batch was not done, so that none after it is started. */
  boolean isBroken(int batch) {
    return batch < shardOf.length && shardOf[batch] < 0;
  }

  /** A message that its batch had started was not done: it is the first one to be handed out again. */
  void failed(int message, int batch) {
    children.link(message, children.link(batch));
    children.link(batch, message);
    shardOf[batch] = ~shardOf[batch];
  }

  /** A batch is over; its messages that are not done get another attempt together, or are dead letters. */
  void end(int batch, long atNanos) {
    ShardedMessages stream = at[table.site(batch)];
    int first = children.link(batch);
    boolean again = first >= 0 && children.attempt(first) + 1 < stream.policy().attempts();
    for (int message = first; message >= 0;) {
      int next = children.link(message);
      if (again) {
        tryAgain(message, next);
      } else {
        children.forget(message);
        queues.finish(message, atNanos, false);
      }
      message = next;
    }
    children.link(batch, again ? first : -1);
    schedule.put(again ? atNanos + stream.shards().backoffNanos() : atNanos, EventKind.APPEAR, batch);
  }

  private void tryAgain(int message, int next) {
    int operation = children.operation(message);
    Fork.Child child = operations[operation].fork().children().getFirst();
    table.again(message, child.number(table.number(message)), child.entry());
    children.publish(message, operation, children.attempt(message) + 1);
    children.link(message, next);
  }

  private void leave(int batch, long nowNanos) {
    int site = table.site(batch);
    int shard = isBroken(batch) ? ~shardOf[batch] : shardOf[batch];
    int first = children.link(batch);
    shardOf[batch] = 0;
    children.forget(batch);
    table.close(batch);
    if (first >= 0) {
      keep(queues.handOut(first, nowNanos, nowNanos, true), shard);
    } else {
      at[site].end(shard);
      serve(site, shard, nowNanos);
    }
  }
}
