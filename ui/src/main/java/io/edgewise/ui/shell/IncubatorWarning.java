package io.edgewise.ui.shell;

import java.io.PrintStream;

/** What JavaFX prints on the error stream about modules of it that are not final yet, which is nothing to a user. */
public final class IncubatorWarning {

  private static final String WARNING = "WARNING: Using incubat";

  private IncubatorWarning() {}

  /** Leaves it out from now on; all else is printed as before. */
  public static void silence() {
    PrintStream console = System.err;
    System.setErr(new PrintStream(console, true, console.charset()) {
      @Override
      public void println(String line) {
        if (line == null || !line.startsWith(WARNING)) {
          super.println(line);
        }
      }
    });
  }
}
