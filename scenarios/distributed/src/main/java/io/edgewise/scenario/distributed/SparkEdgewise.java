package io.edgewise.scenario.distributed;

import io.edgewise.scenario.cli.EdgewiseCommand;

/** {@code edgewise}, started by {@code spark-submit} or with Spark on the class path: {@code --engine spark} works. */
public final class SparkEdgewise {

  private SparkEdgewise() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    EdgewiseCommand.main(SparkSweep::new, arguments);
  }
}
