package io.edgewise.scenario.cli;

import io.edgewise.report.table.Paint;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Help.Ansi;

/**
 * The world outside of a command.
 *
 * @param out takes data
 * @param err takes progress, warnings and problems
 * @param colours whether what is written to {@code out} may be coloured
 * @param progress whether {@code err} is a terminal, where a line may be rewritten
 * @param clock says which day it is
 * @param cancelled is asked now and then whether to give up
 */
record Console(PrintStream out, PrintStream err, boolean colours, boolean progress, Clock clock,
    BooleanSupplier cancelled) {

  private static final int OUT = 1;
  private static final int ERR = 2;

  Console {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(cancelled, "cancelled");
  }

  /** The terminal, pipe or file that the process was started with; texts are UTF-8. */
  static Console ofProcess(BooleanSupplier cancelled) {
    Map<String, String> environment = System.getenv();
    boolean plain = environment.containsKey("NO_COLOR") || "dumb".equals(environment.get("TERM"));
    return new Console(utf8(System.out), utf8(System.err), isTerminal(OUT) && !plain, isTerminal(ERR),
        Clock.systemDefaultZone(), cancelled);
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  /** Java tells whether input and output both are terminals, which says nothing of {@code edgewise run x.yaml > file}. */
  private static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      return Ansi.AUTO.enabled();
    }
  }

  Ansi ansi() {
    return colours ? Ansi.ON : Ansi.OFF;
  }

  /** Colours for a terminal, nothing for a file. */
  Paint paint() {
    return !colours ? Paint.PLAIN : (tone, text) -> {
      String style = switch (tone) {
        case HEADING -> "bold";
        case GOOD -> "fg(green)";
        case BAD -> "bold,fg(red)";
        case CAUTION -> "bold,fg(yellow)";
      };
      Ansi.IStyle[] styles = Ansi.Style.parse(style);
      return Ansi.Style.on(styles) + text + Ansi.Style.off(styles);
    };
  }
}
