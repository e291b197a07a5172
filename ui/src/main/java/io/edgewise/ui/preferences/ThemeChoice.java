package io.edgewise.ui.preferences;

/** Which colours a person wants. */
public enum ThemeChoice {
  /** Dark text on light. */
  LIGHT("Light"),
  /** Light text on dark. */
  DARK("Dark"),
  /** As the operating system has it. */
  AUTOMATIC("Automatic");

  private final String label;

  ThemeChoice(String label) {
    this.label = label;
  }

  /** What menus call it. */
  @Override
  public String toString() {
    return label;
  }
}
