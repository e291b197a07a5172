package io.edgewise.ui.map;

import io.edgewise.scenario.trace.RequestReplay;
import io.edgewise.scenario.trace.RequestReplay.Sighting;
import io.edgewise.sim.engine.RequestTrace.Span;
import io.edgewise.sim.engine.RequestTrace.StoreCall;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Outcome;
import io.edgewise.ui.map.Motion.Doing;
import io.edgewise.ui.map.Motion.Heading;
import io.edgewise.ui.map.Motion.Stretch;
import java.util.ArrayList;
import java.util.List;

/**
 * The ways of a sample of the first measured requests of a strategy, with their actual times: out of their spans, which
 * {@link RequestReplay} simulates again. A store that answered in less than half a round trip to it was answered for beside the
 * code, by a cache; the round trips that open a connection are shown as one.
 */
final class Motions {

  /** Most requests that are shown. */
  static final int MOST = 250;

  /** Seconds of simulated time out of which they are taken, as long as that are neither too few nor too many. */
  private static final double WINDOW_SECONDS = 4;
  private static final long FEWEST_LOOKED_AT = 500;
  private static final long MOST_LOOKED_AT = 20_000;

  private final Ways ways;
  private final Sighting seen;
  private final Place user;
  private final Place entry;
  private final Place site;
  private final List<Stretch> stretches = new ArrayList<>();

  private Motions(Ways ways, Sighting seen) {
    this.ways = ways;
    this.seen = seen;
    user = ways.scenario().workload().origins().get(seen.origin());
    site = ways.deployment().sites().get(seen.site());
    entry = ways.entry(seen.origin(), seen.site());
  }

  /**
   * Simulates and samples, evenly over those that were sent.
   *
   * @param warmUpNanos of the run whose requests these are
   */
  static List<Motion> of(Ways ways, long warmUpNanos) {
    Scenario scenario = ways.scenario();
    double rate = scenario.workload().load().meanRatePerSecond();
    long looked = Math.clamp((long) (rate * WINDOW_SECONDS), FEWEST_LOOKED_AT, MOST_LOOKED_AT);
    RequestReplay replay = new RequestReplay(scenario, ways.deployment(), looked, warmUpNanos);
    List<Sighting> all = replay.sightings(looked).stream()
        .filter(seen -> seen.origin() >= 0 && seen.site() >= 0).toList();
    List<Sighting> sample = new ArrayList<>();
    int count = Math.min(MOST, all.size());
    for (int i = 0; i < count; i++) {
      sample.add(all.get((int) ((long) i * all.size() / count)));
    }
    List<List<Span>> spans = replay.spans(sample);
    List<Motion> motions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      motions.add(new Motions(ways, sample.get(i)).motion(spans.get(i)));
    }
    return List.copyOf(motions);
  }

  private Motion motion(List<Span> spans) {
    long end = seen.sentNanos() + seen.latencyNanos();
    long arrives = spans.stream().filter(Motions::isAtSite).mapToLong(Span::startNanos).min().orElse(Long.MAX_VALUE);
    long leaves = spans.stream().filter(Motions::isAtSite).mapToLong(Span::endNanos).max().orElse(Long.MAX_VALUE);
    for (Span span : spans) {
      if (span.component() == Component.CONNECT) {
        add(span.startNanos(), span.endNanos(), user, entry, Heading.THERE_AND_BACK, Doing.TRAVELLING);
      } else if (isAtSite(span)) {
        atSite(span);
      } else if (arrives == Long.MAX_VALUE) {
        add(span.startNanos(), span.endNanos(), user, entry, Heading.THERE_AND_BACK, Doing.TRAVELLING);
      } else if (span.startNanos() < arrives) {
        travel(span.startNanos(), span.endNanos(), Heading.THERE);
      } else if (span.startNanos() >= leaves) {
        travel(span.startNanos(), span.endNanos(), Heading.BACK);
      }
    }
    return new Motion(seen.sentNanos(), end, seen.outcome() == Outcome.SERVED, stretches);
  }

  private static boolean isAtSite(Span span) {
    return span.component() != Component.CONNECT && span.component() != Component.NETWORK;
  }

  private void atSite(Span span) {
    Doing doing = switch (span.component()) {
      case QUEUE, COLD_START -> Doing.WAITING;
      case STORE -> Doing.ASKING;
      case CONNECT, NETWORK, COMPUTE, OTHER -> Doing.RUNNING;
    };
    Place to = span.store().map(this::asked).orElse(site);
    boolean there = span.endNanos() - span.startNanos() >= ways.scenario().network().rttNanos(site, to) / 2;
    add(span.startNanos(), span.endNanos(), site, there ? to : site, Heading.THERE_AND_BACK, doing);
  }

  private Place asked(StoreCall call) {
    int dataSet = ways.scenario().dataSets().indexOf(call.dataSet());
    return dataSet < 0 ? site
        : call.operation().equals("write") ? ways.writeTo(seen.site(), dataSet)
        : ways.readFrom(seen.site(), dataSet);
  }

  /** Between user and code: the time is split as the round trips are between user and entry, and entry and code. */
  private void travel(long from, long to, Heading heading) {
    double first = entry.equals(site) ? 1 : ways.scenario().network().rttNanos(user, entry);
    double second = entry.equals(site) ? 0 : ways.scenario().network().rttNanos(entry, site);
    double share = first + second > 0 ? first / (first + second) : 1;
    if (heading == Heading.THERE) {
      long middle = from + Math.round(share * (to - from));
      add(from, middle, user, entry, heading, Doing.TRAVELLING);
      add(middle, to, entry, site, heading, Doing.TRAVELLING);
    } else {
      long middle = from + Math.round((1 - share) * (to - from));
      add(from, middle, entry, site, heading, Doing.TRAVELLING);
      add(middle, to, user, entry, heading, Doing.TRAVELLING);
    }
  }

  private void add(long from, long to, Place start, Place end, Heading heading, Doing doing) {
    if (to > from) {
      stretches.add(new Stretch(from, to, ways.arc(start, end), heading, doing));
    }
  }
}
