package io.edgewise.report.review;

import io.edgewise.report.layout.Drawing;
import io.edgewise.report.layout.FigureLayout;
import io.edgewise.report.layout.Theme;
import io.edgewise.report.render.FontSubset;
import io.edgewise.report.render.Palettes;
import io.edgewise.report.render.Svg;
import io.edgewise.report.review.ReviewPart.Commands;
import io.edgewise.report.review.ReviewPart.Drawn;
import io.edgewise.report.review.ReviewPart.Heading;
import io.edgewise.report.review.ReviewPart.Paragraph;
import io.edgewise.report.review.ReviewPart.Remark;
import io.edgewise.report.review.ReviewPart.Section;
import io.edgewise.report.review.ReviewPart.Sentences;
import io.edgewise.report.review.ReviewPart.Table;
import io.edgewise.report.review.ReviewPart.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A review as one HTML file that needs nothing else: figures and the glyphs of their font are inside, there is no script, and
 * its own content policy allows nothing from anywhere.
 */
public final class ReviewPage {

  private final Paper paper;
  private final List<ReviewPart> parts;
  private final Html html = new Html();
  /** In both themes. */
  private final Map<Drawn, String> figures = new IdentityHashMap<>();

  private ReviewPage(Paper paper) {
    this.paper = paper;
    parts = paper.parts();
  }

  /** The text of the file, the same for the same paper. */
  public static String of(Paper paper) {
    return new ReviewPage(paper).text();
  }

  private String text() {
    List<Drawn> drawn = parts.stream().filter(Drawn.class::isInstance).map(Drawn.class::cast).toList();
    Palettes palettes = new Palettes();
    drawn.forEach(each -> figures.put(each, Svg.inline(drawing(each, Theme.LIGHT), drawing(each, Theme.DARK),
        palettes)));
    String style = style() + palettes.styles()
        + FontSubset.styles(drawn.stream().map(each -> drawing(each, Theme.LIGHT)).toList());
    html.element("html", List.of("lang", "en"), () -> {
      head(style);
      body();
    });
    return "<!DOCTYPE html>\n" + html + "\n";
  }

  private static Drawing drawing(Drawn drawn, Theme theme) {
    return FigureLayout.of(drawn.figure(), theme, FigureLayout.WIDTH);
  }

  private void head(String style) {
    html.element("head", () -> {
      html.empty("meta", List.of("charset", "utf-8"));
      html.empty("meta", List.of("http-equiv", "Content-Security-Policy", "content",
          "default-src 'none'; style-src 'sha256-" + sha256(style) + "'; font-src data:; img-src data:; "
              + "base-uri 'none'; form-action 'none'"));
      html.empty("meta", List.of("name", "viewport", "content", "width=device-width, initial-scale=1"));
      html.empty("meta", List.of("name", "generator", "content", paper.version()));
      html.text("title", paper.title() + " · " + paper.kind()).line();
      html.element("style", () -> html.raw(style)).line();
    });
  }

  private void body() {
    List<String> titles =
        parts.stream().filter(Section.class::isInstance).map(part -> ((Section) part).title()).toList();
    html.element("body", () -> {
      html.text("a", List.of("class", "skip", "href", "#verdict"), "Skip to the verdict").line();
      html.element("header", () -> {
        html.text("h1", paper.title());
        html.text("p", List.of("class", "muted"), paper.caption());
      }).line();
      html.element("nav", List.of("aria-label", "Contents"), () -> html.element("ul", () -> titles
          .forEach(title -> html.element("li", () -> html.text("a", List.of("href", "#" + id(title)), title))))).line();
      html.element("main", () -> parts.forEach(this::write)).line();
      html.element("footer", () -> html.text("p", "Made by " + paper.version() + " from " + paper.caption()));
    });
  }

  private static String id(String title) {
    return title.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private void write(ReviewPart part) {
    switch (part) {
      case Section section -> html.text("h2", List.of("id", id(section.title())), section.title());
      case Heading heading -> html.text("h3", heading.title());
      case Paragraph paragraph -> html.text("p", paragraph.text());
      case Remark remark -> html.text("p", List.of("class", "muted"), remark.text());
      case Verdict verdict -> html.element("div", List.of("class", "verdict"),
          () -> verdict.sentences().forEach(sentence -> html.text("p", sentence)));
      case Sentences sentences -> html.element("ul",
          () -> sentences.all().forEach(sentence -> html.text("li", sentence).line()));
      case Table table when table.name().isEmpty() -> table(table);
      case Table table -> html.element("details", () -> {
        html.text("summary", table.name()).line();
        table(table);
      });
      case Drawn drawn -> figure(drawn);
      case Commands commands -> html.element("pre", List.of("tabindex", "0"),
          () -> html.text("code", String.join("\n", commands.all())));
    }
    html.line();
  }

  private void figure(Drawn drawn) {
    html.element("figure", () -> scrolling(drawn.figure().title(), () -> html.raw(figures.get(drawn))));
  }

  private void table(Table table) {
    scrolling(table.caption(), () -> html.element("table", () -> {
      html.text("caption", table.caption());
      html.element("thead", () -> html.element("tr", () -> {
        for (int i = 0; i < table.titles().size(); i++) {
          html.text("th", List.of("scope", "col", "class", table.isNumber(i) ? "number" : "text"),
              table.titles().get(i));
        }
      })).line();
      html.element("tbody", () -> table.rows().forEach(row -> html.element("tr", () -> {
        html.text("th", List.of("scope", "row"), row.getFirst());
        for (int i = 1; i < row.size(); i++) {
          html.text("td", List.of("class", kind(table, i, row.get(i))), row.get(i));
        }
      }).line()));
    }));
  }

  private static String kind(Table table, int column, String text) {
    return text.startsWith("✓") ? "mark good" : text.startsWith("✗") ? "mark bad" : table.isNumber(column) ? "number"
        : "text";
  }

  /** Content that scrolls by itself where the page is narrow. */
  private void scrolling(String label, Runnable content) {
    html.element("div", List.of("class", "scroll", "tabindex", "0", "role", "region", "aria-label", label), content);
  }

  private static String style() {
    try (InputStream in = ReviewPage.class.getResourceAsStream("review.css")) {
      return new String(Objects.requireNonNull(in, "review.css").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      // Every Java has it.
      throw new IllegalStateException(e);
    }
  }
}
