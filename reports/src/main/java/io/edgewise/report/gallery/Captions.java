package io.edgewise.report.gallery;

import io.edgewise.report.figure.Caption;
import io.edgewise.report.gallery.SavedRun.Item;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

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
    String sample = sample(run.strategies().stream().mapToLong(Strategy::requests).toArray(),
        run.strategies().stream().mapToLong(Strategy::replications).toArray(), "a strategy");
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

  /**
   * How much was simulated, such as {@code 1,000 to 2,000 requests in 20 replications a value}.
   *
   * @param requests of each strategy or value; those without any are left away
   * @param replications of each
   * @param each of what they are
   */
  public static String sample(long[] requests, long[] replications, String each) {
    long[] sent = LongStream.of(requests).filter(count -> count > 0).toArray();
    boolean single = LongStream.of(replications).allMatch(count -> count == 1);
    return (sent.length == 0 ? "" : range(sent) + " requests in ") + range(replications)
        + (single ? " replication " : " replications ") + each;
  }

  private static String range(long[] counts) {
    long least = LongStream.of(counts).min().orElse(0);
    long most = LongStream.of(counts).max().orElse(0);
    return least == most ? String.format(Locale.ROOT, "%,d", least)
        : String.format(Locale.ROOT, "%,d to %,d", least, most);
  }
}
