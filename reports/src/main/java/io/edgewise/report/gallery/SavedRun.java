package io.edgewise.report.gallery;

import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A result as its files hold it: what figures are drawn from. Times are in milliseconds unless the name says otherwise, money
 * in US dollars, rates and shares 0..1; what the files do not know is empty or not a number.
 *
 * @param scenario name of the scenario
 * @param sha256 hash of what it says
 * @param seed of all random streams
 * @param level confidence level of the intervals
 * @param strategies in the order of the scenario
 * @param comparisons of pairs of strategies
 */
public record SavedRun(String scenario, String sha256, long seed, double level, List<Strategy> strategies,
    List<Difference> comparisons) {

  /**
   * The answer for one strategy.
   *
   * @param id key of the strategy
   * @param name what a person calls it, its own among all
   * @param requests sent in the measured time
   * @param replications number of replications
   * @param saturated whether it could not keep up with its load; it has no latencies then
   * @param metrics latencies and the monthly cost, as far as they are known
   * @param rates of events per request, as far as they could happen
   * @param meanParts what the mean latency is made of; empty where that is not known
   * @param tailParts what the latency of the slowest 1 % is made of
   * @param latency its distribution; empty where that is not known
   * @param staleness the distribution of the ages of what stale reads missed, in milliseconds
   * @param byTime how latencies are spread over the horizon; empty where that is not known
   * @param origins where users are
   * @param sites where code runs
   * @param entries PoPs where users enter
   * @param bill items of the monthly bill
   * @param course how a horizon in which something breaks goes; empty where nothing does
   */
  public record Strategy(String id, String name, long requests, int replications, boolean saturated,
      Map<Metric, ConfidenceInterval> metrics, Map<Rate, ConfidenceInterval> rates, Map<Component, Double> meanParts,
      Map<Component, Double> tailParts, Distribution latency, Distribution staleness, List<Cell> byTime,
      List<Origin> origins,
      List<Site> sites, List<Site> entries, List<Item> bill, Course course) {

    /** Copies the collections. */
    public Strategy {
      Objects.requireNonNull(id, "id");
      metrics = Map.copyOf(metrics);
      rates = Map.copyOf(rates);
      meanParts = Map.copyOf(meanParts);
      tailParts = Map.copyOf(tailParts);
      byTime = List.copyOf(byTime);
      origins = List.copyOf(origins);
      sites = List.copyOf(sites);
      entries = List.copyOf(entries);
      bill = List.copyOf(bill);
    }

    /** One of which nothing else is known. */
    public static Strategy of(String id, String name, Map<Metric, ConfidenceInterval> metrics,
        Map<Rate, ConfidenceInterval> rates) {
      return new Strategy(id, name, 0, 0, false, metrics, rates, Map.of(), Map.of(), Distribution.NONE,
          Distribution.NONE, List.of(), List.of(), List.of(), List.of(), List.of(), Course.NONE);
    }

    /** A metric with its interval; empty where it is not known. */
    public Optional<ConfidenceInterval> metric(Metric metric) {
      return Optional.ofNullable(metrics.get(metric));
    }

    /** A rate with its interval; empty where it could not happen. */
    public Optional<ConfidenceInterval> rate(Rate rate) {
      return Optional.ofNullable(rates.get(rate));
    }

    Strategy named(String other) {
      return new Strategy(id, other, requests, replications, saturated, metrics, rates, meanParts, tailParts, latency,
          staleness, byTime, origins, sites, entries, bill, course);
    }
  }

  /**
   * A distribution in classes, as its cumulative shares.
   *
   * @param classes by rising value, and so by rising share
   */
  public record Distribution(List<Step> classes) {

    /** None. */
    public static final Distribution NONE = new Distribution(List.of());

    /**
     * One class.
     *
     * @param value its upper end
     * @param share of all values that are at most that, 0..1
     */
    public record Step(double value, double share) {}

    /** Copies the list. */
    public Distribution {
      classes = List.copyOf(classes);
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
      return classes.isEmpty();
    }

    /** The least upper end of a class that holds a share of all values; not a number where nothing is known. */
    public double quantile(double share) {
      if (isEmpty()) {
        return Double.NaN;
      }
      int at = first(step -> step.share() >= share - 1e-12);
      return classes.get(Math.min(at, classes.size() - 1)).value();
    }

    /** The share of all values in classes that end at or below a value, 0..1; not a number where nothing is known. */
    public double shareUpTo(double value) {
      if (isEmpty()) {
        return Double.NaN;
      }
      int above = first(step -> step.value() > value);
      return above == 0 ? 0 : classes.get(above - 1).share();
    }

    /** Index of the first class from which on something holds; the number of classes where it holds of none. */
    private int first(Predicate<Step> holds) {
      int low = 0;
      int high = classes.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (holds.test(classes.get(middle))) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }
  }

  /**
   * Requests that were sent in an interval and took about as long.
   *
   * @param fromSeconds when the interval begins, from the start of the horizon
   * @param toSeconds when it ends
   * @param low least latency of the class, in milliseconds
   * @param high the next class's least latency
   * @param count number of requests
   */
  public record Cell(double fromSeconds, double toSeconds, double low, double high, long count) {}

  /**
   * Users at a place.
   *
   * @param requests served for them
   * @param p50 median of their latency; not a number where none was served
   * @param p95 95th percentile
   */
  public record Origin(String id, String name, double latitude, double longitude, long requests, double p50,
      double p95) {}

  /**
   * A place where code runs or users enter.
   *
   * @param requests that reached an instance there
   * @param starts of instances there
   */
  public record Site(String id, String name, double latitude, double longitude, long requests, long starts) {}

  /**
   * An item of a bill.
   *
   * @param offer who charges it
   * @param item for what
   * @param dollars a month
   * @param date of the price
   */
  public record Item(String offer, String item, double dollars, String date) {}

  /**
   * How a horizon in which something breaks goes.
   *
   * @param intervals in order
   * @param faults what breaks
   */
  public record Course(List<Interval> intervals, List<Fault> faults) {

    /** Nothing breaks. */
    public static final Course NONE = new Course(List.of(), List.of());

    /** Copies the lists. */
    public Course {
      intervals = List.copyOf(intervals);
      faults = List.copyOf(faults);
    }
  }

  /**
   * An interval of the horizon, in seconds from its start.
   *
   * @param requests sent in it
   * @param attempts with those that clients repeated
   * @param errors requests that failed
   * @param p50 median latency of those that were served, in milliseconds
   * @param p99 99th percentile
   */
  public record Interval(double fromSeconds, double toSeconds, long requests, long attempts, long errors, double p50,
      double p99) {}

  /**
   * Something that breaks, in seconds from the start of the horizon.
   *
   * @param detectSeconds after its begin, when routes avoid what is down; not a number where they never do
   * @param recoverSeconds after its begin, when no more fail than before; not a number where that never is
   */
  public record Fault(String name, double fromSeconds, double toSeconds, double detectSeconds,
      double recoverSeconds) {}

  /**
   * Two strategies in one metric.
   *
   * @param first id of one
   * @param second id of the other
   * @param difference first minus second; empty where they cannot be compared
   * @param distinguishable whether the replications tell them apart
   */
  public record Difference(String first, String second, Metric metric, Optional<ConfidenceInterval> difference,
      boolean distinguishable) {}

  /** Copies the lists; strategies that share a name have their id added to it. */
  public SavedRun {
    List<String> names = strategies.stream().map(Strategy::name).toList();
    List<Strategy> named = new ArrayList<>();
    for (Strategy strategy : strategies) {
      boolean shared = names.stream().filter(strategy.name()::equals).count() > 1;
      named.add(strategy.name().isBlank() ? strategy.named(strategy.id())
          : shared ? strategy.named(strategy.name() + " (" + strategy.id() + ")") : strategy);
    }
    strategies = List.copyOf(named);
    comparisons = List.copyOf(comparisons);
  }

  /** First minus second in a metric, whichever way round it was saved; empty where they were not compared. */
  public Optional<Difference> difference(String first, String second, Metric metric) {
    return comparisons.stream().filter(each -> each.metric() == metric)
        .filter(each -> each.first().equals(first) && each.second().equals(second)
            || each.first().equals(second) && each.second().equals(first))
        .map(each -> each.first().equals(first) ? each : turned(each)).findFirst();
  }

  private static Difference turned(Difference each) {
    return new Difference(each.second(), each.first(), each.metric(),
        each.difference().map(ConfidenceInterval::negated), each.distinguishable());
  }
}
