package io.edgewise.topology.network;

import java.util.List;

/**
 * The last mile: round-trip time from a user's device to the first server of the access provider, on top of
 * {@link MeasuredNetwork}. Lognormal, or a mix of lognormals.
 *
 * <p>The published figures are few and old ({@code access_latency.csv}, quality C):
 * <ul>
 * <li>{@link #FIBRE}, {@link #CABLE}, {@link #DSL}: mean 24, 32 and 49 ms at peak hours (FCC, Measuring Broadband
 *     America, 2014 report, quoted). They contain the way to the nearest server, so where that is short they are on
 *     the high side: first hops of 1.5 ms (fibre) and 7.5 ms (cable) are reported.
 * <li>Their spread: sigma 0.27 from the quantiles of one cable line (p50 15.4, p95 23.2, p99 29.7 ms), taken for fibre
 *     too; for DSL 0.29 from one line's mean 21.3 and standard deviation 6.3 ms.
 * <li>{@link #MOBILE_4G}: median 33.34 ms (Ookla, one Czech operator, 2024), sigma 0.22 from a fitted 4G hop (p50
 *     24.22, p95 34.2, p99 41.3 ms).
 * <li>{@link #MOBILE_5G}: an assumption. Published is only that 5 % of users of a network with 5G see less than 20 ms;
 *     with the sigma of 4G the median lies as far above that as the 95th percentile lies above a median of 20 ms.
 * <li>{@link #TYPICAL}: an assumed mix of half fibre, 40 % cable and 10 % DSL; mean 29.7 ms.
 * </ul>
 */
public enum AccessTechnology {
  /** Fibre to the home. */
  FIBRE("fibre", Evidence.PUBLISHED, List.of(new Part(1, LognormalFit.ofMean(24, Sigma.CABLE)))),
  /** Television cable. */
  CABLE("cable", Evidence.PUBLISHED, List.of(new Part(1, LognormalFit.ofMean(32, Sigma.CABLE)))),
  /** Telephone line. */
  DSL("dsl", Evidence.PUBLISHED, List.of(new Part(1, LognormalFit.ofMean(49, Sigma.DSL)))),
  /** LTE. */
  MOBILE_4G("4g", Evidence.PUBLISHED, List.of(new Part(1, new LognormalFit(33.34, Sigma.MOBILE)))),
  /** 5G. */
  MOBILE_5G("5g", Evidence.ASSUMED, List.of(new Part(1,
      new LognormalFit(new LognormalFit(20, Sigma.MOBILE).p95(), Sigma.MOBILE)))),
  /** A mix of wired lines. */
  TYPICAL("typical", Evidence.ASSUMED, List.of(
      new Part(0.5, LognormalFit.ofMean(24, Sigma.CABLE)),
      new Part(0.4, LognormalFit.ofMean(32, Sigma.CABLE)),
      new Part(0.1, LognormalFit.ofMean(49, Sigma.DSL))));

  /**
   * A share of the lines and their round trip.
   *
   * @param weight fraction of the lines, above 0 and at most 1
   * @param millis last-mile round trip in milliseconds
   */
  public record Part(double weight, LognormalFit millis) {}

  private static final class Sigma {
    static final double CABLE = LognormalFit.sigmaOf(15.4, 23.2, 29.7);
    static final double MOBILE = LognormalFit.sigmaOf(24.22, 34.2, 41.3);
    /** From mean and standard deviation: sigma^2 = ln(1 + (sd / mean)^2). */
    static final double DSL = Math.sqrt(Math.log1p(6.3 / 21.3 * (6.3 / 21.3)));
  }

  private final String id;
  private final Evidence evidence;
  private final List<Part> parts;

  AccessTechnology(String id, Evidence evidence, List<Part> parts) {
    this.id = id;
    this.evidence = evidence;
    this.parts = parts;
  }

  /** The name used in scenario files. */
  public String id() {
    return id;
  }

  /** How well it is known. */
  public Evidence evidence() {
    return evidence;
  }

  /** What it is mixed of; weights sum to 1. */
  public List<Part> parts() {
    return parts;
  }

  /** Mean last-mile round trip in milliseconds. */
  public double meanMillis() {
    return parts.stream().mapToDouble(each -> each.weight() * each.millis().mean()).sum();
  }
}
