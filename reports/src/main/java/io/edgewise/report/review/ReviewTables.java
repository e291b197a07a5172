package io.edgewise.report.review;

import io.edgewise.report.gallery.SavedRun.Item;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.review.Context.Assumed;
import io.edgewise.report.review.Context.Built;
import io.edgewise.report.review.Context.OfStrategy;
import io.edgewise.report.table.Numbers;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of a review. */
final class ReviewTables {

  private static final String NONE = "–";
  private static final List<Metric> QUANTILES = List.of(Metric.P50, Metric.P95, Metric.P99);
  private static final List<String> KINDS = List.of("assumed", "published", "measured", "");

  private final Review review;
  private final Html html;

  ReviewTables(Review review, Html html) {
    this.review = review;
    this.html = html;
  }

  static String percent(double level) {
    return Numbers.plain(100 * level) + " %";
  }

  /** Every strategy with its latencies, rates, cost and objectives. */
  void comparison() {
    boolean limited = !review.context().objectives().isEmpty();
    List<String> titles =
        new ArrayList<>(List.of("strategy", "p50", "p95", "p99", "cold starts", "errors", "stale reads",
            "cost a month"));
    if (limited) {
      titles.add("SLO");
    }
    table("± is half a " + percent(review.run().level()) + " confidence interval", titles,
        limited ? titles.size() - 2 : titles.size() - 1,
        () -> review.run().strategies().forEach(strategy -> html.element("tr", () -> {
          html.text("th", List.of("scope", "row"), strategy.name());
          latencies(strategy);
          for (Rate rate : List.of(Rate.COLD_START, Rate.ERROR, Rate.STALE_READ)) {
            number(strategy.rate(rate).map(Numbers::rate).orElse(NONE));
          }
          number(strategy.metric(Metric.MONTHLY_COST).map(Numbers::dollars).orElse(NONE));
          if (limited) {
            objectives(strategy);
          }
        }).line()));
    if (limited) {
      html.text("p", List.of("class", "muted"), "SLO: " + String.join(", ", review.context().objectives())).line();
    }
  }

  private void latencies(Strategy strategy) {
    if (strategy.saturated()) {
      html.text("td", List.of("class", "number bad", "colspan", Integer.toString(QUANTILES.size())),
          "saturated: the backlog grows");
      return;
    }
    QUANTILES.forEach(metric -> number(strategy.metric(metric).map(Numbers::time).orElse(NONE)));
  }

  private void objectives(Strategy strategy) {
    List<String> broken = review.context().of(strategy.id()).map(OfStrategy::broken).orElse(List.of());
    html.text("td", List.of("class", broken.isEmpty() ? "mark good" : "mark bad"),
        broken.isEmpty() ? "✓ met" : "✗ " + String.join(", ", broken));
  }

  /** What somebody claims. */
  void claims() {
    for (Context.Claims claims : review.context().claims()) {
      html.text("h3", claims.title()).line();
      table(claims.source().isEmpty() ? claims.title() : "as claimed by " + claims.source(), claims.titles(), 0,
          () -> claims.rows()
              .forEach(row -> html.element("tr", () -> row.forEach(cell -> html.text("td", cell))).line()));
    }
  }

  /** The items of every bill, the dearest item of any strategy first. */
  void costs() {
    List<Strategy> strategies = review.run().strategies();
    Map<String, Map<String, Double>> items = new LinkedHashMap<>();
    for (Strategy strategy : strategies) {
      for (Item item : strategy.bill()) {
        items.computeIfAbsent(item.offer() + ": " + item.item(), name -> new LinkedHashMap<>())
            .merge(strategy.id(), item.dollars(), Double::sum);
      }
    }
    List<String> titles = new ArrayList<>(List.of("item"));
    strategies.forEach(strategy -> titles.add(strategy.name()));
    String dates = review.priceDates();
    table("US dollars a month" + (dates.isEmpty() ? "" : ", at prices of " + dates), titles, strategies.size(), () -> {
      items.entrySet().stream()
          .sorted(Comparator
              .comparingDouble(item -> -item.getValue().values().stream().mapToDouble(Math::abs).max().orElse(0)))
          .forEach(item -> amounts(item.getKey(), item.getValue()));
      Map<String, Double> totals = new LinkedHashMap<>();
      strategies.forEach(strategy -> totals.put(strategy.id(),
          strategy.bill().stream().mapToDouble(Item::dollars).sum()));
      amounts("Total", totals);
    });
  }

