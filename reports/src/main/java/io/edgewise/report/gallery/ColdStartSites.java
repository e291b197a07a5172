package io.edgewise.report.gallery;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.figure.Bars;
import io.edgewise.report.figure.Bars.Bar;
import io.edgewise.report.figure.Bars.Group;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.gallery.SavedRun.Site;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.Numbers;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How often each site starts an instance. Where there are many, as PoPs, they are told apart by their traffic, in five classes:
 * spread over many sites, few requests find a warm instance.
 */
final class ColdStartSites {

  private static final int MOST_BARS = 6;
  private static final int CLASSES = 5;

  private ColdStartSites() {}

  static Optional<Figure> of(SavedRun run, String version) {
    List<Group> groups = new ArrayList<>();
    boolean classes = false;
    for (int tone = 0; tone < run.strategies().size(); tone++) {
      Strategy strategy = run.strategies().get(tone);
      List<Site> visited = strategy.sites().stream().filter(site -> site.requests() > 0)
          .sorted(Comparator.comparingLong(site -> -site.requests())).toList();
      if (visited.stream().anyMatch(site -> site.starts() > 0)) {
        boolean many = visited.size() > MOST_BARS;
        classes |= many;
        groups.add(new Group(strategy.name(), tone, many ? classes(visited, run.level())
            : visited.stream().map(site -> bar(site.name(), List.of(site), run.level())).toList()));
      }
    }
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    List<String> notes = classes
        ? List.of("Where there are more than " + MOST_BARS + " sites, they stand in " + CLASSES
            + " classes by traffic, of as many sites each; in brackets the requests that reach a site, over all "
            + "replications.")
        : List.of();
    return Optional.of(new Figure("cold-starts", title(run), new Bars(Axis.fromZero(
        "instances started per 100 requests"), groups), notes, Captions.of(run, version)));
  }

  /** @param visited the busiest first */
  private static List<Bar> classes(List<Site> visited, double level) {
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < CLASSES; i++) {
      List<Site> part = visited.subList(i * visited.size() / CLASSES, (i + 1) * visited.size() / CLASSES);
      long least = part.getLast().requests();
      long most = part.getFirst().requests();
      String name = String.format(Locale.ROOT, "%d %s (%,d", part.size(), part.size() == 1 ? "site" : "sites", least)
          + (least == most ? ")" : String.format(Locale.ROOT, " to %,d)", most));
      bars.add(bar(name, part, level));
    }
    return bars;
  }

  private static Bar bar(String name, List<Site> sites, double level) {
    long requests = sites.stream().mapToLong(Site::requests).sum();
    long starts = sites.stream().mapToLong(Site::starts).sum();
    if (starts > requests) {
      return new Bar(name, 100 * share(sites), Double.NaN, Double.NaN, Numbers.plain(100 * share(sites)));
    }
    ConfidenceInterval share = ConfidenceInterval.ofProportion(starts, requests, level);
    return new Bar(name, 100 * share.value(), 100 * share.low(), 100 * share.high(), Numbers.rate(share));
  }

  private static double share(List<Site> sites) {
    long requests = sites.stream().mapToLong(Site::requests).sum();
    return requests == 0 ? 0 : (double) sites.stream().mapToLong(Site::starts).sum() / requests;
  }

  /** The strategy that starts most, and whether its small sites do so more often than its large ones. */
  private static String title(SavedRun run) {
    List<Strategy> order = run.strategies().stream().filter(each -> !each.sites().isEmpty())
        .sorted(Comparator.comparingDouble(each -> -share(each.sites()))).toList();
    Strategy most = order.getFirst();
    String share = Numbers.percent(share(most.sites()));
    if (order.size() > 1 && share.equals(Numbers.percent(share(order.getLast().sites())))) {
      return "All strategies start an instance for " + share + " of their requests";
    }
    List<Site> sites = most.sites().stream().filter(site -> site.requests() > 0)
        .sorted(Comparator.comparingLong(Site::requests)).toList();
    String all = most.name() + " starts an instance for " + share + " of its requests";
    if (sites.size() <= MOST_BARS) {
      boolean shared = order.size() > 1 && share.equals(Numbers.percent(share(order.get(1).sites())));
      return all + (order.size() == 1 ? "" : shared ? ", as does " + order.get(1).name()
          : ", the most of " + order.size());
    }
    int half = sites.size() / 2;
    return all + ": " + Numbers.percent(share(sites.subList(0, half))) + " at the smaller half of its sites, "
        + Numbers.percent(share(sites.subList(half, sites.size()))) + " at the larger";
  }
}
