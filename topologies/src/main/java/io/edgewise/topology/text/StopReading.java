package io.edgewise.topology.text;

/** Nothing after this point of the file can be read; the problem is already recorded. */
final class StopReading extends Exception {

  private static final long serialVersionUID = 1L;

  StopReading() {
    super("reading stopped", null, false, false);
  }
}
