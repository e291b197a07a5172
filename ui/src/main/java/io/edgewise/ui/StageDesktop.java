package io.edgewise.ui;

import io.edgewise.scenario.cli.Desktop;
import io.edgewise.scenario.output.ResultFiles;
import io.edgewise.ui.screenshot.ViewPictures;
import io.edgewise.ui.shell.IncubatorWarning;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.Platform;

/** The desktop application in a window of JavaFX, one a process. */
final class StageDesktop implements Desktop {

  private static final String PLATFORM = "glass.platform";
  private static final String HEADLESS = "Headless";

  @Override
  public void open(Optional<Path> scenario) {
    if (isLinux() && !HEADLESS.equals(System.getProperty(PLATFORM)) && System.getenv("DISPLAY") == null) {
      throw new IllegalStateException("there is no display (the variable DISPLAY is not set); log in to a desktop, or "
          + "use ssh -X; --screenshots DIR needs none");
    }
    IncubatorWarning.silence();
    // Ctrl-C closes the window in the usual way, so that what is not saved can be recovered.
    Thread closing = new Thread(Platform::exit, "close window");
    Runtime.getRuntime().addShutdownHook(closing);
    try {
      Application.launch(DesktopApplication.class, scenario.map(Path::toString).stream().toArray(String[]::new));
    } catch (UnsupportedOperationException e) {
      // What never started would never answer that it has ended.
      Runtime.getRuntime().removeShutdownHook(closing);
      throw new IllegalStateException("no window can be opened on the display " + System.getenv("DISPLAY") + ": "
          + e.getMessage(), e);
    } catch (LinkageError e) {
      Runtime.getRuntime().removeShutdownHook(closing);
      throw new IllegalStateException("no window can be opened: a library of the system is missing (" + e.getMessage()
          + ")" + (isLinux() ? "; JavaFX needs GTK 3, as in the package libgtk-3-0" : ""), e);
    }
  }

  private static boolean isLinux() {
    return System.getProperty("os.name").startsWith("Linux");
  }

  @Override
  public List<Path> pictures(Optional<Path> scenario, Path folder, Consumer<Duration> firstAnswer) throws IOException {
    IncubatorWarning.silence();
    System.setProperty(PLATFORM, HEADLESS);
    System.setProperty("prism.order", "sw");
    Map<String, byte[]> taken = ViewPictures.take(document -> {
      if (scenario.isPresent()) {
        document.open(scenario.get());
      } else {
        Examples.open(document, Examples.FIRST);
      }
    }, firstAnswer);
    ResultFiles.writeBytes(folder, taken);
    return taken.keySet().stream().map(folder::resolve).toList();
  }
}
