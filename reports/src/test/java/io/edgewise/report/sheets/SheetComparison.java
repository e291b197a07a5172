package io.edgewise.report.sheets;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Whether a figure looks the same as PNG, as SVG in a browser and as PDF: the pictures are compared in tiles, so that another
 * way to smooth edges is no difference, but a text at another place is.
 */
final class SheetComparison {

  private static final int TILE = 8;
  /** Mean difference of a tile's channel that is seen, of 255. */
  private static final int SEEN = 48;
  /** Share of tiles that may be seen to differ. */
  private static final double ALLOWED = 0.002;
  private static final List<String> DRAWN = List.of("-svg", "-pdf");

  private SheetComparison() {}

  /** Compares all pictures below a folder and prints what differs; false where something does, or where there are none. */
  static boolean of(Path folder) throws IOException {
    List<Path> pictures;
    try (Stream<Path> files = Files.walk(folder)) {
      pictures = files.filter(file -> file.toString().endsWith("-light.png") || file.toString().endsWith("-dark.png"))
          .sorted().toList();
    }
    int compared = 0;
    int different = 0;
    for (Path picture : pictures) {
      for (String drawn : DRAWN) {
        Path other = Path.of(picture.toString().replaceFirst("\\.png$", drawn + ".png"));
        double share = differing(ImageIO.read(picture.toFile()), ImageIO.read(other.toFile()));
        compared++;
        // A browser finds glyphs for other scripts, which the PNG has the numbers of.
        if (share > ALLOWED && !(drawn.equals("-svg") && picture.toString().contains("other-scripts"))) {
          different++;
          System.out.printf("%.2f %% of %s look different%n", 100 * share, folder.relativize(other));
        }
      }
    }
    System.out.println(compared + " pictures compared, " + different + " look different");
    return compared > 0 && different == 0;
  }

  /** The share of tiles whose mean colours differ. */
  private static double differing(BufferedImage one, BufferedImage other) {
    if (Math.abs(one.getWidth() - other.getWidth()) > 2 || Math.abs(one.getHeight() - other.getHeight()) > 2) {
      return 1;
    }
    int columns = Math.min(one.getWidth(), other.getWidth()) / TILE;
    int rows = Math.min(one.getHeight(), other.getHeight()) / TILE;
    int seen = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        seen += differs(one, other, column * TILE, row * TILE) ? 1 : 0;
      }
    }
    return (double) seen / (columns * rows);
  }

  private static boolean differs(BufferedImage one, BufferedImage other, int left, int top) {
    for (int shift = 0; shift <= 16; shift += 8) {
      int sum = 0;
      for (int y = top; y < top + TILE; y++) {
        for (int x = left; x < left + TILE; x++) {
          sum += (one.getRGB(x, y) >> shift & 0xff) - (other.getRGB(x, y) >> shift & 0xff);
        }
      }
      if (Math.abs(sum) > SEEN * TILE * TILE) {
        return true;
      }
    }
    return false;
  }
}
