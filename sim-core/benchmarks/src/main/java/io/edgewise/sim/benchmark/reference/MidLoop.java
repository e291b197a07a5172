package io.edgewise.sim.benchmark.reference;

import java.util.Arrays;

/**
 * The two-hop model with two events a request, arrival at the PoP and departure from it. Everything else happens to the
 * request alone and is added up at once; requests are sent outside the event list.
 */
public final class MidLoop implements Loop {

  private static final int NODES = 4096;

  private final TwoHopDraws draws = new TwoHopDraws(Variates.TABLES);
  private final int[] popOf = new int[TwoHopModel.CITIES];

  private LadderQueue queue;
  private LogHistogram histogram;

  // By node.
  private boolean[] served;
  private int[] cities;
  private long[] sentNanos;
  private int[] following;
  private int free;

  // By PoP: a first-in-first-out list of nodes, and how many servers work.
  private final int[] firstWaiting = new int[TwoHopModel.POPS];
  private final int[] lastWaiting = new int[TwoHopModel.POPS];
  private final int[] busy = new int[TwoHopModel.POPS];

  /** Prepares the tables. */
  public MidLoop() {
    for (int city = 0; city < TwoHopModel.CITIES; city++) {
      popOf[city] = TwoHopModel.pop(city);
    }
  }

  @Override
  public Sample run(int requests, long seed) {
    draws.seed(seed);
    queue = new LadderQueue(NODES);
    histogram = new LogHistogram();
    served = new boolean[NODES];
    cities = new int[NODES];
    sentNanos = new long[NODES];
    following = new int[NODES];
    link(0);
    Arrays.fill(firstWaiting, -1);
    Arrays.fill(busy, 0);
    loop(requests);
    return histogram.sample();
  }

  /** Makes a list of the free nodes from one on. */
  private void link(int from) {
    free = from;
    for (int node = from; node < following.length; node++) {
      following[node] = node + 1 < following.length ? node + 1 : -1;
    }
  }

  private void loop(int requests) {
    int toSend = requests;
    long sendAt = draws.gap();
    while (true) {
      long due = queue.nextTimeNanos();
      if (sendAt <= due && toSend > 0) {
        send(sendAt);
        sendAt += draws.gap();
        toSend--;
      } else if (due == Long.MAX_VALUE) {
        return;
      } else {
        int node = queue.remove();
        if (served[node]) {
          depart(node, due);
        } else {
          arrive(node, due);
        }
      }
    }
  }

  private void send(long now) {
    if (free < 0) {
      grow();
    }
    int node = free;
    free = following[node];
    int city = draws.city();
    cities[node] = city;
    sentNanos[node] = now;
    served[node] = false;
    queue.add(node, now + draws.way(city));
  }

  private void grow() {
    int size = following.length;
    served = Arrays.copyOf(served, 2 * size);
    cities = Arrays.copyOf(cities, 2 * size);
    sentNanos = Arrays.copyOf(sentNanos, 2 * size);
    following = Arrays.copyOf(following, 2 * size);
    link(size);
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
    served[node] = true;
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
    histogram.record(now - sentNanos[node] + draws.store() + draws.way(cities[node]));
    following[node] = free;
    free = node;
  }
}
