package io.edgewise.report.gallery;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.figure.Axis.Scale;
import io.edgewise.report.figure.Bars;
import io.edgewise.report.figure.Bars.Bar;
import io.edgewise.report.figure.Bars.Group;
import io.edgewise.report.figure.Curves;
import io.edgewise.report.figure.Curves.Curve;
import io.edgewise.report.figure.Curves.Form;
import io.edgewise.report.figure.Curves.Panel;
import io.edgewise.report.figure.Curves.Point;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.gallery.SavedRun.Site;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How often each site starts an instance, against its traffic: spread over many sites, few requests find a warm one. */
final class ColdStartSites {

  private static final int FEWEST = 20;
  private static final int MOST_BARS = 6;

  private ColdStartSites() {}

  static Optional<Figure> of(SavedRun run, String version) {
    List<Strategy> starting = run.strategies().stream()
        .filter(each -> each.sites().stream().anyMatch(site -> site.starts() > 0)).toList();
    if (starting.isEmpty()) {
      return Optional.empty();
    }
    boolean few = starting.stream().allMatch(each -> each.sites().size() <= MOST_BARS);
    return Optional.of(few ? bars(run, version) : dots(run, version));
  }

  private static Figure bars(SavedRun run, String version) {
    List<Group> groups = new ArrayList<>();
    for (int tone = 0; tone < run.strategies().size(); tone++) {
      Strategy strategy = run.strategies().get(tone);
      groups.add(new Group(strategy.name(), tone,
          strategy.sites().stream().map(site -> new Bar(site.name(), 100 * share(List.of(site)),
              Double.NaN, Double.NaN, site.requests() == 0 ? "no request" : Numbers.plain(100 * share(List.of(site)))))
              .toList()));
    }
    return new Figure("cold-starts", title(run), new Bars(Axis.fromZero("instances started per 100 requests"), groups),
        List.of(), Captions.of(run, version));
  }

  private static Figure dots(SavedRun run, String version) {
    List<Curve> curves = new ArrayList<>();
    for (int tone = 0; tone < run.strategies().size(); tone++) {
      Strategy strategy = run.strategies().get(tone);
      if (strategy.sites().stream().anyMatch(site -> site.starts() > 0)) {
        curves.add(new Curve(strategy.name(), tone, Form.POINTS, strategy.sites().stream()
            .filter(site -> site.requests() >= FEWEST).sorted(Comparator.comparingLong(Site::requests))
            .map(site -> Point.of(site.requests(), 100 * share(List.of(site)))).toList()));
      }
    }
    return new Figure("cold-starts", title(run),
        new Curves(Axis.of("requests that reached the site, over all replications", Scale.LOG), List.of(new Panel(
            Axis.fromZero("instances started per 100 requests"), curves, List.of()))),
        Notes.of(run, "A marker for each site (PoP or region) that at least " + FEWEST + " requests reached."),
        Captions.of(run, version));
  }

  private static double share(List<Site> sites) {
    long requests = sites.stream().mapToLong(Site::requests).sum();
    return requests == 0 ? 0 : (double) sites.stream().mapToLong(Site::starts).sum() / requests;
  }

  /** The strategy that starts most, and whether its small sites do so more often than its large ones. */
  private static String title(SavedRun run) {
    Strategy most = run.strategies().stream().max(Comparator.comparingDouble(each -> share(each.sites())))
        .orElseThrow();
    List<Site> sites = most.sites().stream().filter(site -> site.requests() > 0)
        .sorted(Comparator.comparingLong(Site::requests)).toList();
    String all = most.name() + " starts an instance for " + Numbers.percent(share(most.sites())) + " of its requests";
    if (sites.size() < 4) {
      return all + (run.strategies().size() > 1 ? ", the most of " + run.strategies().size() : "");
    }
    int half = sites.size() / 2;
    return all + ": " + Numbers.percent(share(sites.subList(0, half))) + " at the smaller half of its sites, "
        + Numbers.percent(share(sites.subList(half, sites.size()))) + " at the larger";
  }
}
