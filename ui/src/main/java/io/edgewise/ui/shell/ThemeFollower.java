package io.edgewise.ui.shell;

import io.edgewise.report.layout.Theme;
import io.edgewise.ui.preferences.PreferenceStore;
import io.edgewise.ui.preferences.ThemeChoice;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;

/** Gives the workbench the colours that the person prefers, or those of the operating system, now and whenever they change. */
final class ThemeFollower implements AutoCloseable {

  private final Workbench workbench;
  private final InvalidationListener changed = property -> follow();

  ThemeFollower(Workbench workbench) {
    this.workbench = workbench;
    workbench.preferences().themeProperty().addListener(changed);
    Platform.getPreferences().colorSchemeProperty().addListener(changed);
    follow();
  }

  private void follow() {
    workbench.themeProperty().set(preferred(workbench.preferences()));
  }

  /** What the person prefers now. */
  static Theme preferred(PreferenceStore preferences) {
    ThemeChoice choice = preferences.themeProperty().get();
    boolean dark = choice == ThemeChoice.DARK
        || choice == ThemeChoice.AUTOMATIC && Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    return dark ? Theme.DARK : Theme.LIGHT;
  }

  @Override
  public void close() {
    workbench.preferences().themeProperty().removeListener(changed);
    Platform.getPreferences().colorSchemeProperty().removeListener(changed);
  }
}
