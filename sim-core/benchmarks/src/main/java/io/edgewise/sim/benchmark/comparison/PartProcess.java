package io.edgewise.sim.benchmark.comparison;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One part in a Java machine of its own: how code is compiled depends on what has run before, by a tenth and more, and a
 * simulation does not usually run behind ten other models.
 */
final class PartProcess {

  private PartProcess() {}

  /**
   * Measures a part with the options and the heap of this process.
   *
   * @param arguments the command line; its {@code --parts} are not used
   * @param report takes what the part prints
   * @return whether all of its checks held
   */
  static boolean run(List<String> arguments, Options.Part part, Report report)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), EngineComparison.class.getName()));
    command.addAll(arguments);
    // Of two equal options the last one counts.
    command.addAll(List.of("--parts", part.id()));
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        report.take(line);
      }
    }
    return process.waitFor() == 0;
  }
}
