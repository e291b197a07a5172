package io.edgewise.report.gallery;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.figure.Axis.Scale;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.WorldMaps;
import io.edgewise.report.figure.WorldMaps.Kind;
import io.edgewise.report.figure.WorldMaps.Panel;
import io.edgewise.report.figure.WorldMaps.Users;
import io.edgewise.report.gallery.SavedRun.Origin;
import io.edgewise.report.gallery.SavedRun.Site;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Median latency by origin on maps of the world: of each strategy, and which of them is fastest where. */
final class Maps {

  private static final int MOST_PLACES = 600;
  private static final int FEWEST_ORIGINS = 3;
  /** Share of the values beyond each end of the colours. */
  private static final double BEYOND = 0.02;
  /** In place of the index of a strategy. */
  private static final int NOBODY = -1;
  private static final int SEVERAL = -2;
  private static final double[] ROUND = {1, 2, 3, 5, 10};

  private final SavedRun run;
  private final String version;
  private final List<Strategy> shown;
  /** Indices of the origins that are drawn, those with the most users first. */
  private final List<Integer> drawn;
  private final long users;

  private Maps(SavedRun run, String version, List<Strategy> shown) {
    this.run = run;
    this.version = version;
    this.shown = shown;
    List<Origin> origins = shown.getFirst().origins();
    drawn = Stream.iterate(0, i -> i + 1).limit(origins.size()).filter(i -> origins.get(i).requests() > 0)
        .sorted(Comparator.comparingLong(i -> -origins.get(i).requests())).limit(MOST_PLACES).toList();
    users = origins.stream().mapToLong(Origin::requests).sum();
  }

  private static Optional<Maps> of(SavedRun run, String version, int fewest) {
    List<Strategy> shown = run.strategies().stream().filter(each -> !each.saturated())
        .filter(each -> each.origins().stream().filter(origin -> origin.requests() > 0).count() >= FEWEST_ORIGINS)
        .toList();
    return shown.size() < fewest ? Optional.empty() : Optional.of(new Maps(run, version, shown));
  }

  /** A map for each strategy. */
  static Optional<Figure> latency(SavedRun run, String version) {
    return of(run, version, 1).map(Maps::latencies);
  }

  /** One map: the fastest at each place. */
  static Optional<Figure> winner(SavedRun run, String version) {
    return of(run, version, 2).map(Maps::winners);
  }

  private Figure latencies() {
    List<Panel> panels = shown.stream().map(strategy -> new Panel(strategy.name(), drawn.stream()
        .map(i -> users(i, strategy.origins().get(i).p50())).toList(), sites(List.of(strategy)))).toList();
    return new Figure("map-latency", latencyTitle(),
        new WorldMaps(scale(panels), List.of(), panels), notes("The colours span what 96 % of the places have; beyond "
            + "that they stay the same."),
        Captions.of(run, version));
  }

  private static Axis scale(List<Panel> panels) {
    double[] values = panels.stream().flatMap(panel -> panel.users().stream()).mapToDouble(Users::value)
        .filter(Double::isFinite).sorted().toArray();
    int beyond = (int) (BEYOND * values.length);
    return new Axis("median latency (ms)", Scale.LOG, Math.max(1e-3, values[beyond]),
        Math.max(2e-3, values[values.length - 1 - beyond]));
  }

  private Figure winners() {
    Map<Integer, Double> shares = new TreeMap<>();
    String reading =
        "Shares are of users. Where few requests come from a place, chance may decide who is fastest there.";
    int[] winners = IntStream.range(0, shown.getFirst().origins().size()).map(this::winner).toArray();
    for (int i = 0; i < winners.length; i++) {
      if (winners[i] != NOBODY) {
        shares.merge(winners[i], weight(i), Double::sum);
      }
    }
    List<Integer> order =
        shares.keySet().stream().sorted(Comparator.comparingDouble(each -> -shares.get(each))).toList();
    List<Users> places = new ArrayList<>();
    for (int i : drawn) {
      places.add(users(i, winners[i] == NOBODY ? Double.NaN : order.indexOf(winners[i])));
    }
    List<Kind> kinds = order.stream().map(winner -> new Kind(name(winner) + ": " + Numbers.percent(shares.get(winner)),
        winner == SEVERAL ? run.strategies().size() : run.strategies().indexOf(shown.get(winner)))).toList();
    String title = order.isEmpty() ? "No request was served"
        : name(order.getFirst()) + (order.getFirst() == SEVERAL ? " have" : " has") + " the lowest median latency for "
            + Numbers.percent(shares.get(order.getFirst())) + " of users"
            + (order.size() < 2 ? "" : "; " + name(order.get(1)) + " for " + Numbers.percent(shares.get(order.get(1))));
    return new Figure("map-winner", title, new WorldMaps(Axis.of("", Scale.LINEAR), kinds,
        List.of(new Panel("", places, sites(shown.stream()
            .filter(each -> order.contains(SEVERAL) || order.contains(shown.indexOf(each))).toList())))),
        notes(reading), Captions.of(run, version));
  }

