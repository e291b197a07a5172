package io.edgewise.report.review;

import io.edgewise.report.layout.FigureLayout;
import io.edgewise.report.layout.Pages;
import io.edgewise.report.layout.Theme;
import io.edgewise.report.render.Pdf;
import io.edgewise.report.review.ReviewPart.Commands;
import io.edgewise.report.review.ReviewPart.Drawn;
import io.edgewise.report.review.ReviewPart.Heading;
import io.edgewise.report.review.ReviewPart.Paragraph;
import io.edgewise.report.review.ReviewPart.Remark;
import io.edgewise.report.review.ReviewPart.Section;
import io.edgewise.report.review.ReviewPart.Sentences;
import io.edgewise.report.review.ReviewPart.Table;
import io.edgewise.report.review.ReviewPart.Verdict;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A review as PDF: what {@link ReviewPage} shows, on pages of A4. */
public final class ReviewPdf {

  /** How many times the width of a column of numbers. */
  private static final double WIDER = 1.35;

  /** Marks that the font does not have. */
  private static final Pattern MARK = Pattern.compile("^[✓✗] ");

  private ReviewPdf() {}

  /** The bytes of the file, the same for the same paper. */
  public static byte[] of(Paper paper) {
    Pages pages = new Pages(paper.title(), paper.caption());
    pages.heading(1, paper.title());
    pages.remark(paper.caption());
    paper.parts().forEach(part -> write(part, pages));
    return Pdf.bytes(pages.drawings());
  }

  private static void write(ReviewPart part, Pages pages) {
    switch (part) {
      case Section section -> pages.heading(2, section.title());
      case Heading heading -> pages.heading(3, heading.title());
      case Paragraph paragraph -> pages.paragraph(paragraph.text());
      case Remark remark -> pages.remark(remark.text());
      case Verdict verdict -> verdict.sentences().forEach(pages::emphasis);
      case Sentences sentences -> sentences.all().forEach(pages::item);
      case Table table -> table(table, pages);
      case Drawn drawn -> pages.figure(FigureLayout.of(drawn.figure(), Theme.LIGHT, FigureLayout.WIDTH));
      case Commands commands -> commands.all().forEach(pages::paragraph);
    }
  }

  private static void table(Table table, Pages pages) {
    if (!table.name().isEmpty()) {
      pages.heading(3, table.name());
    }
    pages.remark(table.caption());
    pages.table(table.titles(), shares(table), table.rows().stream()
        .map(row -> row.stream().map(cell -> MARK.matcher(cell).replaceFirst("")).toList()).toList());
  }

  /** Columns of words are wider than those of numbers. */
  private static double[] shares(Table table) {
    double[] weights =
        IntStream.range(0, table.titles().size()).mapToDouble(i -> table.isNumber(i) ? 1 : WIDER).toArray();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }
}
