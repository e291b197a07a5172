package io.edgewise.sim.engine;

import io.edgewise.sim.random.RandomStream;
import java.util.Arrays;

/**
 * The requests of sessions that start as a Poisson process: a Poisson cluster process (Daley and Vere-Jones, An
 * Introduction to the Theory of Point Processes I, 2003, section 6.3). The number of a request is that of its session and
 * its place in there; pauses do not depend on how long answers take, so the requests are the same in all strategies.
 *
 * <p>Sessions that started before the first request is sent are under way then: they are played from their beginning, and
 * only what they ask later is sent. Sessions under way wait in a binary heap, the next request on top.
 */
final class SessionArrivals implements Arrivals {

  /** A request over an open connection. */
  static final int KEPT = 0;
  /** The first request over a connection. */
  static final int NEW = 1;
  /** The first one over a connection that resumes the one before. */
  static final int RESUMED = 2;

  private static final int NONE = -1;

  private final SessionTable table;
  private final PoissonArrivals starts;
  private RandomStream lengths;
  private RandomStream pauses;
  private long untilNanos;
  private long passed;

  // By slot of a session under way: what its next request is.
  private long[] nextNanos = new long[64];
  private long[] lastNanos = new long[64];
  private long[] numbers = new long[64];
  private int[] origins = new int[64];
  private int[] left = new int[64];
  private long[] carried = new long[64];
  private long[] resolvedNanos = new long[64];
  private byte[] opening = new byte[64];
  private boolean[] resolves = new boolean[64];

  private int[] free = new int[64];
  private int freeCount;
  private int[] heap = new int[64];
  private int waiting;

  /* Whose request is the next one; NONE at the end. */
  private int current;

  SessionArrivals(SessionTable table) {
    this.table = table;
    starts = new PoissonArrivals(table.starts);
  }

  @Override
  public void start(long fromNanos, long newUntilNanos, long firstNumber, Draws draws) {
    lengths = draws.sessionLength;
    pauses = draws.think;
    untilNanos = newUntilNanos;
    passed = 0;
    waiting = 0;
    freeCount = free.length;
    for (int i = 0; i < freeCount; i++) {
      free[i] = freeCount - 1 - i;
    }
    long first = Math.ceilDiv(firstNumber, 1L << SessionTable.PLACE_BITS);
    starts.start(fromNanos - table.spanNanos, newUntilNanos, first, draws);
    while (starts.nextNanos() < fromNanos) {
      int slot = open();
      boolean goesOn = true;
      while (goesOn && nextNanos[slot] < fromNanos) {
        goesOn = proceed(slot);
      }
      if (goesOn) {
        push(slot);
      } else {
        free[freeCount++] = slot;
      }
    }
    current = next();
  }

  @Override
  public long nextNanos() {
    return current == NONE ? Long.MAX_VALUE : nextNanos[current];
  }

  @Override
  public long number() {
    return current == NONE ? starts.number() << SessionTable.PLACE_BITS : numbers[current];
  }

  @Override
  public int origin() {
    return current == NONE ? 0 : origins[current];
  }

  /** Whether the next request goes over a connection that is {@link #KEPT}, {@link #NEW} or {@link #RESUMED}. */
  int opening() {
    return opening[current];
  }

  /** Whether the next request resolves the name. */
  boolean resolves() {
    return resolves[current];
  }

  /** Sessions that have asked before and will ask again. */
  int underWay() {
    return waiting + (goesOnNext() ? 1 : 0);
  }

  /** Takes a session that is under way: the number of its next request, its origin, and when it asked last. */
  @FunctionalInterface
  interface UnderWayConsumer {
    void accept(long number, int origin, long lastNanos);
  }

  /** Tells of all sessions that have asked before and will ask again. */
  void forEachUnderWay(UnderWayConsumer sessions) {
    for (int i = 0; i < waiting; i++) {
      tell(heap[i], sessions);
    }
    if (goesOnNext()) {
      tell(current, sessions);
    }
  }

  private void tell(int slot, UnderWayConsumer sessions) {
    sessions.accept(numbers[slot], origins[slot], lastNanos[slot]);
  }

