package io.edgewise.scenario.trust;

import io.edgewise.scenario.trust.Oracle.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps inputs that show faults, one for each fault, in a folder for each target. */
final class Findings {

  private Findings() {}

  /** Writes an input, and tells of it on standard output. */
  static void keep(Path folder, Finding finding, byte[] input) {
    Path file = file(folder, finding);
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.out.println(finding.key() + "\n  " + file + "\n" + finding.detail().lines().limit(14)
        .map(line -> "    " + line.substring(0, Math.min(200, line.length()))).reduce("", (a, b) -> a + b + "\n"));
  }

  /** Where the input of a finding is kept. */
  static Path file(Path folder, Finding finding) {
    return folder.resolve(finding.target().name()).resolve(String.format("%08x", finding.signature().hashCode()));
  }
}
