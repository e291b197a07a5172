package io.edgewise.sim.benchmark.reference;

import java.util.Arrays;

/**
 * The two-hop model with every hop an event: sent, at the PoP, served, back from the store, back at the user; 4.5 events
 * a request. The measure of what a simulation of events can reach on the machine at hand: a ladder queue whose nodes are
 * the requests themselves, one inline generator, no object for each request.
 */
public final class FullLoop implements Loop {

  private static final byte SEND = 0;
  private static final byte ARRIVE = 1;
  private static final byte DEPART = 2;
  private static final byte STORE = 3;
  private static final byte RETURN = 4;

  private final TwoHopDraws draws;
  private final int[] popOf = new int[TwoHopModel.CITIES];

  private LadderQueue queue;
  private LogHistogram histogram;
  private int toSend;

  // By node; the first nodes are the cities.
  private byte[] kinds;
  private int[] cities;
  private long[] sentNanos;
  private int[] following;
  private int free;

  // By PoP: a first-in-first-out list of nodes, and how many servers work.
  private final int[] firstWaiting = new int[TwoHopModel.POPS];
  private final int[] lastWaiting = new int[TwoHopModel.POPS];
  private final int[] busy = new int[TwoHopModel.POPS];

  /** Prepares its draws. */
  public FullLoop(Variates variates) {
    draws = new TwoHopDraws(variates);
    for (int city = 0; city < TwoHopModel.CITIES; city++) {
      popOf[city] = TwoHopModel.pop(city);
    }
  }

  @Override
  public Sample run(int requests, long seed) {
    start(requests, seed);
    loop();
    return histogram.sample();
  }

  private void start(int requests, long seed) {
    draws.seed(seed);
    queue = new LadderQueue(4096);
    histogram = new LogHistogram();
    toSend = requests;
    kinds = new byte[4096];
    cities = new int[4096];
    sentNanos = new long[4096];
    following = new int[4096];
    link(TwoHopModel.CITIES);
    Arrays.fill(firstWaiting, -1);
    Arrays.fill(busy, 0);
    for (int city = 0; city < TwoHopModel.CITIES; city++) {
      kinds[city] = SEND;
      queue.add(city, draws.gapOfCity());
    }
  }

  /** Makes a list of the free nodes from one on. */
  private void link(int from) {
    free = from;
    for (int node = from; node < following.length; node++) {
      following[node] = node + 1 < following.length ? node + 1 : -1;
    }
  }

  private void loop() {
    LadderQueue events = queue;
    while (true) {
      int node = events.remove();
      if (node < 0) {
        return;
      }
      long now = events.timeNanos(node);
      switch (kinds[node]) {
        case SEND -> send(node, now);
        case ARRIVE -> arrive(node, now);
        case DEPART -> depart(node, now);
        case STORE -> goBack(node, now);
        default -> {
          histogram.record(now - sentNanos[node]);
          following[node] = free;
          free = node;
        }
      }
    }
  }

  private void send(int city, long now) {
    if (toSend == 0) {
      return;
    }
    toSend--;
    int node = free;
    if (node < 0) {
      node = grow();
    }
    free = following[node];
    cities[node] = city;
    sentNanos[node] = now;
    kinds[node] = ARRIVE;
    queue.add(node, now + draws.way(city));
    queue.add(city, now + draws.gapOfCity());
  }

  private int grow() {
    int size = following.length;
    kinds = Arrays.copyOf(kinds, 2 * size);
    cities = Arrays.copyOf(cities, 2 * size);
    sentNanos = Arrays.copyOf(sentNanos, 2 * size);
    following = Arrays.copyOf(following, 2 * size);
    link(size);
    return free;
  }

  private void arrive(int node, long now) {
    int pop = popOf[cities[node]];
    if (busy[pop] < TwoHopModel.SERVERS) {
      busy[pop]++;
      serve(node, now);
      return;
    }
    following[node] = -1;
    if (firstWaiting[pop] < 0) {
      firstWaiting[pop] = node;
    } else {
      following[lastWaiting[pop]] = node;
    }
    lastWaiting[pop] = node;
  }

  private void serve(int node, long now) {
    kinds[node] = DEPART;
    queue.add(node, now + draws.service());
  }

  private void depart(int node, long now) {
    int pop = popOf[cities[node]];
    int waiting = firstWaiting[pop];
    if (waiting >= 0) {
      firstWaiting[pop] = following[waiting];
      serve(waiting, now);
    } else {
      busy[pop]--;
    }
    long store = draws.store();
    if (store > 0) {
      kinds[node] = STORE;
      queue.add(node, now + store);
    } else {
      goBack(node, now);
    }
  }

  private void goBack(int node, long now) {
    kinds[node] = RETURN;
    queue.add(node, now + draws.way(cities[node]));
  }
}
