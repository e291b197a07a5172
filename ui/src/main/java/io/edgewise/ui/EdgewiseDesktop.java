package io.edgewise.ui;

import javafx.application.Application;

/** Starts the desktop application: {@code edgewise ui [FILE]}. */
public final class EdgewiseDesktop {

  private EdgewiseDesktop() {}

  /** Opens the window; returns when it is closed. */
  public static void main(String[] arguments) {
    Application.launch(DesktopApplication.class, arguments);
  }
}
