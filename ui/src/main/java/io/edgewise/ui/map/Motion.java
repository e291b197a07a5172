package io.edgewise.ui.map;

import java.util.List;

/**
 * One request on its way, on the simulation clock.
 *
 * @param sentNanos when it was sent
 * @param endNanos when it was over
 * @param served whether the user got what was asked for
 * @param stretches by rising begin; where they overlap, the one that began last is shown
 */
record Motion(long sentNanos, long endNanos, boolean served, List<Stretch> stretches) {

  /** What a request is doing. */
  enum Doing {
    /** Between the user and the code. */
    TRAVELLING,
    /** For an instance, to start or to be free. */
    WAITING,
    /** At the code. */
    RUNNING,
    /** The code asks a store. */
    ASKING
  }

  /** Which way along an arc. */
  enum Heading {
    THERE, BACK, THERE_AND_BACK
  }

  /**
   * A part of the way.
   *
   * @param arc on which it is; of no length where it stays
   */
  record Stretch(long fromNanos, long toNanos, Arc arc, Heading heading, Doing doing) {

    private Globe.Point at(long nanos) {
      double share = toNanos == fromNanos ? 1 : (double) (nanos - fromNanos) / (toNanos - fromNanos);
      return arc.at(switch (heading) {
        case THERE -> share;
        case BACK -> 1 - share;
        case THERE_AND_BACK -> 1 - Math.abs(1 - 2 * share);
      });
    }
  }

  /**
   * Where a request is at a moment.
   *
   * @param failed whether it will not be served
   */
  record Dot(Globe.Point at, Doing doing, boolean failed) {}

  /** Copies the list. */
  Motion {
    stretches = List.copyOf(stretches);
  }

  /** Whether it is on its way at a moment. */
  boolean isUnderWay(long nanos) {
    return sentNanos <= nanos && nanos < endNanos && !stretches.isEmpty() && stretches.getFirst().fromNanos() <= nanos;
  }

  /** Where it is at a moment at which it is under way. */
  Dot dot(long nanos) {
    Stretch covering = null;
    Stretch ended = stretches.getFirst();
    for (Stretch stretch : stretches) {
      if (stretch.fromNanos() <= nanos && nanos < stretch.toNanos()) {
        covering = stretch;
      } else if (stretch.toNanos() <= nanos && stretch.toNanos() >= ended.toNanos()) {
        ended = stretch;
      }
    }
    Stretch found = covering == null ? ended : covering;
    return new Dot(found.at(Math.min(nanos, found.toNanos())), found.doing(), !served);
  }
}
