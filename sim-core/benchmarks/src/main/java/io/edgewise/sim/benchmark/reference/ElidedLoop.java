package io.edgewise.sim.benchmark.reference;

import java.util.Arrays;

/**
 * The two-hop model with one event a request, its arrival at the PoP. In a first-in-first-out queue the departure is
 * known then.
 */
public final class ElidedLoop implements Loop {

  private static final int NODES = 4096;

  private final TwoHopDraws draws = new TwoHopDraws(Variates.TABLES);
  private final Servers servers = new Servers();

  private LadderQueue queue;
  private LogHistogram histogram;

  // By node.
  private int[] cities;
  private long[] sentNanos;
  private int[] following;
  private int free;

  @Override
  public Sample run(int requests, long seed) {
    draws.seed(seed);
    queue = new LadderQueue(NODES);
    histogram = new LogHistogram();
    cities = new int[NODES];
    sentNanos = new long[NODES];
    following = new int[NODES];
    link(0);
    servers.clear();
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
        arrive(queue.remove(), due);
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
    queue.add(node, now + draws.way(city));
  }

  private void grow() {
    int size = following.length;
    cities = Arrays.copyOf(cities, 2 * size);
    sentNanos = Arrays.copyOf(sentNanos, 2 * size);
    following = Arrays.copyOf(following, 2 * size);
    link(size);
  }

  private void arrive(int node, long now) {
    int city = cities[node];
    long end = servers.serve(TwoHopModel.pop(city), now, draws.service());
    histogram.record(end - sentNanos[node] + draws.store() + draws.way(city));
    following[node] = free;
    free = node;
  }
}