  private String name(int winner) {
    return winner == SEVERAL ? "Several strategies alike" : shown.get(winner).name();
  }

  /** The index of the strategy with the lowest median at an origin; or that several have it, or that nobody knows. */
  private int winner(int origin) {
    double least = Double.POSITIVE_INFINITY;
    int best = NOBODY;
    for (int i = 0; i < shown.size(); i++) {
      double median = shown.get(i).origins().get(origin).p50();
      if (Double.isFinite(median) && median <= least) {
        best = median == least ? SEVERAL : i;
        least = median;
      }
    }
    return best;
  }

  private double weight(int origin) {
    return (double) shown.getFirst().origins().get(origin).requests() / users;
  }

  private Users users(int origin, double value) {
    Origin place = shown.getFirst().origins().get(origin);
    return new Users(place.latitude(), place.longitude(), weight(origin), value);
  }

  private static List<WorldMaps.Site> sites(List<Strategy> strategies) {
    Map<String, WorldMaps.Site> sites = new TreeMap<>();
    for (Strategy strategy : strategies) {
      boolean many = strategy.sites().size() > 12;
      strategy.entries().forEach(site -> sites.putIfAbsent(site.id(), place(site, true)));
      strategy.sites().forEach(site -> sites.put(site.id(), place(site, many)));
    }
    return List.copyOf(sites.values());
  }

  private static WorldMaps.Site place(Site site, boolean pop) {
    return new WorldMaps.Site(site.name(), site.latitude(), site.longitude(), pop);
  }

  /** The share of users whose median is below a round latency, of the best and the worst. */
  private String latencyTitle() {
    double limit = round(shown.stream().mapToDouble(this::medianOfUsers).min().orElseThrow());
    double[] shares = shown.stream().mapToDouble(each -> shareBelow(each, limit)).toArray();
    int best = 0;
    int worst = 0;
    for (int i = 1; i < shares.length; i++) {
      best = shares[i] > shares[best] ? i : best;
      worst = shares[i] <= shares[worst] ? i : worst;
    }
    String within = " of users have a median latency below " + Numbers.time(limit);
    String most = Numbers.percent(shares[best]) + within + " with " + shown.get(best).name();
    return shown.size() == 1 ? most : most + ", " + Numbers.percent(shares[worst]) + " with "
        + shown.get(worst).name();
  }

  private double medianOfUsers(Strategy strategy) {
    double[] sorted = strategy.origins().stream().mapToDouble(Origin::p50).filter(Double::isFinite).sorted().toArray();
    long half = requestsUpTo(strategy, Double.MAX_VALUE) / 2;
    int low = 0;
    int high = sorted.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (requestsUpTo(strategy, sorted[middle]) >= half) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return sorted[low];
  }

  /** Requests from places whose median is at most so much. */
  private static long requestsUpTo(Strategy strategy, double median) {
    long requests = 0;
    for (Origin origin : strategy.origins()) {
      requests += origin.p50() <= median ? origin.requests() : 0;
    }
    return requests;
  }

  private static double round(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double digit : ROUND) {
      if (digit * power >= value) {
        return digit * power;
      }
    }
    return 10 * power;
  }

  private double shareBelow(Strategy strategy, double limit) {
    long below = strategy.origins().stream().filter(each -> each.p50() < limit).mapToLong(Origin::requests).sum();
    return (double) below / strategy.origins().stream().mapToLong(Origin::requests).sum();
  }

  private List<String> notes(String reading) {
    int all = (int) shown.getFirst().origins().stream().filter(each -> each.requests() > 0).count();
    if (drawn.size() == all) {
      return Notes.of(run, reading);
    }
    double share = drawn.stream().mapToDouble(this::weight).sum();
    return Notes.of(run,
        String.format(Locale.ROOT, "%s Drawn: the %,d places with the most users, of %,d; %s of users.",
            reading, drawn.size(), all, Numbers.percent(share)));
  }
}
