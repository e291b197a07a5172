package io.edgewise.scenario.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Finds that a file is where a command is to write its folder before the command does its work, which may take hours. */
final class OutputCheck {

  private OutputCheck() {}

  /**
   * Looks at the options {@code -o} and {@code --into} of a command.
   *
   * @throws ParameterException if a file is in the place of the folder, or of one above it
   */
  static void check(ParseResult parsed) {
    ParseResult command = parsed;
    while (command.hasSubcommand()) {
      command = command.subcommand();
    }
    if (command.isUsageHelpRequested() || command.isVersionHelpRequested()) {
      return;
    }
    Path folder = command.matchedOptionValue("-o", null);
    if (folder != null) {
      check(command, "-o " + folder, folder);
    }
    Path file = command.matchedOptionValue("--into", null);
    if (file != null) {
      check(command, "--into " + file, file.toAbsolutePath().getParent());
    }
  }

  private static void check(ParseResult command, String option, Path folder) {
    Path nearest = folder.toAbsolutePath();
    while (nearest != null && !Files.exists(nearest)) {
      nearest = nearest.getParent();
    }
    if (nearest != null && !Files.isDirectory(nearest)) {
      String file =
          option.endsWith(" " + folder) && nearest.equals(folder.toAbsolutePath()) ? "this" : nearest.toString();
      throw new ParameterException(command.commandSpec().commandLine(),
          option + ": " + file + " is a file; name a folder");
    }
  }
}
