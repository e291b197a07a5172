package io.edgewise.ui;

import io.edgewise.scenario.cli.EdgewiseCommand;

/** The command line together with the desktop application: {@code edgewise ui [FILE]} opens its window. */
public final class EdgewiseDesktop {

  private EdgewiseDesktop() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    EdgewiseCommand.main(new StageDesktop(), arguments);
  }
}
