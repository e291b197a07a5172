package io.edgewise.sim.engine;

import io.edgewise.sim.model.PageResources;
import io.edgewise.sim.model.PageResources.HttpVersion;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.random.QuantileTable;
import java.util.List;

/**
 * The time from the moment when a user has the document of a page until the last of its resources is there: round trips to
 * the place that ends TLS, slow start, the transfer of all bytes over the last mile, and losses. Nobody else can influence
 * it.
 *
 * <p>A loss waits for one retransmission time-out. Over HTTP/2 all resources wait; over HTTP/1.1 and HTTP/3 the others go on,
 * so the page is late only by what is left of the wait when they are there.
 */
final class PageFetch {

  // By request kind; 0 resources for those that are no pages.
  private final int[] count;
  private final long[] bytes;
  private final int[] newRounds;
  private final int[] keptRounds;
  private final long[] transferNanos;
  private final double[] loses;
  private final boolean[] inOrder;

  private final QuantileTable jitter;
  private final QuantileTable retransmission;
  private Draws draws;

  PageFetch(CompiledDeployment compiled) {
    List<RequestProfile> kinds = compiled.scenario.requests();
    int handshake = compiled.scenario.workload().connection().roundTrips();
    double lossProbability = compiled.scenario.workload().access().lossProbability();
    double bitsPerNano = compiled.scenario.workload().access().megabitsPerSecond() / 1e3;
    jitter = compiled.jitter;
    retransmission = compiled.retransmission;
    count = new int[kinds.size()];
    bytes = new long[kinds.size()];
    newRounds = new int[kinds.size()];
    keptRounds = new int[kinds.size()];
    transferNanos = new long[kinds.size()];
    loses = new double[kinds.size()];
    inOrder = new boolean[kinds.size()];
    for (int kind = 0; kind < kinds.size(); kind++) {
      if (kinds.get(kind).resources().isEmpty()) {
        continue;
      }
      PageResources page = kinds.get(kind).resources().get();
      count[kind] = page.count();
      bytes[kind] = page.bytes();
      long all = page.count() * page.bytes();
      transferNanos[kind] = Math.round(8 * all / bitsPerNano);
      loses[kind] = 1 - Math.pow(1 - lossProbability, page.count());
      inOrder[kind] = page.version() == HttpVersion.HTTP_2;
      if (page.version() == HttpVersion.HTTP_1_1) {
        int connections = PageResources.CONNECTIONS;
        keptRounds[kind] = rounds(page.count(), 0);
        newRounds[kind] = rounds(page.count(), handshake)
            + CompiledDeployment.slowStartRounds(Math.ceilDiv(page.count(), connections) * page.bytes());
      } else {
        // The window goes on growing from where the document left it.
        double document = kinds.get(kind).responseBytes();
        keptRounds[kind] = 1;
        newRounds[kind] = 1 + CompiledDeployment.slowStartRounds(document + all)
            - CompiledDeployment.slowStartRounds(document);
      }
    }
  }

  /** Round trips in which the open connection carries one resource each, and the others do after their set-up. */
  private static int rounds(int resources, int handshake) {
    int rounds = 0;
    for (int left = resources; left > 0; rounds++) {
      left -= rounds < handshake ? 1 : PageResources.CONNECTIONS;
    }
    return rounds;
  }

  void use(Draws replicationDraws) {
    draws = replicationDraws;
  }

  /** Resources of a kind of request; 0 if it is no page. */
  int count(int kind) {
    return count[kind];
  }

  /** Size of all of them. */
  long bytes(int kind) {
    return count[kind] * bytes[kind];
  }

  /**
   * How long a request's user fetches what the page needs; 0 if it needs nothing.
   *
   * @param roundTripNanos between user and entry, without jitter
   * @param isNew whether the document came over a new connection
   */
  long nanos(int kind, long number, long roundTripNanos, boolean isNew) {
    if (count[kind] == 0) {
      return 0;
    }
    double rounds = isNew ? newRounds[kind] : keptRounds[kind];
    long time = Journey.nanos(rounds * roundTripNanos * jitter.sample(draws.pageJitter.bits(number)))
        + transferNanos[kind];
    if (loses[kind] == 0 || draws.pageLoss.uniform(number) >= loses[kind]) {
      return time;
    }
    long wait = retransmission.sampleNanos(draws.pageRetransmission, number);
    long lostAt = inOrder[kind] ? time : (long) (draws.pageLossAt.uniform(number) * time);
    return Math.max(time, lostAt + wait);
  }
}
