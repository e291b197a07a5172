package io.edgewise.report.layout;

/**
 * Where a plot may be.
 *
 * @param left its left edge
 * @param top its upper edge
 * @param width its width; its height is what the plot needs
 * @param lower by how much less tall than usual a plot shall be drawn that can be
 * @param nameLines on how many lines a name beside curves and points may stand
 */
record Area(double left, double top, double width, double lower, int nameLines) {

  /** The height of a plot that is usually so tall, and never below a least height. */
  double tall(double usual, double least) {
    return Math.max(least, usual - lower);
  }

  double right() {
    return left + width;
  }
}
