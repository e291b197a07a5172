package io.edgewise.scenario.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files are found that a scenario names: traces and calibrations. Safe for many threads. */
@FunctionalInterface
public interface FileSource {

  /** Files. */
  FileSource OF_THIS_MACHINE = Files::newInputStream;

  /**
   * Opens a file.
   *
   * @param file as the scenario names it, resolved against the folder of the scenario
   * @throws IOException if there is none, or it cannot be read
   */
  InputStream open(Path file) throws IOException;
}
