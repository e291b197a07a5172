package io.edgewise.topology.text;

import java.nio.file.Path;
import java.util.Optional;

/** A file of text that is read whole. */
public final class TextFile {

  private TextFile() {}

  /**
   * The characters of a file: UTF-8, without a byte order mark.
   *
   * @return empty where a problem is recorded: it is missing, a directory, unreadable, larger than 16 MiB, not UTF-8, or holds
   *     a control character
   */
  public static Optional<String> read(Path file, Problems problems) {
    try {
      return Optional.of(SourceText.read(file, file.toString(), Limits.WRITTEN, problems));
    } catch (StopReading e) {
      return Optional.empty();
    }
  }
}
