package io.edgewise.ui.preferences;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the window was, and how it was divided.
 *
 * @param x of its upper left corner on the desktop, in pixels
 * @param y of that corner
 * @param width in pixels
 * @param height in pixels
 * @param maximized whether it filled the screen
 * @param tab id of the view that was shown; empty for the first one
 * @param dividers positions of the dividers, 0..1 each, by the id of what they divide
 */
public record WindowState(double x, double y, double width, double height, boolean maximized, String tab,
    Map<String, List<Double>> dividers) {

  /** Copies the map; what is missing is empty. */
  public WindowState {
    tab = tab == null ? "" : tab;
    dividers = dividers == null ? Map.of() : new TreeMap<>(dividers);
  }
}
