package io.edgewise.sim.model;

/**
 * How large the samples of a run are: what a replication simulates, and how many there are at first.
 *
 * @param wholeRequests a horizon with fewer expected requests is simulated whole in every replication
 * @param replicationRequests requests that a replication measures when it samples the horizon
 * @param slices parts of the period of a load that changes, evenly spread over it, that a replication consists of when it
 *     samples the horizon
 * @param firstGroups groups of replications that share their draws (of one, if they are independent) before the precision is looked at for the first time, at least 2
 * @param growth factor on the number of groups from one look to the next, above 1
 * @param continued whether a replication that samples the horizon goes on where the one before ended, instead of being
 *     warmed up from an empty system: far faster, and the replications are then nearly, not strictly, independent
 * @param alternates whether a replication that goes on sees every second slice only, of twice the length: the first ones all the same,
 *     so that half as many systems are warmed up for a first look, the next ones the others
 * @param warmUp how much is simulated before anything is measured
 */
public record SampleSizes(double wholeRequests, double replicationRequests, int slices, int firstGroups,
    double growth, boolean continued, boolean alternates, WarmUpSizes warmUp) {

  /** For results: few, large, independent replications. */
  public static final SampleSizes PRECISE =
      new SampleSizes(200_000, 30_000, 2, 8, 1.4, false, false, WarmUpSizes.THOROUGH);

  /**
   * For a first answer that does not keep a person waiting: many small replications, one behind the other. With 10 of
   * 1,500 requests the 99th percentile of a replication still rests on 15 requests. Since all of them share the hours of
   * the day that they see, there are eight: their mean is then within 0.1 % of the day's, where four leave up to 1 %
   * (round trips of users all over the world).
   */
  public static final SampleSizes QUICK = new SampleSizes(20_000, 1_500, 8, 10, 2, true, false, WarmUpSizes.SHORT);

  /**
   * For answers while a knob moves: a first look after half as many requests as those of {@link #QUICK}, whose intervals are
   * 1.6 times as wide, and a second one after as many. With fewer replications than six, the interval of a 99th percentile has
   * no upper end now and then. The first look sees four hours of the day, the second one four others; its intervals contain the mean of
   * many such answers as often as with eight hours at once (examples, 40 seeds of each).
   */
  public static final SampleSizes LIVE = new SampleSizes(20_000, 1_250, 8, 6, 2, true, true, WarmUpSizes.SHORT);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number of requests or slices is not positive, slices that alternate are odd in number, there
   *     are fewer than 2 replications at first, or the growth is not above 1
   */
  public SampleSizes {
    if (!(wholeRequests > 0 && replicationRequests > 0 && slices > 0)) {
      throw new IllegalArgumentException("numbers of requests and slices must be positive");
    }
    if (alternates && slices % 2 != 0) {
      throw new IllegalArgumentException("slices that alternate must be even in number, got " + slices);
    }
    if (firstGroups < 2 || !(growth > 1)) {
      throw new IllegalArgumentException(
          "at least 2 groups at first, and growth above 1, got " + firstGroups + " and " + growth);
    }
  }
}
