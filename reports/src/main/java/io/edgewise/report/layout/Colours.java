package io.edgewise.report.layout;

import java.util.Locale;

/** Arithmetic with colours written as {@code #rrggbb}. */
final class Colours {

  private static final int CHANNELS = 3;

  /**
   * Viridis by N. Smith and S. van der Walt (CC0), every eighth of its way: even steps of lightness for all eyes and in grey.
   */
  private static final String[] VIRIDIS =
      {"#440154", "#472c7a", "#3b518b", "#2c718e", "#21908d", "#27ad81", "#5cc863", "#aadc32", "#fde725"};

  private Colours() {}

  /** A colour of viridis: 0 is the darkest, 1 the lightest. */
  static String viridis(double share) {
    double at = Math.clamp(share, 0, 1) * (VIRIDIS.length - 1);
    int low = (int) Math.min(VIRIDIS.length - 2, Math.floor(at));
    return between(VIRIDIS[low], VIRIDIS[low + 1], at - low);
  }

  /** A mixture: 0 is the first colour, 1 the second. */
  static String between(String first, String second, double share) {
    StringBuilder mixed = new StringBuilder("#");
    for (int i = 0; i < CHANNELS; i++) {
      mixed.append(String.format(Locale.ROOT, "%02x",
          Math.round(channel(first, i) + share * (channel(second, i) - channel(first, i)))));
    }
    return mixed.toString();
  }

  /** The relative luminance as WCAG 2.2 defines it: 0 for black, 1 for white. */
  static double luminance(String colour) {
    return 0.2126 * linear(channel(colour, 0)) + 0.7152 * linear(channel(colour, 1)) + 0.0722
        * linear(channel(colour, 2));
  }

  /** Black or white, whichever is read better on a colour. */
  static String textOn(String colour) {
    double luminance = luminance(colour);
    return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) ? "#000000" : "#ffffff";
  }

  private static int channel(String colour, int index) {
    return Integer.parseInt(colour.substring(1 + 2 * index, 3 + 2 * index), 16);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
