package io.edgewise.sim.benchmark.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets contenders take turns, A B C A B C and so on, so that a machine that grows slower or faster does so for all of
 * them.
 */
final class Race {

  private final List<Contender> contenders = new ArrayList<>();

  Race add(Contender contender) {
    contenders.add(contender);
    return this;
  }

  /**
   * Runs all turns.
   *
   * @param warmUps turns of each that are not counted
   * @param turns turns of each that are
   * @return the standings by name, in the order in which the contenders were added
   */
  Map<String, Standing> run(int warmUps, int turns) {
    Map<String, List<Meter.Run>> runs = new LinkedHashMap<>();
    for (int turn = -warmUps; turn < turns; turn++) {
      for (Contender contender : contenders) {
        Meter.Run run = Meter.measure(contender.loop(), contender.requests(), 1000 + turn);
        if (turn >= 0) {
          runs.computeIfAbsent(contender.name(), name -> new ArrayList<>()).add(run);
        }
      }
    }
    Map<String, Standing> standings = new LinkedHashMap<>();
    for (Contender contender : contenders) {
      standings.put(contender.name(), Standing.of(contender, runs.get(contender.name())));
    }
    return standings;
  }
}
