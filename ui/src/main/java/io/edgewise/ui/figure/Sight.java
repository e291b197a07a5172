package io.edgewise.ui.figure;

import io.edgewise.report.layout.FigureLayout;
import io.edgewise.report.layout.Theme;
import java.util.Objects;

/**
 * How a figure is seen.
 *
 * @param theme its colours
 * @param width of its place in pixels
 * @param room the height that can be seen at once, in pixels
 */
public record Sight(Theme theme, double width, double room) {

  /** As on paper. */
  public static final Sight USUAL = new Sight(Theme.LIGHT, FigureLayout.WIDTH, Double.MAX_VALUE);

  /** Checks for null. */
  public Sight {
    Objects.requireNonNull(theme, "theme");
  }
}
