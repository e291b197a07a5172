package io.edgewise.ui;

import java.util.stream.Stream;

/** The desktop application by itself, as an entry of a menu starts it: the arguments are those of {@code edgewise ui}. */
public final class EdgewiseWindow {

  private EdgewiseWindow() {}

  /** Opens the window, or does what the arguments say, and ends the process with its exit code. */
  public static void main(String[] arguments) {
    EdgewiseDesktop.main(Stream.concat(Stream.of("ui"), Stream.of(arguments)).toArray(String[]::new));
  }
}
