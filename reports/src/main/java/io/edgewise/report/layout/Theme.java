package io.edgewise.report.layout;

import io.edgewise.report.layout.Drawing.Ink;
import java.util.List;
import java.util.Locale;

/**
 * Colours. Those of strategies are the palette of Okabe and Ito, "Color Universal Design" (2008), told apart by all common
 * kinds of colour blindness; yellow is darker on white, and black white on a dark ground, to be seen. Colour never is the only
 * sign: each tone has a dash and a marker as well.
 */
public enum Theme {
  /** On white, also for print. */
  LIGHT("#ffffff", "#1b1f24", "#57606a", "#e4e7eb", "#8c959f", "#eceff2", "#c9d1d9",
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#b3a100", "#7f7f7f")),
  /** On a dark ground. */
  DARK("#14181d", "#e8ecf1", "#a2adb8", "#2a3138", "#76818d", "#232a31", "#3c4650",
      List.of("#3d9bd9", "#ee7733", "#1fbf92", "#dd92bd", "#f0ad2e", "#7cc8f2", "#ffffff", "#f0e442", "#a6a6a6"));

  private static final List<List<Double>> DASHES = List.of(List.of(), List.of(9.0, 4.0), List.of(2.5, 3.5),
      List.of(10.0, 3.0, 2.0, 3.0), List.of(5.0, 3.0), List.of(14.0, 5.0), List.of(), List.of(9.0, 4.0),
      List.of(2.5, 3.5));

  /** Colours of a scale that are told apart: more would only make pages larger. */
  private static final double SCALE_STEPS = 100;

  private final String background;
  private final String text;
  private final String muted;
  private final String grid;
  private final String axis;
  private final String land;
  private final String coast;
  private final List<String> tones;

  Theme(String background, String text, String muted, String grid, String axis, String land, String coast,
      List<String> tones) {
    this.background = background;
    this.text = text;
    this.muted = muted;
    this.grid = grid;
    this.axis = axis;
    this.land = land;
    this.coast = coast;
    this.tones = tones;
  }

  /** The ground of figures. */
  public String background() {
    return background;
  }

  /** What is written. */
  public String text() {
    return text;
  }

  /** What is written less loudly. */
  public String muted() {
    return muted;
  }

  String grid() {
    return grid;
  }

  /** Lines of axes. */
  public String axis() {
    return axis;
  }

  /** Land on maps. */
  public String land() {
    return land;
  }

  /** Its outline. */
  public String coast() {
    return coast;
  }

  /** The colour of a tone; after the last comes the first again. */
  public String tone(int tone) {
    return tones.get(Math.floorMod(tone, tones.size()));
  }

  /** The line of a tone; where colours come again, dashes are others. */
  Ink line(int tone, double width) {
    return Ink.dashed(tone(tone), width, DASHES.get(Math.floorMod(tone + 2 * (tone / tones.size()), DASHES.size())));
  }

  /** The number of the marker of a tone, 0..8; where colours come again, markers are others. */
  public int marker(int tone) {
    return Math.floorMod(tone + 4 * (tone / tones.size()), 9);
  }

  /**
   * A colour of viridis for a place on a scale, 0..1. On white the darkest is the most, on a dark ground the lightest; the end of
   * the palette that looks like the ground is left away.
   */
  public String scale(double share) {
    double step = Math.rint(share * SCALE_STEPS) / SCALE_STEPS;
    return Colours.viridis(this == LIGHT ? 0.96 - 0.96 * step : 0.2 + 0.8 * step);
  }

  /** A colour between one of ours and the background: 1 is the colour, 0 the background. */
  String tint(String colour, double share) {
    return Colours.between(background, colour, share);
  }

  /** Its name in lower case, as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
