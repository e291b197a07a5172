package io.edgewise.ui.map;

import io.edgewise.report.table.Numbers;
import io.edgewise.sim.model.Place;
import io.edgewise.ui.map.MapContent.Latency;
import io.edgewise.ui.map.MapContent.Site;
import io.edgewise.ui.map.MapContent.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the map says in words. */
final class PlaceText {

  private static final int MOST_NAMED = 4;

  private PlaceText() {}

  /**
   * What is at a place.
   *
   * @param moving what a click would move; null for nothing
   */
  static String of(MapContent content, Place place, Movable moving) {
    List<String> lines = new ArrayList<>();
    lines.add(place.name() + " · " + place.id());
    content.sites().stream().filter(site -> site.place().equals(place)).findFirst()
        .ifPresent(site -> describe(content, site, lines));
    content.users().stream().filter(users -> users.place().equals(place)).findFirst()
        .ifPresent(users -> describe(content, users, lines));
    if (moving != null && moving.fits(place.id())) {
      lines.add("Click to move " + moving.dataSet().orElse("the code") + " of " + moving.strategyName() + " here");
    }
    return String.join("\n", lines);
  }

  private static void describe(MapContent content, Site site, List<String> lines) {
    if (site.runs()) {
      lines.add("Code of " + content.shown().name() + " runs here, for " + Numbers.percent(site.running())
          + " of requests");
    }
    if (site.entering() > 0) {
      lines.add(Numbers.percent(site.entering()) + " of requests enter here and go on to the code");
    }
    if (!site.homeOf().isEmpty()) {
      lines.add("Home of " + String.join(", ", site.homeOf()));
    }
    if (!site.copyOf().isEmpty()) {
      lines.add("Copy of " + String.join(", ", site.copyOf()));
    }
  }

  private static void describe(MapContent content, Users users, List<String> lines) {
    lines.add(Numbers.percent(users.share()) + " of users");
    for (int i = 0; i < users.latencies().size(); i++) {
      Latency latency = users.latencies().get(i);
      lines.add((i == content.selected() ? "• " : "   ") + content.strategies().get(i).name() + ": " + (Double
          .isFinite(latency.p50()) ? "p50 " + Numbers.time(latency.p50()) + ", p95 " + Numbers.time(latency.p95())
              : "not measured")
          + (i == users.winner() && users.latencies().size() > 1 ? " (fastest)" : ""));
    }
  }

  /** The whole map, for those who do not see it. */
  static String summary(MapContent content) {
    List<Site> code = content.sites().stream().filter(Site::runs).toList();
    List<Site> homes = content.sites().stream().filter(site -> !site.homeOf().isEmpty()).toList();
    long entries = content.sites().stream().filter(site -> site.entering() > 0).count();
    String users = "Map of the world with the users of " + content.users().size()
        + (content.users().size() == 1 ? " place" : " places")
        + content.users().stream().limit(1).map(most -> ", most of them in " + most.place().name())
            .collect(Collectors.joining())
        + ".";
    String runs = content.shown().name() + ": code runs " + at(code) + ".";
    String enter = entries == 0 ? "" : " Requests enter at " + entries + (entries == 1 ? " place." : " places.");
    String stores = homes.isEmpty() ? "" : " Data has its home " + at(homes) + ".";
    return users + " " + runs + enter + stores + medians(content);
  }

  private static String at(List<Site> sites) {
    return sites.size() > MOST_NAMED ? "at " + sites.size() + " places"
        : sites.stream().map(site -> "in " + site.place().name()).collect(Collectors.joining(", "));
  }

  private static String medians(MapContent content) {
    Optional<Users> fastest = content.users().stream()
        .filter(each -> Double.isFinite(each.latencies().get(content.selected()).p50())).findFirst();
    return fastest.map(most -> " The median latency is "
        + Numbers.time(most.latencies().get(content.selected()).p50()) + " in " + most.place().name() + ".").orElse("");
  }
}
