package io.edgewise.sim.engine;

import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.Sampling;
import io.edgewise.sim.random.Purpose;
import io.edgewise.sim.random.RandomStream;
import java.util.Arrays;
import java.util.function.IntFunction;

/** The random streams of one replication. The counter of every draw is the number of the request that it is for. */
final class Draws {

  /** Slots of the streams that are drawn twice for one operation. */
  private static final int SECOND = 1 << 24;

  /** Slot of the key streams that all steps on the key of the user share. */
  private static final int USER = 1 << 24;

  /** Slots of the streams of each further attempt at an operation: as many as operations may be. */
  private static final int ATTEMPT = RequestProgram.MOST_OPERATIONS;

  /** Attempts at an operation whose draws can be told apart. */
  static final int MOST_ATTEMPTS = 2 * RetryPolicy.MOST_ATTEMPTS;

  /** Slots of the start-up streams of instances that no request waits for. */
  private static final int UNASKED = 1 << 24;

  final RandomStream gap;
  final RandomStream origin;
  final RandomStream kind;
  final RandomStream catchment;
  final RandomStream access;
  final RandomStream outJitter;
  final RandomStream backJitter;
  final RandomStream outBackbone;
  final RandomStream backBackbone;
  final RandomStream loss;
  final RandomStream retransmission;
  final RandomStream connection;
  final RandomStream dns;
  final RandomStream overhead;
  final RandomStream keepAlive;
  final RandomStream choice;
  final RandomStream lag;
  final RandomStream holding;
  final RandomStream requestRetry;
  final RandomStream storeRetry;
  final RandomStream fleetStart;
  final RandomStream machineStart;
  final RandomStream cacheHistory;
  /** The shard of a message. */
  final RandomStream shard;
  /** The age of the address that a user has. */
  final RandomStream failOver;

  /** Whether a throttle lets something through. */
  final RandomStream admission;

  /** Whether a packet is lost on a path that is broken, and how long until it is sent again. */
  final RandomStream pathLoss;
  final RandomStream pathTimeOut;

  final RandomStream pageJitter;
  final RandomStream pageLoss;
  final RandomStream pageLossAt;
  final RandomStream pageRetransmission;
  final RandomStream sessionLength;
  final RandomStream think;
  final RandomStream[] added;
  final RandomStream[] startUp;

  // By operation of the request program.
  final RandomStream[] service;
  final RandomStream[] storeJitter;
  private final RandomStream[] key;
  private final int[] keyShift;
  final RandomStream[] branch;
  final RandomStream[] cacheService;
  /** Whether a cache has a copy of the time before it was emptied. */
  final RandomStream[] earlierCopy;

  // By operation of a program that asks models, else empty.
  final RandomStream[] inputTokens;
  final RandomStream[] outputTokens;
  final RandomStream[] firstToken;
  final RandomStream[] tokenTime;

  /** What operations draw that are attempted again, by attempt; what was not asked for yet is null. */
  private Draws[] again = {};
  private final IntFunction<Draws> ofAttempt;

  /**
   * Opens the streams.
   *
   * @param onUsersKey by operation: whether it touches the key of the request's user
   * @param userShift by how many bits the number of a request is longer than that of its user
   */
  Draws(Sampling sampling, long seed, int replication, boolean[] onUsersKey, int addedDelays, int startUpPhases,
      boolean infers, int userShift) {
    this(sampling, seed, replication, onUsersKey, addedDelays, startUpPhases, infers, userShift, 0);
  }

