package io.edgewise.ui.placement;

/**
 * Something to choose.
 *
 * @param id as the file writes it; empty for leaving it out
 * @param label as a person reads it
 */
public record Option(String id, String label) {

  /** What a list shows. */
  @Override
  public String toString() {
    return label;
  }
}
