package io.edgewise.scenario.trust;

import java.util.List;
import java.util.Objects;

/**
 * A file that users hand to the product, and the command that reads it.
 *
 * @param name of the target: of its folder in the corpus, too
 * @param file its path within a {@link Workplace}; empty where it is a text of the command line instead
 * @param seeds texts that the command reads without complaint, to begin from
 * @param arguments of the command: {@link #PLACE} stands for the workplace, {@link #INPUT} for the text
 */
record Target(String name, String file, List<byte[]> seeds, List<String> arguments) {

  static final String PLACE = "PLACE";
  static final String INPUT = "INPUT";

  /** Checks for null. */
  Target {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(file, "file");
    seeds = List.copyOf(seeds);
    arguments = List.copyOf(arguments);
  }

  /** Whether its command draws figures of what it reads, which takes a hundred times as long. */
  boolean draws() {
    return arguments.getFirst().equals("report") || arguments.getFirst().equals("figure");
  }

  @Override
  public String toString() {
    return name;
  }
}
