package io.edgewise.ui;

import io.edgewise.scenario.cli.Desktop;
import io.edgewise.scenario.output.ResultFiles;
import io.edgewise.ui.screenshot.ViewPictures;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;

/** The desktop application in a window of JavaFX, one a process. */
final class StageDesktop implements Desktop {

  private static final String PLATFORM = "glass.platform";
  private static final String INCUBATOR = "WARNING: Using incubator modules";
  private static final String HEADLESS = "Headless";

  @Override
  public void open(Optional<Path> scenario) {
    if (isLinux() && !HEADLESS.equals(System.getProperty(PLATFORM)) && System.getenv("DISPLAY") == null) {
      throw new IllegalStateException("there is no display (the variable DISPLAY is not set); log in to a desktop, or "
          + "use ssh -X; --screenshots DIR needs none");
    }
    quieten();
    // Ctrl-C closes the window in the usual way, so that what is not saved can be recovered.
    Runtime.getRuntime().addShutdownHook(new Thread(Platform::exit, "close window"));
    try {
      Application.launch(DesktopApplication.class, scenario.map(Path::toString).stream().toArray(String[]::new));
    } catch (UnsupportedOperationException e) {
      throw new IllegalStateException("no window can be opened on the display " + System.getenv("DISPLAY") + ": "
          + e.getMessage(), e);
    } catch (LinkageError e) {
      throw new IllegalStateException("no window can be opened: a library of the system is missing (" + e.getMessage()
          + ")" + (isLinux() ? "; JavaFX needs GTK 3, as in the package libgtk-3-0" : ""), e);
    }
  }

  /** JavaFX says which of its modules are not final yet, which is nothing to a user of the window. */
  private static void quieten() {
    PrintStream console = System.err;
    System.setErr(new PrintStream(console, true, console.charset()) {
      @Override
      public void println(String line) {
        if (line == null || !line.startsWith(INCUBATOR)) {
          super.println(line);
        }
      }
    });
  }

  private static boolean isLinux() {
    return System.getProperty("os.name").startsWith("Linux");
  }

  @Override
  public Pictures pictures(Optional<Path> scenario, Path folder) throws IOException {
    quieten();
    System.setProperty(PLATFORM, HEADLESS);
    System.setProperty("prism.order", "sw");
    ViewPictures.Taken taken = ViewPictures.take(document -> {
      if (scenario.isPresent()) {
        document.open(scenario.get());
      } else {
        Examples.open(document, Examples.FIRST);
      }
    });
    ResultFiles.writeBytes(folder, taken.files());
    return new Pictures(taken.files().keySet().stream().map(folder::resolve).toList(), taken.firstAnswer());
  }
}