  /** Whether the next request is not the first one of its session. */
  private boolean goesOnNext() {
    return current != NONE && place(current) > 0;
  }

  @Override
  public void advance() {
    if (current == NONE) {
      return;
    }
    passed++;
    if (proceed(current)) {
      push(current);
    } else {
      free[freeCount++] = current;
    }
    current = next();
  }

  @Override
  public long passed() {
    return passed;
  }

  @Override
  public long nextFree() {
    return starts.number() + 1 << SessionTable.PLACE_BITS;
  }

  private int place(int slot) {
    return (int) numbers[slot] & (1 << SessionTable.PLACE_BITS) - 1;
  }

  /** Whose request comes next. */
  private int next() {
    long start = starts.nextNanos();
    long later = waiting == 0 ? Long.MAX_VALUE : nextNanos[heap[0]];
    if (Math.min(start, later) >= untilNanos) {
      return NONE;
    }
    return start <= later ? open() : pop();
  }

  /** A session starts with its first request. */
  private int open() {
    if (freeCount == 0) {
      grow();
    }
    int slot = free[--freeCount];
    long session = starts.number();
    numbers[slot] = session << SessionTable.PLACE_BITS;
    nextNanos[slot] = starts.nextNanos();
    origins[slot] = starts.origin();
    left[slot] = table.requests(lengths.bits(session)) - 1;
    carried[slot] = 1;
    resolvedNanos[slot] = nextNanos[slot];
    opening[slot] = NEW;
    resolves[slot] = true;
    starts.advance();
    return slot;
  }

  /** Goes on to the next request of a session; returns whether there is one. */
  private boolean proceed(int slot) {
    if (left[slot] == 0) {
      return false;
    }
    left[slot]--;
    long number = ++numbers[slot];
    long pause = table.think.sampleNanos(pauses.bits(number));
    lastNanos[slot] = nextNanos[slot];
    long at = lastNanos[slot] + pause;
    nextNanos[slot] = at;
    boolean reopens = pause > table.idleNanos || carried[slot] >= table.mostOnConnection;
    carried[slot] = reopens ? 1 : carried[slot] + 1;
    opening[slot] = (byte) (reopens ? RESUMED : KEPT);
    resolves[slot] = reopens && at - resolvedNanos[slot] >= table.nameNanos;
    if (resolves[slot]) {
      resolvedNanos[slot] = at;
    }
    return true;
  }

  private boolean precedes(int slot, int other) {
    return nextNanos[slot] < nextNanos[other]
        || nextNanos[slot] == nextNanos[other] && numbers[slot] < numbers[other];
  }

  private void push(int slot) {
    int at = waiting++;
    while (at > 0 && precedes(slot, heap[at - 1 >> 1])) {
      heap[at] = heap[at - 1 >> 1];
      at = at - 1 >> 1;
    }
    heap[at] = slot;
  }

  private int pop() {
    int top = heap[0];
    int last = heap[--waiting];
    int at = 0;
    while (2 * at + 1 < waiting) {
      int child = 2 * at + 1;
      if (child + 1 < waiting && precedes(heap[child + 1], heap[child])) {
        child++;
      }
      if (!precedes(heap[child], last)) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return top;
  }

  private void grow() {
    int old = free.length;
    int size = 2 * old;
    nextNanos = Arrays.copyOf(nextNanos, size);
    lastNanos = Arrays.copyOf(lastNanos, size);
    numbers = Arrays.copyOf(numbers, size);
    origins = Arrays.copyOf(origins, size);
    left = Arrays.copyOf(left, size);
    carried = Arrays.copyOf(carried, size);
    resolvedNanos = Arrays.copyOf(resolvedNanos, size);
    opening = Arrays.copyOf(opening, size);
    resolves = Arrays.copyOf(resolves, size);
    heap = Arrays.copyOf(heap, size);
    free = Arrays.copyOf(free, size);
    for (int slot = size - 1; slot >= old; slot--) {
      free[freeCount++] = slot;
    }
  }
}