  private Draws(Sampling sampling, long seed, int replication, boolean[] onUsersKey, int addedDelays,
      int startUpPhases, boolean infers, int userShift, int attempt) {
    int operations = onUsersKey.length;
    int first = attempt * ATTEMPT;
    ofAttempt =
        other -> new Draws(sampling, seed, replication, onUsersKey, addedDelays, startUpPhases, infers,
            userShift, other);
    gap = sampling.stream(seed, replication, Purpose.ARRIVAL_GAP, 0);
    origin = sampling.stream(seed, replication, Purpose.ORIGIN, 0);
    kind = sampling.stream(seed, replication, Purpose.REQUEST_KIND, 0);
    catchment = sampling.stream(seed, replication, Purpose.CATCHMENT, 0);
    access = sampling.stream(seed, replication, Purpose.ACCESS_DELAY, 0);
    outJitter = sampling.stream(seed, replication, Purpose.OUT_JITTER, 0);
    backJitter = sampling.stream(seed, replication, Purpose.BACK_JITTER, 0);
    outBackbone = sampling.stream(seed, replication, Purpose.OUT_JITTER, 1);
    backBackbone = sampling.stream(seed, replication, Purpose.BACK_JITTER, 1);
    loss = sampling.stream(seed, replication, Purpose.LOSS, 0);
    retransmission = sampling.stream(seed, replication, Purpose.LOSS, 1);
    connection = sampling.stream(seed, replication, Purpose.CONNECTION, 0);
    dns = sampling.stream(seed, replication, Purpose.CONNECTION, 1);
    overhead = sampling.stream(seed, replication, Purpose.INVOKE_OVERHEAD, 0);
    keepAlive = sampling.stream(seed, replication, Purpose.KEEP_ALIVE, 0);
    choice = sampling.stream(seed, replication, Purpose.INSTANCE_CHOICE, 0);
    lag = sampling.stream(seed, replication, Purpose.REPLICATION_LAG, 0);
    holding = sampling.stream(seed, replication, Purpose.RESAMPLING, 0);
    requestRetry = sampling.stream(seed, replication, Purpose.RETRY, 0);
    storeRetry = sampling.stream(seed, replication, Purpose.RETRY, 1);
    fleetStart = sampling.stream(seed, replication, Purpose.START_UP, UNASKED);
    machineStart = sampling.stream(seed, replication, Purpose.START_UP, UNASKED + 1);
    failOver = sampling.stream(seed, replication, Purpose.FAIL_OVER, 0);
    admission = sampling.stream(seed, replication, Purpose.FAIL_OVER, 1);
    pathLoss = sampling.stream(seed, replication, Purpose.LOSS, 2);
    pathTimeOut = sampling.stream(seed, replication, Purpose.LOSS, 3);
    sessionLength = sampling.stream(seed, replication, Purpose.SESSION_LENGTH, 0);
    think = sampling.stream(seed, replication, Purpose.THINK_TIME, 0);
    pageJitter = sampling.stream(seed, replication, Purpose.BACK_JITTER, 2);
    pageLoss = sampling.stream(seed, replication, Purpose.LOSS, 4);
    pageLossAt = sampling.stream(seed, replication, Purpose.LOSS, 5);
    pageRetransmission = sampling.stream(seed, replication, Purpose.LOSS, 6);
    cacheHistory = sampling.stream(seed, replication, Purpose.CACHE_HISTORY, 0);
    shard = sampling.stream(seed, replication, Purpose.SLICE, 1);
    added = streams(sampling, seed, replication, Purpose.INVOKE_OVERHEAD, 1, addedDelays);
    startUp = streams(sampling, seed, replication, Purpose.START_UP, 0, startUpPhases);
    service = streams(sampling, seed, replication, Purpose.SERVICE, first, operations);
    storeJitter = streams(sampling, seed, replication, Purpose.STORE_JITTER, first, operations);
    key = streams(sampling, seed, replication, Purpose.KEY, 0, operations);
    keyShift = new int[operations];
    RandomStream user = sampling.stream(seed, replication, Purpose.KEY, USER);
    for (int operation = 0; operation < operations; operation++) {
      key[operation] = onUsersKey[operation] ? user : key[operation];
      keyShift[operation] = onUsersKey[operation] ? userShift : 0;
    }
    branch = streams(sampling, seed, replication, Purpose.BRANCH, 0, operations);
    cacheService = streams(sampling, seed, replication, Purpose.STORE_SERVICE, SECOND + first, operations);
    earlierCopy = streams(sampling, seed, replication, Purpose.CACHE_HISTORY, 1 + first, operations);
    int inferences = infers ? operations : 0;
    inputTokens = streams(sampling, seed, replication, Purpose.TOKENS, 0, inferences);
    outputTokens = streams(sampling, seed, replication, Purpose.TOKENS, SECOND, inferences);
    firstToken = streams(sampling, seed, replication, Purpose.TOKEN_TIME, 0, inferences);
    tokenTime = streams(sampling, seed, replication, Purpose.TOKEN_TIME, SECOND, inferences);
  }

  /**
   * The draws of the same replication for another attempt at operations: other delays, and the same for all else.
   *
   * @param attempt from 0, the attempt of these draws, below {@link #MOST_ATTEMPTS}
   */
  Draws attempt(int attempt) {
    if (attempt == 0) {
      return this;
    }
    if (attempt >= again.length) {
      again = Arrays.copyOf(again, Math.max(attempt + 1, 2 * again.length));
    }
    if (again[attempt] == null) {
      again[attempt] = ofAttempt.apply(attempt);
    }
    return again[attempt];
  }

  /** The key that an operation of a request touches. */
  int key(RequestProgram.Operation operation, long number) {
    return operation.keys().sample(keyBits(operation, number));
  }

  /** The bits that this key is drawn of. */
  long keyBits(RequestProgram.Operation operation, long number) {
    int step = operation.stepIndex();
    return key[step].bits(number >> keyShift[step]);
  }

  private static RandomStream[] streams(Sampling sampling, long seed, int replication, Purpose purpose, int firstSlot,
      int count) {
    RandomStream[] streams = new RandomStream[count];
    for (int i = 0; i < count; i++) {
      streams[i] = sampling.stream(seed, replication, purpose, firstSlot + i);
    }
    return streams;
  }
}
