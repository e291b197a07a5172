package io.edgewise.scenario.cli;

/** What the shell is told. */
final class ExitCode {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_INPUT = 2;
  static final int CHECK_NOT_HELD = 3;
  static final int CANCELLED = 130;

  private ExitCode() {}
}
