package io.edgewise.sim.engine;

/** Copies of items in one cache: for each key when the copy was filled and which moment of the store it shows. */
sealed interface KeyCache permits UnlimitedCache, BoundedCache {

  /** Drops all copies. */
  void clear();

  /** For how long a copy is alive. */
  long ttlNanos();

  /** Looks for a copy of a key that is alive now; {@link #version()} is then the moment of the store that it shows. */
  boolean lookUp(int key, long nowNanos);

  /** Whether the key looked up last has a copy, alive or not. */
  boolean knows(int key);

  /** The moment of the store that the copy found last shows. */
  long version();

  /** Puts a copy in, filled now, that shows a moment of the store. */
  void fill(int key, long nowNanos, long version);
}
