package io.edgewise.ui.screenshot;

import io.edgewise.report.layout.Theme;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Severity;
import io.edgewise.ui.document.ScenarioDocument;
import io.edgewise.ui.shell.Appearance;
import io.edgewise.ui.shell.MainWindow;
import io.edgewise.ui.shell.StageDialogs;
import io.edgewise.ui.shell.Workbench;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/** Pictures of every view of a window, in light and dark colours and in two sizes, once the answer is final. */
public final class ViewPictures {

  /** Opens the scenario of a document. */
  @FunctionalInterface
  public interface Opening {

    /** Opens it. */
    void open(ScenarioDocument document) throws IOException;
  }

  private record Size(int width, int height) {}

  private static final List<Size> SIZES = List.of(new Size(1440, 900), new Size(1100, 700));

  /** A view that never comes to rest is taken as it is after so many pulses. */
  private static final int MOST_PULSES = 120;

  private final ScreenThread screen;
  private final Workbench workbench;
  private final MainWindow window;

  private ViewPictures(ScreenThread screen, Opening opening) throws IOException {
    this.screen = screen;
    workbench = new Workbench(Platform::runLater);
    Appearance.prepare(workbench);
    // Answered while the window is being made.
    opening.open(workbench.document());
    window = new MainWindow(workbench, new StageDialogs(null), Platform::runLater);
  }

  /**
   * Starts JavaFX, opens a window, takes the pictures and ends JavaFX; once a process. Not to be called on the thread of the
   * screen.
   *
   * @param firstAnswer takes the time from the start of the Java machine until the first answer and its figure were on the screen,
   *        as soon as they are
   * @return PNG files by name, in the order of names
   * @throws IOException if the document cannot be opened
   * @throws InvalidInputException if the scenario has an error, so that there is no answer
   */
  public static Map<String, byte[]> take(Opening opening, Consumer<Duration> firstAnswer) throws IOException {
    ScreenThread screen = ScreenThread.start();
    try {
      ViewPictures pictures = screen.get(() -> new ViewPictures(screen, opening));
      Map<String, byte[]> taken = pictures.all(firstAnswer);
      screen.run(pictures.window::close);
      return taken;
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException unreadable) {
        throw unreadable;
      }
      throw e;
    } finally {
      Platform.exit();
    }
  }

  private Map<String, byte[]> all(Consumer<Duration> firstAnswer) {
    Map<String, byte[]> taken = new TreeMap<>();
    // A window for each size, because JavaFX without a display cannot enlarge one.
    for (Size size : SIZES) {
      Stage stage = screen.get(() -> opened(size));
      if (taken.isEmpty()) {
        screen.awaitShown(workbench.answers().currentProperty().or(workbench.answers().workingProperty().not()),
            stage.getScene());
        firstAnswer.accept(
            Duration.ofMillis(System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()));
      }
      awaitAnswer();
      for (Tab tab : List.copyOf(window.tabs().getTabs())) {
        for (Theme theme : Theme.values()) {
          screen.run(() -> {
            window.tabs().getSelectionModel().select(tab);
            workbench.themeProperty().set(theme);
          });
          String name =
              String.format(Locale.ROOT, "%s-%s-%dx%d.png", tab.getText(), theme, size.width(), size.height());
          taken.put(name.toLowerCase(Locale.ROOT).replace(' ', '-'), PngImage.bytes(atRest(stage.getScene())));
        }
      }
      screen.run(() -> {
        stage.getScene().setRoot(new Pane());
        stage.close();
      });
    }
    return taken;
  }

  private Stage opened(Size size) {
    Stage stage = new Stage(StageStyle.UNDECORATED);
    stage.setScene(new Scene(window.root(), size.width(), size.height()));
    Appearance.follow(workbench, stage.getScene());
    stage.show();
    return stage;
  }

  private void awaitAnswer() {
    // Ends with an answer, or with problems that allow none.
    screen.await(workbench.answers().workingProperty().not());
    List<Problem> problems = screen.get(() -> workbench.answers().problemsProperty().get());
    if (!screen.get(this::hasAnswer)) {
      throw new InvalidInputException(
          problems.stream().filter(problem -> problem.severity() == Severity.ERROR).toList());
    }
  }

  private boolean hasAnswer() {
    return workbench.answers().currentProperty().get();
  }

  /** The window once it has read what it shows, and does not change any more from one pulse to the next. */
  private Image atRest(Scene scene) {
    do {
      screen.awaitPulse(scene);
    } while (screen.get(window::isReading));
    Image picture = picture(scene);
    for (int pulse = 0; pulse < MOST_PULSES; pulse++) {
      Image next = picture(scene);
      if (Arrays.equals(pixels(picture), pixels(next))) {
        return next;
      }
      picture = next;
    }
    return picture;
  }

  private Image picture(Scene scene) {
    screen.awaitPulse(scene);
    return screen.get(() -> scene.snapshot(null));
  }

  private static int[] pixels(Image image) {
    int width = (int) image.getWidth();
    int[] pixels = new int[width * (int) image.getHeight()];
    image.getPixelReader().getPixels(0, 0, width, (int) image.getHeight(), PixelFormat.getIntArgbInstance(), pixels, 0,
        width);
    return pixels;
  }
}
