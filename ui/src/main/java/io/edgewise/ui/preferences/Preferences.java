package io.edgewise.ui.preferences;

import java.util.List;
import java.util.Objects;

/**
 * What a person has chosen for all scenarios. Values that make no sense, as of a file that was edited by hand, are replaced by
 * defaults.
 *
 * @param theme colours
 * @param fontScale how much larger than usual the text is, 0.7..2
 * @param threads that simulate; 0 for as many as there are processors
 * @param recent files that were opened last, the last one first
 * @param window where the window was; null where nobody knows
 */
public record Preferences(ThemeChoice theme, double fontScale, int threads, List<String> recent, WindowState window) {

  /** How many recent files are kept. */
  public static final int MOST_RECENT = 10;

  /** The smallest text. */
  public static final double LEAST_SCALE = 0.7;

  /** The largest text. */
  public static final double MOST_SCALE = 2;

  /** The most threads that can be asked for. */
  public static final int MOST_THREADS = 256;

  /** Puts defaults in place of what makes no sense. */
  public Preferences {
    theme = theme == null ? ThemeChoice.AUTOMATIC : theme;
    fontScale = fontScale > 0 ? Math.clamp(fontScale, LEAST_SCALE, MOST_SCALE) : 1;
    threads = Math.clamp(threads, 0, MOST_THREADS);
    recent = recent == null ? List.of()
        : recent.stream().filter(Objects::nonNull).distinct().limit(MOST_RECENT).toList();
  }

  /** What holds where nobody has chosen anything. */
  public static Preferences defaults() {
    return new Preferences(ThemeChoice.AUTOMATIC, 1, 0, List.of(), null);
  }
}
