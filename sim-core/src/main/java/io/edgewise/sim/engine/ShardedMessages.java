package io.edgewise.sim.engine;

import io.edgewise.sim.model.MessageQueue;
import io.edgewise.sim.model.Shards;

/** The messages of a stream at one place that wait in their shards, in order, and how many batches are under way. */
final class ShardedMessages {

  private final MessageQueue policy;
  private final Shards shards;
  private final LongRing[] waiting;
  private final LongRing[] appeared;
  private final int[] underWay;

  /** By shard: the last time at which a batch was announced to be due. */
  private final long[] announced;
  private long lastAppeared;

  ShardedMessages(MessageQueue policy, Shards shards) {
    this.policy = policy;
    this.shards = shards;
    waiting = new LongRing[shards.count()];
    appeared = new LongRing[shards.count()];
    for (int shard = 0; shard < waiting.length; shard++) {
      waiting[shard] = new LongRing();
      appeared[shard] = new LongRing();
    }
    underWay = new int[shards.count()];
    announced = new long[shards.count()];
    clear();
  }

  MessageQueue policy() {
    return policy;
  }

  Shards shards() {
    return shards;
  }

  void clear() {
    for (int shard = 0; shard < waiting.length; shard++) {
      waiting[shard].clear();
      appeared[shard].clear();
      underWay[shard] = 0;
      announced[shard] = Long.MIN_VALUE;
    }
  }

  /** Whether no message waits, and no batch is under way. */
  boolean isAtRest() {
    for (int shard = 0; shard < waiting.length; shard++) {
      if (!waiting[shard].isEmpty() || underWay[shard] != 0) {
        return false;
      }
    }
    return true;
  }

  void add(int shard, int message, long nowNanos) {
    waiting[shard].add(message);
    appeared[shard].add(nowNanos);
  }

  /** Whether a batch is complete and may be handed out. */
  boolean isReady(int shard, long nowNanos) {
    return canServe(shard) && (waiting[shard].size() >= policy.batchSize() || dueNanos(shard) <= nowNanos);
  }

  /** Whether the time at which the first batch is complete, even if it is not full, is to be announced; it then was. */
  boolean announces(int shard) {
    if (!canServe(shard) || announced[shard] == dueNanos(shard)) {
      return false;
    }
    announced[shard] = dueNanos(shard);
    return true;
  }

  /** When the window of the first message that waits is over. */
  long dueNanos(int shard) {
    return appeared[shard].peek() + policy.windowNanos();
  }

  private boolean canServe(int shard) {
    return underWay[shard] < shards.parallel() && !waiting[shard].isEmpty();
  }

  /** The next batch of a shard is under way; how many messages it has. */
  int start(int shard) {
    underWay[shard]++;
    return Math.min(policy.batchSize(), waiting[shard].size());
  }

  int take(int shard) {
    lastAppeared = appeared[shard].take();
    return (int) waiting[shard].take();
  }

  /** When the message that was taken last had appeared. */
  long lastAppeared() {
    return lastAppeared;
  }

  /** A batch of a shard is no longer under way. */
  void end(int shard) {
    underWay[shard]--;
  }
}
