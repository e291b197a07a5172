package io.edgewise.scenario.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private long now;

  private Console console(boolean terminal) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Console(stream, stream, false, terminal, Clock.fixed(Cli.NOW, ZoneOffset.UTC), () -> false);
  }

  private void work(boolean terminal, boolean quiet) {
    try (Progress progress = new Progress("shop", console(terminal), quiet, () -> now)) {
      progress.accept(0.01);
      now += 1_000_000_000L;
      progress.accept(0.01);
      now += 1_000_000_000L;
      progress.accept(0.25);
      progress.accept(0.26);
      now += 300_000_000_000L;
      progress.accept(0.5);
    }
  }

  @Test
  @DisplayName("one line is rewritten a few times a second, tells the time left, and is gone in the end")
  void line() {
    work(true, false);
    assertEquals("""
        <shop: 1 %<shop: 25 %, about 7 s left (Ctrl-C cancels)<shop: 50 %, about 5 min left (Ctrl-C cancels)<""",
        err.toString(StandardCharsets.UTF_8).replace("\r\u001B[K", "<"));
  }

  @Test
  @DisplayName("nothing is written to a file, nor when the user wants quiet")
  void silent() {
    work(false, false);
    work(true, true);
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }
}
