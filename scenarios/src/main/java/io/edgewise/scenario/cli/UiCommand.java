package io.edgewise.scenario.cli;

import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code edgewise ui}. */
@Command(
    name = "ui",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    description = {
        "Opens the desktop application: the verdict and its figures move while you turn the numbers of the scenario.",
        "It opens on an example where no file is named."},
    footerHeading = "%nExamples:%n",
    footer = {
        "  edgewise ui checkout.yaml",
        "  edgewise ui checkout.yaml --screenshots pictures"})
final class UiCommand implements Callable<Integer> {

  private final EdgewiseCommand root;
  private final Optional<Desktop> desktop;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "A scenario file (YAML or JSON).")
  private Path file;

  @Option(names = "--screenshots", paramLabel = "DIR",
      description = "Opens no window: writes a PNG picture of every view to DIR, in light and dark colours and two sizes, once "
          + "the answer is final. Needs no display.")
  private Path screenshots;

  UiCommand(EdgewiseCommand root, Optional<Desktop> desktop) {
    this.root = root;
    this.desktop = desktop;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Path> scenario = Optional.ofNullable(file);
    scenario.flatMap(UiCommand::fault).ifPresent(fault -> {
      throw new InvalidInputException(List.of(fault));
    });
    Desktop opened = desktop.orElseThrow(() -> new IllegalStateException(
        "the desktop application is not part of this program; in the source folder of Edgewise, ./edgewise ui starts it"));
    if (screenshots == null) {
      opened.open(scenario);
    } else {
      opened.pictures(scenario, screenshots,
          time -> root.remark(
              String.format(Locale.ROOT, "first answer %.2f s after the start", time.toMillis() / 1e3)))
          .forEach(root.console().out()::println);
    }
    return ExitCode.DONE;
  }

  /** Why there is no use in opening a window on a file; faults of what it says are shown there. */
  private static Optional<Problem> fault(Path scenario) {
    String message = !Files.exists(scenario) ? "there is no such file"
        : Files.isDirectory(scenario) ? "is a folder, not a scenario file"
        : !Files.isReadable(scenario) ? "cannot be read: access is denied" : "";
    return message.isEmpty() ? Optional.empty()
        : Optional.of(new Problem(Location.whole(scenario.toString()), "", message));
  }
}
