package io.edgewise.report.layout;

/**
 * Where a plot may be.
 *
 * @param left its left edge
 * @param top its upper edge
 * @param width its width; its height is what the plot needs
 */
record Area(double left, double top, double width) {

  double right() {
    return left + width;
  }
}
