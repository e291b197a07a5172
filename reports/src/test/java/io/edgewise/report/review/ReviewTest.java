package io.edgewise.report.review;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.report.gallery.Gallery;
import io.edgewise.report.gallery.SampleRuns;
import io.edgewise.report.gallery.SavedRun;
import io.edgewise.report.review.Context.Assumed;
import io.edgewise.report.review.Context.Built;
import io.edgewise.report.review.Context.Claims;
import io.edgewise.report.review.Context.OfStrategy;
import io.edgewise.report.review.Context.Statement;
import io.edgewise.report.review.Robustness.Input;
import io.edgewise.report.review.Robustness.Number;
import io.edgewise.report.review.Robustness.Turn;
import io.edgewise.sim.model.Metric;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReviewTest {

  private static final String HOSTILE =
      "<script>alert('1')</script><img src=x onerror=alert(2)> & \"quoted\" | `code` $x$";

  private static Review review(int strategies, boolean hostile) {
    String text = hostile ? HOSTILE : "A question?";
    SavedRun sample = SampleRuns.of(strategies, false, 0.4);
    SavedRun run = new SavedRun(hostile ? HOSTILE : sample.scenario(), sample.sha256(), sample.seed(), sample.level(),
        sample.strategies(), sample.comparisons());
    List<Assumed> assumed =
        List.of(new Assumed("aws-lambda: keepAlive", "10 min", "a study", "2025-03", "measured", "A"),
            new Assumed("users.access", text, "left open", "2026-11", "assumed", ""),
            new Assumed("stated", "by the scenario", "", "", "", ""));
    List<OfStrategy> known = IntStream.range(0, strategies).mapToObj(i -> new OfStrategy("s" + i,
        i == 1 ? List.of() : List.of("p99", "cost"), assumed,
        List.of(new Built("Lambda", "AWS", Optional.of(new Built.Ties(false, "its handler", text))),
            new Built("Servers", "", Optional.of(new Built.Ties(true, "Linux", "any server"))),
            new Built("Unknown", "", Optional.empty()))))
        .toList();
    Context context = new Context(text, "it's.yaml", "edgewise test", Map.of("users.rate", text),
        List.of("5 requests a second"), List.of("p99 ≤ 800 ms"),
        List.of(new Statement("Verdicts", List.of(text)), new Statement("Take care", List.of("prices are old"))),
        List.of(new Claims("Rules", text, List.of("claim", "found", "verdict"),
            List.of(List.of(text, "12 ms", "✗ contradicted")))),
        List.of(text), assumed, known);
    return new Review(run, context, Optional.empty(), Gallery.of(run, "edgewise test"), "edgewise test");
  }

  private static Document parsed(String page) throws Exception {
    String markup = page.substring(page.indexOf('\n') + 1);
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(markup)));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList found = document.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  @Test
  @DisplayName("the page has every section, a figure for each kind, and no element or attribute that a user wrote")
  void page() throws Exception {
    Review review = review(3, true);
    String page = ReviewPage.of(review.paper());
    assertEquals(page, ReviewPage.of(review(3, true).paper()));
    Document document = parsed(page);
    assertTrue(elements(document, "script").isEmpty());
    assertTrue(elements(document, "img").isEmpty());
    assertEquals(HOSTILE, elements(document, "h1").getFirst().getTextContent());
    assertEquals(List.of("Question", "Verdict", "Comparison", "Figures", "Rules tested", "Cost", "Risks", "Assumptions",
        "Reproduce"), elements(document, "h2").stream().map(Element::getTextContent).toList());
    assertEquals(review.figures().size(), elements(document, "figure").size());
    assertTrue(elements(document, "figure").size() > 8);
    List<String> ids = elements(document, "h2").stream().map(heading -> "#" + heading.getAttribute("id")).toList();
    assertEquals(ids, elements(document, "a").stream().map(link -> link.getAttribute("href")).skip(1).toList());
    for (Element any : elements(document, "*")) {
      assertFalse(any.hasAttribute("style") || any.hasAttribute("onerror") || any.hasAttribute("src"),
          any.getTagName());
    }
  }

  @Test
  @DisplayName("the content policy of the page allows its own style and nothing else")
  void policy() throws Exception {
    Document document = parsed(ReviewPage.of(review(2, false).paper()));
    String policy = elements(document, "meta").stream()
        .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy")).findFirst().orElseThrow()
        .getAttribute("content");
    // The style sheets of figures would be refused, so they must have none of their own.
    assertEquals(1, elements(document, "style").size());
    byte[] style = elements(document, "style").getFirst().getTextContent().getBytes(StandardCharsets.UTF_8);
    String hash = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(style));
    assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-" + hash + "';"), policy);
    assertFalse(policy.contains("unsafe"));
  }

  @Test
  @DisplayName("the verdict has three sentences: latency, cost, objectives")
  void verdict() {
    List<String> verdict = review(3, false).verdict();
    assertEquals(3, verdict.size());
    assertTrue(verdict.get(0).contains("faster at p99"), verdict.get(0));
    assertTrue(verdict.get(1).contains("a month cheaper"), verdict.get(1));
    assertTrue(verdict.get(2).endsWith("is the only one of 3 that keeps p99 ≤ 800 ms."), verdict.get(2));
  }

  @Test
  @DisplayName("without a context the review has the numbers, the figures and the way to make them again")
  void withoutContext() throws Exception {
    SavedRun run = SampleRuns.of(2, false, 0);
    Document document =
        parsed(ReviewPage.of(new Review(run, Context.NONE, Optional.empty(), List.of(), "edgewise test").paper()));
    assertEquals(List.of("Question", "Verdict", "Comparison", "Cost", "Reproduce"),
        elements(document, "h2").stream().map(Element::getTextContent).toList());
  }

  private static Input input(String name, double swing, Optional<Turn> turn, String subject, String value) {
    return new Input(name, "50 % to 200 %", swing, turn.stream().toList(), List.of(new Number(subject, value)));
  }

  private static String examined(String sha256, boolean alone, boolean turns) {
    Optional<Turn> turn = turns ? Optional.of(new Turn(Optional.of("s1"), "above 180 % of what is in force"))
        : Optional.empty();
    Review review = review(2, false);
    Robustness robustness = new Robustness(sha256.isEmpty() ? review.run().sha256() : sha256, "s0", "s1", Metric.P99,
        alone, true, 10, List.of(input("keep-alive", 34.56, turn, "aws-lambda: keepAlive", "10 min"),
            input("cold start", 0, Optional.empty(), "elsewhere", "1 s")));
    return ReviewMarkdown.of(new Review(review.run(), review.context(), Optional.of(robustness), List.of(),
        "edgewise test").paper());
  }

  @Test
  @DisplayName("a verdict that an assumption can turn is told so below it, and each assumption with how far it moves it")
  void turning() {
    String text = examined("", true, true);
    String below = text.substring(text.indexOf("## Verdict"), text.indexOf("## Comparison"));
    assertTrue(below.contains("### What would change the verdict on Strategy 0 against Strategy 1 at p99\n\n"
        + "- keep-alive above 180 % of what is in force: Strategy 1 is faster (varied over 50 % to 200 %).\n"
        + "- One other input leaves the verdict as it is over its range.\n"), below);
    assertTrue(
        text.contains("| 10 min | by 35 ms over 50 % to 200 %; turns above 180 % of what is in force | measured (A) |"),
        text);
    assertTrue(text.contains("| not examined | assumed | left open |"), text);
    assertTrue(
        text.contains("Called uncertain by the scenario: 1") && text.contains("| cold start | 1 s | not at all |\n"),
        text);
    assertTrue(text.contains("./edgewise sensitivity 'it'\\''s.yaml' --between s0,s1 --metric p99 --seed 7 -o out\n"),
        text);
  }

  @Test
  @DisplayName("a verdict that holds says so with what moves it most; one that nobody examined, or of another scenario, how to "
      + "have it")
  void holding() {
    assertTrue(examined("", true, false)
        .contains("The verdict on Strategy 0 against Strategy 1 at p99 holds over the ranges of "
            + "all 2 inputs examined, each varied alone. Most moves keep-alive, by 35 ms over 50 % to 200 %.\n"));
    String together = examined("", false, false);
    assertTrue(
        together.contains("was screened with 2 inputs varied together. Most moves keep-alive, by 35 ms on average."),
        together);
    assertTrue(together.contains("| by 35 ms on average |") && together.contains(" --method morris\n"), together);
    String other = examined("f".repeat(64), true, true);
    assertTrue(
        other.contains("is of another scenario, so it is left out here. To make it anew:\n\n```\n./edgewise sens"),
        other);
    assertFalse(other.contains("| moves the verdict |"), other);
    String never = ReviewMarkdown.of(review(2, false).paper());
    assertTrue(
        never.contains("was not examined. To have it here, where out is the folder of the "
            + "results:\n\n```\n./edgewise sensitivity 'it'\\''s.yaml' --between s0,s1 --metric p99 --seed 7 -o out\n"),
        never);
  }

  @Test
  @DisplayName("the PDF says what the page says, on numbered pages, in the same bytes every time")
  void pdf() throws IOException {
    byte[] bytes = ReviewPdf.of(review(2, true).paper());
    assertArrayEquals(bytes, ReviewPdf.of(review(2, true).paper()));
    try (PDDocument document = Loader.loadPDF(bytes)) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      assertTrue(text.contains("1 / " + document.getNumberOfPages()));
      assertTrue(document.getNumberOfPages() > 5);
      for (String said : List.of("<script>alert('1')</script>", "Rules tested", "contradicted", "any server", "a study",
          "./edgewise report out", "breaks p99, cost")) {
        assertTrue(text.contains(said), said);
      }
    }
  }

  @Test
  @DisplayName("the Markdown has the same sections, and its figures by their files")
  void markdown() {
    Review review = review(2, true);
    String text = ReviewMarkdown.of(review.paper());
    assertFalse(text.contains("<script>"));
    assertTrue(text.contains("\n## Rules tested\n"));
    review.figures().forEach(figure -> assertTrue(text.contains("](figures/" + figure.id() + ".svg)"), figure.id()));
    assertTrue(text.lines().filter(line -> line.startsWith("| s")).allMatch(line -> line.endsWith(" |")));
  }
}
