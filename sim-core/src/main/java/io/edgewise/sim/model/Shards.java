package io.edgewise.sim.model;

/**
 * What makes a queue a stream: every message belongs to one shard, and leaves it in order. A batch of a shard that is not
 * done is handed out again, from its first message that is not done, and until then holds its place among those of the
 * shard that are under way; when its attempts are spent, what is left of it are dead letters.
 *
 * @param count shards, at least 1; a message is in each with the same probability
 * @param parallel most batches of a shard that are under way at once, at least 1
 * @param backoffNanos from the end of a batch that is not done until it is handed out again, at least 0
 */
public record Shards(int count, int parallel, long backoffNanos) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public Shards {
    if (count < 1 || parallel < 1 || backoffNanos < 0) {
      throw new IllegalArgumentException("a stream needs shards and parallel batches of at least 1, and a backoff of at"
          + " least 0, got " + count + ", " + parallel + " and " + backoffNanos);
    }
  }
}
