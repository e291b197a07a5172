package io.edgewise.ui.explore;

import java.util.List;
import java.util.Objects;

/**
 * What a card says of a strategy.
 *
 * @param id its key in the file
 * @param name what a person calls it
 * @param tone its colour and mark in figures
 * @param state whether there are numbers of it
 * @param latency mean and 99th percentile in words, the latter with its interval; empty where they are not known
 * @param cost of a month in words with its interval; empty where it is not known
 * @param errors share of requests that fail, in words; empty where none does
 * @param spread of its latency
 * @param badges what is to be said of it, the most important first
 */
public record StrategyCard(String id, String name, int tone, State state, String latency, String cost, String errors,
    Spread spread, List<Badge> badges) {

  /** Whether there are numbers of a strategy. */
  public enum State {
    /** It was simulated. */
    KNOWN,
    /** It is new, and its answer on the way. */
    AWAITED,
    /** Somebody hid it. */
    HIDDEN,
    /** It cannot be had. */
    INFEASIBLE
  }

  /**
   * Quantiles of latency in milliseconds; not a number where they are not known.
   *
   * @param p50 median
   * @param p95 95th percentile
   * @param p99 99th percentile
   */
  public record Spread(double p50, double p95, double p99) {

    /** Nothing is known. */
    static final Spread NONE = new Spread(Double.NaN, Double.NaN, Double.NaN);
  }

  /** How a badge is meant. */
  public enum Kind {
    GOOD, NEUTRAL, BAD
  }

  /**
   * Something to be said of a strategy in a word or two.
   *
   * @param text as it is shown
   * @param explanation in a sentence
   */
  public record Badge(Kind kind, String text, String explanation) {}

  /** Copies the list. */
  public StrategyCard {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(state, "state");
    badges = List.copyOf(badges);
  }
}
