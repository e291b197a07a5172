package io.edgewise.scenario.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UiCommandTest {

  /** Keeps what it is asked for. */
  private static final class Asked implements Desktop {
    private final List<String> wishes = new ArrayList<>();

    @Override
    public void open(Optional<Path> scenario) {
      wishes.add("open " + scenario);
    }

    @Override
    public List<Path> pictures(Optional<Path> scenario, Path folder, Consumer<Duration> firstAnswer) {
      wishes.add("pictures of " + scenario + " in " + folder);
      firstAnswer.accept(Duration.ofMillis(1840));
      return List.of(Path.of("a.png"), Path.of("b.png"));
    }
  }

  private final Asked desktop = new Asked();

  @TempDir
  private Path folder;

  @Test
  @DisplayName("opens on the file that is named, or on none")
  void opensTheWindow() {
    Path file = Cli.file(folder, "shop.yaml", Cli.SMALL);
    assertEquals(new Cli(0, "", ""), Cli.run(desktop, "ui", file));
    assertEquals(new Cli(0, "", ""), Cli.run(desktop, "ui"));
    assertEquals(List.of("open " + Optional.of(file), "open " + Optional.empty()), desktop.wishes);
  }

  @Test
  @DisplayName("opens on a file with errors too: they are shown in the window")
  void opensFilesWithErrors() {
    Path file = Cli.file(folder, "broken.yaml", "users: [");
    assertEquals(0, Cli.run(desktop, "ui", file).code());
  }

  @Test
  @DisplayName("--screenshots opens no window and prints the names of the pictures")
  void takesPictures() {
    Cli run = Cli.run(desktop, "ui", "--screenshots", folder);
    assertEquals(new Cli(0, "a.png\nb.png\n", "first answer 1.84 s after the start\n"), run);
    assertEquals(List.of("pictures of " + Optional.empty() + " in " + folder), desktop.wishes);
  }

  @Test
  @DisplayName("what cannot be opened is told before there is a window")
  void refusesWhatIsNoFile() {
    Path missing = folder.resolve("missing.yaml");
    assertEquals(new Cli(2, "", missing + ": there is no such file\n1 problem\n"), Cli.run(desktop, "ui", missing));
    assertEquals(new Cli(2, "", folder + ": is a folder, not a scenario file\n1 problem\n"),
        Cli.run(desktop, "ui", folder));
    Cli twice = Cli.run(desktop, "ui", "a.yaml", "b.yaml");
    assertEquals(2, twice.code());
    assertTrue(twice.err().contains("Try 'edgewise ui --help'."), twice.err());
    assertEquals(List.of(), desktop.wishes);
  }

  @Test
  @DisplayName("a program without the desktop application says how it is had")
  void saysWhereTheDesktopApplicationIs() {
    Cli run = Cli.run("ui");
    assertEquals(1, run.code());
    assertTrue(run.err().contains("./edgewise ui starts it"), run.err());
  }
}
