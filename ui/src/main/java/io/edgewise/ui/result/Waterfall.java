package io.edgewise.ui.result;

import io.edgewise.sim.result.Component;
import java.util.List;

/**
 * What happened to one request.
 *
 * @param text of the document for which it was replayed
 * @param headline which request it is, in a sentence
 * @param latencyMillis from its sending to its end
 * @param bars what happened, in the order in which it began
 */
public record Waterfall(String text, String headline, double latencyMillis, List<Bar> bars) {

  /**
   * One thing that happened.
   *
   * @param component what it counts as
   * @param what in a few words, with its place
   * @param startMillis after the request was sent
   * @param millis how long it took
   */
  public record Bar(Component component, String what, double startMillis, double millis) {}

  /** Copies the list. */
  public Waterfall {
    bars = List.copyOf(bars);
  }
}
