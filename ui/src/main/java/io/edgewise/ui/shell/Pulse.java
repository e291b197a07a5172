package io.edgewise.ui.shell;

import javafx.application.Platform;
import javafx.scene.Scene;

/** The moments at which JavaFX draws. */
public final class Pulse {

  private Pulse() {}

  /** Does something once what changed until now is laid out in a scene. To be called on the thread of the screen. */
  public static void afterLayout(Scene scene, Runnable work) {
    scene.addPostLayoutPulseListener(new Runnable() {
      @Override
      public void run() {
        scene.removePostLayoutPulseListener(this);
        work.run();
      }
    });
    Platform.requestNextPulse();
  }
}
