package io.edgewise.scenario.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where traces are found. Safe for many threads. */
@FunctionalInterface
public interface TraceSource {

  /** Files. */
  TraceSource OF_THIS_MACHINE = Files::newInputStream;

  /**
   * Opens a trace.
   *
   * @param file as the scenario names it, resolved against the folder of the scenario
   * @throws IOException if there is none, or it cannot be read
   */
  InputStream open(Path file) throws IOException;
}
