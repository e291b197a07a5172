package io.edgewise.scenario.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The desktop application, which the command line starts without knowing it. */
public interface Desktop {

  /**
   * Opens the window and returns when it is closed.
   *
   * @param scenario file that it opens on; empty for an example
   * @throws IOException if the file cannot be read
   * @throws IllegalStateException if no window can be opened, as where there is no display
   */
  void open(Optional<Path> scenario) throws IOException;

  /**
   * Writes pictures of every view in light and dark colours and in two sizes, with the final answer on them, without a display:
   * all of them, or none.
   *
   * @param scenario file that is shown; empty for an example
   * @param folder made if missing
   * @param firstAnswer takes the time from the start of the Java machine until the first answer and its figure were on the screen,
   *        as soon as they are
   * @return the names of the files
   * @throws IOException if the file cannot be read, or a picture not be written
   */
  List<Path> pictures(Optional<Path> scenario, Path folder, Consumer<Duration> firstAnswer) throws IOException;
}
