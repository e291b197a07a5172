package io.edgewise.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.edgewise.report.layout.Theme;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.scene.Scene;

/** How the window looks: the style sheets of a theme, and the size of the text. */
public final class Appearance {

  /** Pixels that letters are high at the usual size. */
  private static final double USUAL = 13;

  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger CSS = Logger.getLogger("javafx.css");

  private Appearance() {}

  /**
   * Names the style sheet of the theme in force. Called before the first control is made, it spares JavaFX from reading a style
   * sheet of its own that nothing would use.
   */
  public static void prepare(Workbench workbench) {
    apply(ThemeFollower.preferred(workbench.preferences()));
  }

  /** Gives a scene the colours of the theme that is in force, and the size of its text, now and whenever they change. */
  public static void follow(Workbench workbench, Scene scene) {
    scene.getStylesheets().add(Appearance.class.getResource("/io/edgewise/ui/edgewise.css").toExternalForm());
    // One pulse after what is drawn by hand has changed, so that no pulse does all.
    workbench.themeProperty().addListener(
        property -> Pulse.afterLayout(scene, () -> apply(workbench.themeProperty().get())));
    apply(workbench.themeProperty().get());
    workbench.preferences().fontScaleProperty()
        .subscribe(scale -> scene.getRoot().setStyle(size(scale.doubleValue())));
  }

  private static String size(double scale) {
    return String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", USUAL * scale);
  }

  private static void apply(Theme theme) {
    // While a theme changes, menus that are not open have the colours of neither; JavaFX would print that at length.
    CSS.setLevel(Level.SEVERE);
    Application.setUserAgentStylesheet(switch (theme) {
      case LIGHT -> new PrimerLight().getUserAgentStylesheet();
      case DARK -> new PrimerDark().getUserAgentStylesheet();
    });
  }
}
