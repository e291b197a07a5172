package io.edgewise.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.edgewise.report.layout.Theme;
import javafx.application.Application;
import javafx.scene.Scene;

/** How the window looks: the style sheets of a theme. */
public final class Appearance {

  private Appearance() {}

  /** Gives a scene the colours of the theme that is in force, now and whenever it changes. */
  public static void follow(Workbench workbench, Scene scene) {
    scene.getStylesheets().add(Appearance.class.getResource("/io/edgewise/ui/edgewise.css").toExternalForm());
    workbench.themeProperty().addListener((property, before, now) -> apply(now));
    apply(workbench.themeProperty().get());
  }

  private static void apply(Theme theme) {
    Application.setUserAgentStylesheet(switch (theme) {
      case LIGHT -> new PrimerLight().getUserAgentStylesheet();
      case DARK -> new PrimerDark().getUserAgentStylesheet();
    });
  }
}
