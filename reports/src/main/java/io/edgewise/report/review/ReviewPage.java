package io.edgewise.report.review;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.layout.Drawing;
import io.edgewise.report.layout.FigureLayout;
import io.edgewise.report.layout.Theme;
import io.edgewise.report.render.FontSubset;
import io.edgewise.report.render.Svg;
import io.edgewise.report.table.ComparisonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A review as one HTML file that needs nothing else: figures and the glyphs of their font are inside, there is no script, and
 * its own content policy allows nothing from anywhere.
 */
public final class ReviewPage {

  private final Review review;
  private final Html html = new Html();

  private ReviewPage(Review review) {
    this.review = review;
  }

  /** The text of the file, the same for the same review. */
  public static String of(Review review) {
    return new ReviewPage(review).text();
  }

  private String text() {
    List<Drawing> drawings = review.figures().stream()
        .map((Figure figure) -> FigureLayout.of(figure, Theme.LIGHT, FigureLayout.WIDTH)).toList();
    String style = style() + FontSubset.styles(drawings);
    html.element("html", List.of("lang", "en"), () -> {
      head(style);
      body(drawings);
    });
    return "<!DOCTYPE html>\n" + html + "\n";
  }

  private void head(String style) {
    html.element("head", () -> {
      html.empty("meta", List.of("charset", "utf-8"));
      html.empty("meta", List.of("http-equiv", "Content-Security-Policy", "content",
          "default-src 'none'; style-src 'sha256-" + sha256(style) + "'; font-src data:; img-src data:; "
              + "base-uri 'none'; form-action 'none'"));
      html.empty("meta", List.of("name", "viewport", "content", "width=device-width, initial-scale=1"));
      html.empty("meta", List.of("name", "generator", "content", review.version()));
      html.text("title", review.run().scenario() + " · design review").line();
      html.element("style", () -> html.raw(style)).line();
    });
  }

  private void body(List<Drawing> drawings) {
    Map<String, Runnable> sections = sections(drawings);
    html.element("body", () -> {
      html.text("a", List.of("class", "skip", "href", "#verdict"), "Skip to the verdict").line();
      html.element("header", () -> {
        html.text("h1", review.run().scenario());
        html.text("p", List.of("class", "muted"), facts());
      }).line();
      html.element("nav", List.of("aria-label", "Contents"), () -> html.element("ul", () -> sections.keySet()
          .forEach(title -> html.element("li", () -> html.text("a", List.of("href", "#" + id(title)), title))))).line();
      html.element("main", () -> sections.forEach((title, content) -> html.element("section",
          List.of("id", id(title), "aria-labelledby", id(title) + "-title"), () -> {
            html.text("h2", List.of("id", id(title) + "-title"), title).line();
            content.run();
          }).line()));
      html.element("footer", () -> html.text("p", "Made by " + review.version() + " from " + facts()));
    });
  }

  /** What is shown, by title and in order; nothing is listed that there is nothing to say of. */
  private Map<String, Runnable> sections(List<Drawing> drawings) {
    Map<String, Runnable> sections = new LinkedHashMap<>();
    ReviewTables tables = new ReviewTables(review, html);
    sections.put("Question", this::question);
    sections.put("Verdict", this::verdict);
    sections.put("Comparison", tables::comparison);
    if (!drawings.isEmpty()) {
      sections.put("Figures", () -> drawings.forEach(this::figure));
    }
    if (!review.context().claims().isEmpty()) {
      sections.put("Rules tested", tables::claims);
    }
    sections.put("Cost", tables::costs);
    sections.put("Risks", () -> risks(tables));
    if (!review.context().strategies().isEmpty()) {
      sections.put("Assumptions", tables::assumptions);
    }
    sections.put("Reproduce", this::reproduction);
    return sections;
  }

  private static String id(String title) {
    return title.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private String facts() {
    String prices = review.priceDates();
    return "scenario sha256 " + shortened(review.run().sha256()) + " · seed " + review.run().seed() + " · "
        + ReviewTables.percent(review.run().level()) + " intervals"
        + (prices.isEmpty() ? "" : " · prices of " + prices) + " · " + review.version();
  }

  private static String shortened(String hash) {
    return hash.substring(0, Math.min(12, hash.length()));
  }

  private void question() {
    html.text("p", review.question()).line();
    if (!review.context().workload().isEmpty()) {
      html.text("p", List.of("class", "muted"), String.join(" · ", review.context().workload())).line();
    }
    html.element("ul", () -> review.run().strategies().forEach(strategy -> html.text("li", strategy.name()))).line();
  }

  private void verdict() {
    html.element("div", List.of("class", "verdict"),
        () -> review.verdict().forEach(sentence -> html.text("p", sentence))).line();
    review.context().statements().stream().filter(each -> !each.heading().equals(ComparisonText.CAUTIONS))
        .forEach(statement -> {
          html.text("h3", statement.heading()).line();
          sentences(statement.sentences());
        });
  }

  private void sentences(List<String> sentences) {
    html.element("ul", () -> sentences.forEach(sentence -> html.text("li", sentence).line())).line();
  }

  private void figure(Drawing drawing) {
    html.element("figure", () -> html.element("div",
        List.of("class", "scroll", "tabindex", "0", "role", "region", "aria-label", drawing.title()),
        () -> html.raw(Svg.inline(drawing)))).line();
  }

  private void risks(ReviewTables tables) {
    if (!review.context().infeasible().isEmpty()) {
      html.text("h3", "Infeasible, not simulated").line();
      sentences(review.context().infeasible());
    }
    review.context().statements().stream().filter(each -> each.heading().equals(ComparisonText.CAUTIONS))
        .forEach(statement -> {
          html.text("h3", "Where the numbers are weak").line();
          sentences(statement.sentences());
        });
    tables.ties();
  }

  private void reproduction() {
    html.element("pre", List.of("tabindex", "0"),
        () -> html.text("code", String.join("\n", review.commands()))).line();
    html.text("p", "The same file and seed give the same bytes on any number of threads. sha256 of the scenario: "
        + review.run().sha256() + ".").line();
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