  private void amounts(String name, Map<String, Double> byStrategy) {
    html.element("tr", () -> {
      html.text("th", List.of("scope", "row"), name);
      review.run().strategies().forEach(strategy -> number(byStrategy.containsKey(strategy.id())
          ? Numbers.dollars(byStrategy.get(strategy.id())) : NONE));
    }).line();
  }

  /** What each strategy relies on, and what a move would replace. */
  void ties() {
    boolean known = review.context().strategies().stream().flatMap(each -> each.offers().stream())
        .anyMatch(built -> built.ties().isPresent());
    if (!known) {
      return;
    }
    html.text("h3", "Lock-in and portability").line();
    for (Strategy strategy : review.run().strategies()) {
      List<Built> tied = review.context().of(strategy.id()).map(OfStrategy::offers).orElse(List.of()).stream()
          .filter(built -> built.ties().isPresent()).toList();
      long proprietary = tied.stream().filter(built -> !built.ties().orElseThrow().open()).count();
      html.element("details", () -> {
        html.text("summary", strategy.name() + ": " + proprietary + " of " + tied.size() + " parts proprietary").line();
        table("What code and data rely on", List.of("part", "relies on", "a move would replace it by"), 0,
            () -> tied.forEach(built -> tied(built, built.ties().orElseThrow())));
      }).line();
    }
    html.text("p", List.of("class", "muted"), "Ties are a judgement of the catalogue from what providers document; "
        + "nobody measured what a move costs.").line();
  }

  private void tied(Built built, Built.Ties ties) {
    html.element("tr", () -> {
      html.text("th", List.of("scope", "row"),
          built.name() + (built.provider().isEmpty() ? "" : " (" + built.provider() + ")"));
      html.text("td", (ties.open() ? "open: " : "proprietary: ") + ties.relied());
      html.text("td", ties.instead());
    }).line();
  }

  /** Every number in force with its source, the weakest kind first. */
  void assumptions() {
    Context context = review.context();
    html.text("p",
        "Every number that the scenario does not state, with its source: assumed ones first, since they are the "
            + "weakest.")
        .line();
    assumptions("All strategies", context.assumptions());
    for (Strategy strategy : review.run().strategies()) {
      context.of(strategy.id()).ifPresent(known -> assumptions(strategy.name(), known.assumptions()));
    }
  }

  private void assumptions(String whose, List<Assumed> assumed) {
    List<Assumed> sourced = assumed.stream().filter(each -> !each.kind().isEmpty())
        .sorted(Comparator.comparingInt(each -> KINDS.indexOf(each.kind()))).toList();
    if (sourced.isEmpty()) {
      return;
    }
    html.element("details", () -> {
      html.text("summary", whose + ": " + count(sourced, "assumed") + " assumed, " + count(sourced, "published")
          + " published, " + count(sourced, "measured") + " measured").line();
      table("In force", List.of("what", "value", "kind", "source", "date"), 0,
          () -> sourced.forEach(each -> html.element("tr", () -> {
            html.text("th", List.of("scope", "row"), each.subject());
            html.text("td", each.text());
            html.text("td", each.kind() + (each.confidence().isEmpty() ? "" : " (" + each.confidence() + ")"));
            html.text("td", each.source());
            html.text("td", each.date());
          }).line()));
    }).line();
  }

  private static long count(List<Assumed> assumed, String kind) {
    return assumed.stream().filter(each -> each.kind().equals(kind)).count();
  }

  private void number(String text) {
    html.text("td", List.of("class", "number"), text);
  }

  /** A table that scrolls where the page is narrow. */
  private void table(String caption, List<String> titles, int numbers, Runnable rows) {
    html.element("div", List.of("class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption),
        () -> html.element("table", () -> {
          html.text("caption", caption);
          html.element("thead", () -> html.element("tr", () -> {
            for (int i = 0; i < titles.size(); i++) {
              html.text("th", List.of("scope", "col", "class", i > 0 && i <= numbers ? "number" : "text"),
                  titles.get(i));
            }
          })).line();
          html.element("tbody", rows);
        })).line();
  }
}
