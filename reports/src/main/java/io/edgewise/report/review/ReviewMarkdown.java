package io.edgewise.report.review;

import io.edgewise.report.review.ReviewPart.Commands;
import io.edgewise.report.review.ReviewPart.Drawn;
import io.edgewise.report.review.ReviewPart.Heading;
import io.edgewise.report.review.ReviewPart.Paragraph;
import io.edgewise.report.review.ReviewPart.Remark;
import io.edgewise.report.review.ReviewPart.Section;
import io.edgewise.report.review.ReviewPart.Sentences;
import io.edgewise.report.review.ReviewPart.Table;
import io.edgewise.report.review.ReviewPart.Verdict;
import io.edgewise.report.table.Markdown;
import java.util.List;
import java.util.stream.Collectors;

/** A review in GitHub-flavoured Markdown, for a pull request. Figures are shown by their files in {@code figures/}. */
public final class ReviewMarkdown {

  private ReviewMarkdown() {}

  /** The text of the file, the same for the same paper. */
  public static String of(Paper paper) {
    return "# " + Markdown.escaped(paper.title()) + "\n\n" + Markdown.escaped(paper.caption()) + "\n"
        + paper.parts().stream().map(part -> "\n" + text(part)).collect(Collectors.joining());
  }

  private static String text(ReviewPart part) {
    return switch (part) {
      case Section section -> "## " + Markdown.escaped(section.title()) + "\n";
      case Heading heading -> "### " + Markdown.escaped(heading.title()) + "\n";
      case Paragraph paragraph -> Markdown.escaped(paragraph.text()) + "\n";
      case Remark remark -> Markdown.escaped(remark.text()) + "\n";
      case Verdict verdict -> verdict.sentences().stream().map(each -> "> " + Markdown.escaped(each) + "\n")
          .collect(Collectors.joining(">\n"));
      case Sentences sentences -> sentences.all().stream().map(each -> "- " + Markdown.escaped(each) + "\n")
          .collect(Collectors.joining());
      case Table table when table.name().isEmpty() -> table(table);
      case Table table -> "<details><summary>" + Markdown.escaped(table.name()) + "</summary>\n\n" + table(table)
          + "\n</details>\n";
      case Drawn drawn -> "![" + Markdown.escaped(drawn.figure().title()) + "](figures/" + drawn.figure().id()
          + ".svg)\n";
      case Commands commands -> "```\n" + String.join("\n", commands.all()) + "\n```\n";
    };
  }

  private static String table(Table table) {
    StringBuilder out = new StringBuilder(Markdown.escaped(table.caption())).append("\n\n");
    row(table.titles(), out);
    for (int i = 0; i < table.titles().size(); i++) {
      out.append(table.isNumber(i) ? "|---:" : "|:---");
    }
    out.append("|\n");
    table.rows().forEach(row -> row(row, out));
    return out.toString();
  }

  private static void row(List<String> cells, StringBuilder out) {
    out.append(cells.stream().map(Markdown::escaped).collect(Collectors.joining(" | ", "| ", " |\n")));
  }
}
