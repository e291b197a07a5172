package io.edgewise.sim.model;

import io.edgewise.sim.random.Distribution;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A store as one deployment uses it for one data set.
 *
 * @param id catalogue id, such as {@code dynamodb}
 * @param layout where its copies lie and how they follow each other
 * @param readMillis service time of a read at the copy that answers, without the network, in milliseconds
 * @param writeMillis service time of a write at the copy that takes it
 * @param connectRoundTrips round trips an instance spends on its first operation to open a connection
 * @param units how operations are counted for the bill
 * @param capacity servers of each copy, or {@link Capacity#UNLIMITED} when operations never wait for each other
 * @param rates how much each partition of a copy takes, or {@link RateLimits#NONE}
 * @param connections that it accepts, or {@link Connections#UNLIMITED}
 * @param retries how its client asks again what it refused
 * @param throughput that it holds ready as its load asks, or {@link Throughput#NONE}
 * @param consistency what all reads demand here, whatever their steps say; empty for what these say
 * @param client what its client does besides waiting and asking again
 */
public record StateStore(String id, Layout layout, Distribution readMillis, Distribution writeMillis,
    int connectRoundTrips, OperationUnits units, Capacity capacity, RateLimits rates, Connections connections,
    RetryPolicy retries, Throughput throughput, Optional<Step.Consistency> consistency, ClientPolicy client) {

  /** A store whose client waits, and asks again. */
  public StateStore(String id, Layout layout, Distribution readMillis, Distribution writeMillis,
      int connectRoundTrips, OperationUnits units, Capacity capacity, RateLimits rates, Connections connections,
      RetryPolicy retries, Throughput throughput, Optional<Step.Consistency> consistency) {
    this(id, layout, readMillis, writeMillis, connectRoundTrips, units, capacity, rates, connections, retries,
        throughput, consistency, ClientPolicy.NONE);
  }

  /** A store that is read as the steps say. */
  public StateStore(String id, Layout layout, Distribution readMillis, Distribution writeMillis,
      int connectRoundTrips, OperationUnits units, Capacity capacity, RateLimits rates, Connections connections,
      RetryPolicy retries, Throughput throughput) {
    this(id, layout, readMillis, writeMillis, connectRoundTrips, units, capacity, rates, connections, retries,
        throughput, Optional.empty());
  }

  /** A store that takes whatever comes as far as its rates allow. */
  public StateStore(String id, Layout layout, Distribution readMillis, Distribution writeMillis,
      int connectRoundTrips, OperationUnits units, Capacity capacity, RateLimits rates, Connections connections,
      RetryPolicy retries) {
    this(id, layout, readMillis, writeMillis, connectRoundTrips, units, capacity, rates, connections, retries,
        Throughput.NONE);
  }

  /** A store whose client takes no for an answer. */
  public StateStore(String id, Layout layout, Distribution readMillis, Distribution writeMillis,
      int connectRoundTrips, OperationUnits units, Capacity capacity, RateLimits rates, Connections connections) {
    this(id, layout, readMillis, writeMillis, connectRoundTrips, units, capacity, rates, connections,
        RetryPolicy.NONE);
  }

  /** A store that accepts every connection. */
  public StateStore(String id, Layout layout, Distribution readMillis, Distribution writeMillis,
      int connectRoundTrips, OperationUnits units, Capacity capacity, RateLimits rates) {
    this(id, layout, readMillis, writeMillis, connectRoundTrips, units, capacity, rates, Connections.UNLIMITED);
  }

  /** A store that takes whatever comes. */
  public StateStore(String id, Layout layout, Distribution readMillis, Distribution writeMillis,
      int connectRoundTrips, OperationUnits units, Capacity capacity) {
    this(id, layout, readMillis, writeMillis, connectRoundTrips, units, capacity, RateLimits.NONE);
  }

  /** Where the copies lie. */
  public sealed interface Layout permits Home, Replicated, EdgeCached, Actors, Quorum {}

  /** One copy. */
  public record Home(Place at) implements Layout {

    /** Checks for null. */
    public Home {
      Objects.requireNonNull(at, "at");
    }
  }

  /** What a copy does that is asked for what a session wrote before and has not got it yet. */
  public enum OwnWrites {
    /** The store knows no sessions: it answers with what it has. */
    UNKNOWN,
    /** It waits until it has got it. */
    WAIT,
    /** It says so, and the code asks the primary. */
    PRIMARY
  }

  /**
   * Copies that follow each other asynchronously: eventual reads go to the nearest, strong reads to the primary. Where every
   * copy takes writes there is no primary, and strong reads go to the nearest copy, which knows the newest of its own.
   *
   * @param replicas places of the copies, the primary first
   * @param multiPrimary whether every copy takes writes (the last writer wins); otherwise only the first does
   * @param lagMillis time from the commit of a write until another copy has it
   * @param ownWrites what becomes of reads that demand the writes of their session
   */
  public record Replicated(List<Place> replicas, boolean multiPrimary, Distribution lagMillis, OwnWrites ownWrites)
      implements
        Layout {

    /** Copies of a store that knows no sessions. */
    public Replicated(List<Place> replicas, boolean multiPrimary, Distribution lagMillis) {
      this(replicas, multiPrimary, lagMillis, OwnWrites.UNKNOWN);
    }

    /**
     * Checks the replicas.
     *
     * @throws IllegalArgumentException if there is none, or reads shall go to the primary of a store without
     */
    public Replicated {
      replicas = List.copyOf(replicas);
      if (multiPrimary && ownWrites == OwnWrites.PRIMARY) {
        throw new IllegalArgumentException("where every copy takes writes there is no primary that knows all");
      }
      Objects.requireNonNull(lagMillis, "lagMillis");
      if (replicas.isEmpty()) {
        throw new IllegalArgumentException("a replicated store needs at least one replica");
      }
    }
  }

  /** Where the caches are that the code asks first. */
  public enum CacheScope {
    /** One at every compute site; a write is seen at once where it was made. */
    SITE,
    /** One in every instance, lost with it; an instance sees its own writes at once. */
    INSTANCE,
    /**
     * Every instance holds a copy of all items and brings it up to date once in each time to live, counted from when it
     * was ready; it sees its own writes at once.
     */
    REPLICA,
    /** None beside the code: it asks the tier, which takes writes in as they pass through it. */
    TIER
  }

  /**
   * Copies in caches at or near the compute sites, filled on a miss from a tier or a central store; a copy is served until
   * its time to live has passed since it was filled, whatever has been written elsewhere.
   *
   * @param central places of the central store; the nearest answers, all are one copy
   * @param tiers places of the second cache level between the sites and the centre; empty for none
   * @param ttlNanos time to live of a copy
   * @param hitMillis read from the cache of the site
   * @param tierMillis service time of a read answered by a tier, without the network
   * @param scope where the caches are
   * @param inFront whether the central store is one of its own, which bills the reads that reach it and is asked directly
   *     for strong reads; otherwise every read is billed
   * @param capacity of each cache that the code asks first, for each data set; what lies behind holds all
   */
  public record EdgeCached(List<Place> central, List<Place> tiers, long ttlNanos, Distribution hitMillis,
      Distribution tierMillis, CacheScope scope, boolean inFront, CacheCapacity capacity) implements Layout {

    /** Caches that hold every copy until its time to live is over. */
    public EdgeCached(List<Place> central, List<Place> tiers, long ttlNanos, Distribution hitMillis,
        Distribution tierMillis, CacheScope scope, boolean inFront) {
      this(central, tiers, ttlNanos, hitMillis, tierMillis, scope, inFront, CacheCapacity.UNLIMITED);
    }

    /** Caches at the compute sites that are one product with their central store. */
    public EdgeCached(List<Place> central, List<Place> tiers, long ttlNanos, Distribution hitMillis,
        Distribution tierMillis) {
      this(central, tiers, ttlNanos, hitMillis, tierMillis, CacheScope.SITE, false);
    }

    /**
     * Checks the places and the time to live.
     *
     * @throws IllegalArgumentException if there is no central place, the time to live is negative (of replicas: not above
     *     0), the scope is {@link CacheScope#TIER} without a tier, or one inside instances with a tier, or a replica shall
     *     hold less than everything
     */
    public EdgeCached {
      central = List.copyOf(central);
      tiers = List.copyOf(tiers);
      Objects.requireNonNull(hitMillis, "hitMillis");
      Objects.requireNonNull(tierMillis, "tierMillis");
      if (central.isEmpty()) {
        throw new IllegalArgumentException("an edge-cached store needs a central place");
      }
      if (ttlNanos < 0 || ttlNanos == 0 && scope == CacheScope.REPLICA) {
        throw new IllegalArgumentException("the time to live must not be negative, or 0 of replicas, got " + ttlNanos);
      }
      if (scope != CacheScope.SITE && tiers.isEmpty() == (scope == CacheScope.TIER)) {
        throw new IllegalArgumentException(
            "caches of scope " + scope + " and " + tiers.size() + " tiers do not go together");
      }
      if (scope == CacheScope.REPLICA && !capacity.equals(CacheCapacity.UNLIMITED)) {
        throw new IllegalArgumentException("a replica holds every item, so it has no capacity");
      }
    }
  }

  /**
   * Actors: every key lives at one place, fixed when the key is first used, and serves one operation at a time, first in
   * first out. Every read sees the newest write.
   *
   * @param homes places where actors may live; a key's is the nearest one to the code that uses it first
   */
  public record Actors(List<Place> homes) implements Layout {

    /**
     * Checks the homes.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Actors {
      homes = List.copyOf(homes);
      if (homes.isEmpty()) {
        throw new IllegalArgumentException("actors need at least one place to live");
      }
    }
  }

  /**
   * Servers of a copy with a first-in-first-out queue.
   *
   * @param servers operations served at once, or {@link InstancePolicy#UNLIMITED}
   * @param queueLimit operations that may wait; further ones are refused and fail their request
   */
  public record Capacity(int servers, int queueLimit) {

    /** Operations never wait for each other. */
    public static final Capacity UNLIMITED = new Capacity(InstancePolicy.UNLIMITED, InstancePolicy.UNLIMITED);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if there is no server or the queue limit is negative
     */
    public Capacity {
      if (servers < 1 || queueLimit < 0) {
        throw new IllegalArgumentException("a store needs servers >= 1 and queueLimit >= 0, got " + servers + " and "
            + queueLimit);
      }
    }

    /** Whether operations never wait for each other. */
    public boolean isUnlimited() {
      return servers == InstancePolicy.UNLIMITED;
    }
  }

  /**
   * What each partition of a copy takes, as a token bucket: it fills at the rate up to what the burst time brings, and an
   * operation that finds a debt beyond that is refused and fails its request.
   *
   * @param readUnitsPerSecond rate of read units, above 0; infinite for no limit
   * @param writeUnitsPerSecond rate of write units, above 0; infinite for no limit
   * @param burstNanos for how long unused units are kept; with 0 an operation is refused until the time of the one before,
   *     its units divided by the rate, is over
   * @param partitions over which keys are spread; 0 if every key is a partition of its own
   */
  public record RateLimits(double readUnitsPerSecond, double writeUnitsPerSecond, long burstNanos, int partitions) {

    /** No limit. */
    public static final RateLimits NONE = new RateLimits(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 0);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a rate is not above 0, or another value is negative
     */
    public RateLimits {
      if (!(readUnitsPerSecond > 0) || !(writeUnitsPerSecond > 0) || burstNanos < 0 || partitions < 0) {
        throw new IllegalArgumentException("rates must be above 0, burst and partitions not negative, got "
            + readUnitsPerSecond + ", " + writeUnitsPerSecond + ", " + burstNanos + " and " + partitions);
      }
    }
  }

  /**
   * How many billed units an operation is: its size divided by the unit size, rounded up, at least one, times a factor.
   *
   * @param readUnitBytes size of a read unit; 0 counts every read as one
   * @param writeUnitBytes size of a write unit; 0 counts every write as one
   * @param eventualReadFactor factor on eventually consistent reads (DynamoDB: 0.5)
   */
  public record OperationUnits(long readUnitBytes, long writeUnitBytes, double eventualReadFactor) {

    /** Every operation is one unit. */
    public static final OperationUnits ONE = new OperationUnits(0, 0, 1);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public OperationUnits {
      if (readUnitBytes < 0 || writeUnitBytes < 0 || !(eventualReadFactor >= 0)) {
        throw new IllegalArgumentException("operation units must not be negative");
      }
    }

    /** Billed units of a read. */
    public double read(long bytes, Step.Consistency consistency) {
      double units = readUnitBytes == 0 ? 1 : Math.max(1, Math.ceilDiv(bytes, readUnitBytes));
      return consistency == Step.Consistency.EVENTUAL ? units * eventualReadFactor : units;
    }

    /** Billed units of a write. */
    public double write(long bytes) {
      return writeUnitBytes == 0 ? 1 : Math.max(1, Math.ceilDiv(bytes, writeUnitBytes));
    }
  }

  /**
   * Checks for null, signs and what cannot be had together.
   *
   * @throws IllegalArgumentException if there are negative round trips, servers beside actors or quorums, or a limit of
   *     connections beside servers or copies
   */
  public StateStore {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(readMillis, "readMillis");
    Objects.requireNonNull(writeMillis, "writeMillis");
    Objects.requireNonNull(units, "units");
    Objects.requireNonNull(capacity, "capacity");
    Objects.requireNonNull(rates, "rates");
    Objects.requireNonNull(connections, "connections");
    Objects.requireNonNull(retries, "retries");
    Objects.requireNonNull(throughput, "throughput");
    Objects.requireNonNull(client, "client");
    if (connectRoundTrips < 0) {
      throw new IllegalArgumentException(id + ": round trips must not be negative, got " + connectRoundTrips);
    }
    if (layout instanceof Actors && !capacity.isUnlimited()) {
      throw new IllegalArgumentException(id + ": actors serve one operation at a time; they have no servers");
    }
    if (layout instanceof Quorum && !capacity.isUnlimited()) {
      throw new IllegalArgumentException(id + ": replicas of a quorum take what comes; they have no servers");
    }
    if (connections.isLimited() && (!capacity.isUnlimited() || !(layout instanceof Home))) {
      throw new IllegalArgumentException(id + ": connections are limited where a store has one home and no servers");
    }
  }

  /** The same store behind caches, under another id. */
  public StateStore cachedAs(String newId, Layout caches) {
    return new StateStore(newId, caches, readMillis, writeMillis, connectRoundTrips, units, capacity, rates,
        connections, retries, throughput, consistency, client);
  }

  /** The same store with other service times and copies. */
  public StateStore taking(Distribution newReadMillis, Distribution newWriteMillis, Layout newLayout) {
    return new StateStore(id, newLayout, newReadMillis, newWriteMillis, connectRoundTrips, units, capacity, rates,
        connections, retries, throughput, consistency, client);
  }

  /** The same store, asked by a client that does more than to wait. */
  public StateStore askedBy(ClientPolicy newClient) {
    return new StateStore(id, layout, readMillis, writeMillis, connectRoundTrips, units, capacity, rates, connections,
        retries, throughput, consistency, newClient);
  }

  /** Whether its client does more than to wait, and to ask again as often as it likes. */
  public boolean isGuarded() {
    return client.isActive() || retries.asksAgain() && retries.budget().isLimited();
  }

  /** Whether operations may have to be asked for again, after a wait that is not known before. */
  public boolean mayRepeat() {
    return retries.asksAgain() && (!rates.equals(RateLimits.NONE) || throughput.isLimited() || mayWait());
  }

  /** The same store, all of whose reads demand this; with nothing, what their steps say. */
  public StateStore readAs(Optional<Step.Consistency> demand) {
    return new StateStore(id, layout, readMillis, writeMillis, connectRoundTrips, units, capacity, rates,
        connections, retries, throughput, demand, client);
  }

  /** What a read demands here. */
  public Step.Consistency consistencyOf(Step.Read read) {
    return consistency.orElse(read.consistency());
  }

  /**
   * Whether operations have to come in the order of their times: they may wait for each other, or what a read finds depends
   * on which writes began before it.
   */
  public boolean mayWait() {
    return !capacity.isUnlimited() || layout instanceof Actors || layout instanceof Quorum || connections.isLimited();
  }
}
