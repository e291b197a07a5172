package io.edgewise.report.gallery;

import io.edgewise.report.figure.Caption;
import io.edgewise.report.gallery.SavedRun.Item;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** The caption of every figure of a run, and of its review. */
public final class Captions {

  private Captions() {}

  /**
   * What the figures of a run were made from.
   *
   * @param version of the product
   */
  public static Caption of(SavedRun run, String version) {
    boolean single = run.strategies().stream().allMatch(each -> each.replications() == 1);
    String sample = range(run, Strategy::requests) + " requests in " + range(run, Strategy::replications)
        + (single ? " replication" : " replications") + " a strategy";
    List<String> dates = run.strategies().stream().flatMap(each -> each.bill().stream()).map(Item::date)
        .filter(date -> !date.isEmpty()).sorted().distinct().toList();
    String prices = dates.isEmpty() ? ""
        : dates.size() == 1 ? dates.getFirst() : dates.getFirst() + " to " + dates.getLast();
    return new Caption(run.scenario(), run.sha256(), Long.toString(run.seed()), sample,
        single ? "" : Numbers.plain(100 * run.level()) + " %", prices, version);
  }

  /**
   * What a comparison of two runs was made from: what differs is told of both.
   *
   * @param version of the product that compares
   */
  public static Caption of(SavedRun before, SavedRun after, String version) {
    Caption was = of(before, version);
    Caption is = of(after, version);
    boolean same = was.sha256().equals(is.sha256());
    String name = then(was.scenario(), is.scenario());
    return new Caption(same ? name : name + " (sha256 " + was.hash() + ", then " + is.hash() + ")",
        same ? is.sha256() : "",
        then(was.seed(), is.seed()), then(was.sample(), is.sample()), is.level(), then(was.prices(), is.prices()),
        version);
  }

  private static String then(String was, String is) {
    return was.equals(is) ? is : was + ", then " + is;
  }

  private static String range(SavedRun run, ToLongFunction<Strategy> count) {
    long least = run.strategies().stream().mapToLong(count).min().orElse(0);
    long most = run.strategies().stream().mapToLong(count).max().orElse(0);
    return least == most ? String.format(Locale.ROOT, "%,d", least)
        : String.format(Locale.ROOT, "%,d to %,d", least, most);
  }
}
