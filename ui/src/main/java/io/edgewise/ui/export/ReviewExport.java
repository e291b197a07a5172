package io.edgewise.ui.export;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.gallery.Gallery;
import io.edgewise.report.layout.Theme;
import io.edgewise.report.review.Review;
import io.edgewise.report.review.ReviewPage;
import io.edgewise.scenario.Product;
import io.edgewise.scenario.output.Contexts;
import io.edgewise.scenario.output.ResultFiles;
import io.edgewise.ui.answer.Reply;
import io.edgewise.ui.figure.FigureFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/** An answer as files: its numbers, the design review, and every figure, as {@code edgewise report FILE -o DIR} writes them. */
public final class ReviewExport {

  /** Name of the review. */
  public static final String REVIEW = "review.html";

  private ReviewExport() {}

  /**
   * Writes all files.
   *
   * @param progress takes the part done, 0..1
   * @param cancelled says whether to give up; nothing is written then
   * @throws IOException if a file cannot be written
   */
  public static void write(Path folder, Reply reply, DoubleConsumer progress, BooleanSupplier cancelled)
      throws IOException {
    String version = Product.version();
    List<Figure> figures = Gallery.of(reply.run(), version);
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (Figure figure : figures) {
      for (FigureFile kind : FigureFile.values()) {
        if (cancelled.getAsBoolean()) {
          return;
        }
        files.put("figures/" + figure.id() + "." + kind.extension(), kind.bytes(figure, Theme.LIGHT));
        progress.accept((double) files.size() / (figures.size() * FigureFile.values().length));
      }
    }
    String review = ReviewPage.of(new Review(reply.run(), Contexts.of(reply.compiled(), reply.results(), version),
        Optional.empty(), figures, version).paper());
    files.put(REVIEW, review.getBytes(StandardCharsets.UTF_8));
    ResultFiles.write(folder, reply.compiled(), reply.results(), version, files);
  }
}
