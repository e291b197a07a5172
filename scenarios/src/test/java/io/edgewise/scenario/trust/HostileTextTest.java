package io.edgewise.scenario.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import tools.jackson.databind.json.JsonMapper;

/** What users write stays text in every file that is written: {@code hostile.yaml} has markup in all of its texts. */
class HostileTextTest {

  /** One tag as our writers form it, the declaration of XML, or the document type of HTML. */
  private static final Pattern TAG = Pattern.compile(
      "</?([A-Za-z][A-Za-z0-9]*)((?: [A-Za-z][A-Za-z:-]*=\"[^\"<>]*\")*) ?/?>|<\\?xml [^<>]*\\?>|<!DOCTYPE html>");
  private static final Pattern ATTRIBUTE = Pattern.compile(" ([A-Za-z:-]+)=\"([^\"]*)\"");
  private static final Set<String> ELEMENTS = Set.of("a", "body", "caption", "circle", "code", "desc", "details", "div",
      "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "head", "header", "html", "li", "main", "meta", "nav",
      "ol", "p",
      "path", "pre", "rect", "span", "strong", "style", "summary", "svg", "table", "tbody", "td", "text", "th", "thead",
      "title",
      "tr", "ul");
  /** The one element of HTML that Markdown has no sign for. */
  private static final Pattern MARKUP_IN_MARKDOWN =
      Pattern.compile("(?<!\\\\)<(?!/?(?:details|summary)>)|(?<!\\\\)\\](?!\\(figures/)");

  private static final Pattern FORMULA = Pattern.compile("[=@].*|[+-](?!\\d+(\\.\\d+)?(E-?\\d+)?$).*", Pattern.DOTALL);

  @TempDir
  private static Path folder;

  private static Path review;
  private static Path gate;

  @BeforeAll
  static void write() throws IOException {
    Path scenario =
        Files.copy(Path.of("src", "test", "resources", "hostile.yaml"), folder.resolve("it's $(1) <b>.yaml"));
    review = folder.resolve("review");
    Cli report =
        Cli.run("report", scenario, "--no-sensitivity", "--format", "html,pdf,markdown", "--images", "svg,pdf", "-o",
            review);
    assertEquals(0, report.code(), report.err());
    gate = folder.resolve("gate");
    Cli check = Cli.run("check", scenario, "-o", gate);
    assertEquals(0, check.code(), check.err());
  }

  private static List<Path> files(String end) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> found =
          all.filter(file -> file.toString().endsWith(end) && !file.getParent().equals(folder)).sorted().toList();
      assertFalse(found.isEmpty(), end);
      return found;
    }
  }

  @Test
  @DisplayName("pages and figures hold our elements alone, without handlers, and point nowhere outside")
  void pagesAndFigures() throws IOException {
    for (Path file : Stream.concat(files(".html").stream(), files(".svg").stream()).toList()) {
      String text = Files.readString(file);
      Matcher tags = TAG.matcher(text);
      while (tags.find()) {
        if (tags.group(1) != null) {
          assertTrue(ELEMENTS.contains(tags.group(1)), () -> file + ": " + tags.group());
          attributes(file, tags.group(2));
        }
      }
      String rest = TAG.matcher(text).replaceAll("");
      int left = rest.indexOf('<');
      assertEquals(-1, left, () -> file + ": " + rest.substring(left, Math.min(rest.length(), left + 80)));
    }
    String page = Files.readString(review.resolve("review.html"));
    for (String text : List.of("H0", "H1", "H2", "H3", "H5", "H8", "Hb", "Hd", "He", "Hf")) {
      assertTrue(page.contains(text + " &lt;script&gt;alert(1)&lt;/script&gt;"), text);
    }
  }

  private static void attributes(Path file, String attributes) {
    Matcher each = ATTRIBUTE.matcher(attributes);
    while (each.find()) {
      assertFalse(each.group(1).startsWith("on"), () -> file + ": " + each.group());
      if (Set.of("href", "src", "xlink:href", "action").contains(each.group(1))) {
        assertTrue(each.group(2).startsWith("#"), () -> file + ": " + each.group());
      }
    }
  }

  @Test
  @DisplayName("Markdown shows markup, and commands in it are one word where a text is one")
  void markdown() throws IOException {
    for (Path file : files(".md")) {
      String prose = Files.readString(file).replaceAll("(?ms)^```$.*?^```$", "");
      Matcher markup = MARKUP_IN_MARKDOWN.matcher(prose);
      assertFalse(markup.find(), () -> file + ": " + prose.substring(markup.start(), markup.start() + 40));
      assertTrue(prose.contains("\\<script\\>alert(1)\\</script\\>"), file.toString());
    }
    String commands = Files.readString(review.resolve("review.md"));
    assertTrue(commands.contains("/it'\\''s $(1) <b>.yaml'"), commands);
    assertTrue(commands.contains("--between 'H4 <script>alert(1)</script> \" '\\'' & ]]>,=near()' --metric"), commands);
  }

  @Test
  @DisplayName("PDF has no link, no form and no action")
  void pdf() throws IOException {
    for (Path file : files(".pdf")) {
      try (PDDocument document = Loader.loadPDF(file.toFile())) {
        assertEquals(null, document.getDocumentCatalog().getOpenAction(), file.toString());
        assertEquals(null, document.getDocumentCatalog().getAcroForm(), file.toString());
        for (PDPage page : document.getPages()) {
          assertEquals(List.of(), page.getAnnotations().stream().map(PDAnnotation::getSubtype).toList(),
              file.toString());
        }
      }
    }
  }

  @Test
  @DisplayName("JUnit XML, JSON and CSV keep their form")
  void data() throws IOException, ParserConfigurationException, SAXException {
    Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(gate.resolve("check.xml").toFile());
    NodeList elements = xml.getElementsByTagName("*");
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < elements.getLength(); i++) {
      names.add(elements.item(i).getNodeName());
    }
    names.removeAll(
        Set.of("testsuites", "testsuite", "testcase", "failure", "skipped", "properties", "property", "system-out"));
    assertEquals(Set.of(), names);
    for (Path file : files(".json")) {
      assertTrue(JsonMapper.shared().readTree(Files.readString(file)).isObject(), file.toString());
    }
    for (Path file : files(".csv")) {
      try (CSVParser rows =
          CSVParser.parse(Files.readString(file), CSVFormat.DEFAULT.builder().setCommentMarker('#').get())) {
        List<CSVRecord> all = rows.getRecords();
        assertTrue(all.stream().map(row -> row.size()).distinct().count() == 1, file.toString());
        assertEquals(List.of(), all.stream().flatMap(CSVRecord::stream).filter(FORMULA.asMatchPredicate()).toList(),
            file + ": a spreadsheet would compute these");
      }
    }
  }

  @Test
  @DisplayName("what was saved is read again as it was written")
  void readAgain() throws IOException {
    Cli again = Cli.run("report", gate, "--images", "svg");
    assertEquals(0, again.code(), again.err());
    assertTrue(again.out().contains("H5 <script>alert(1)</script> \" ' & ]]> [x](javascript:alert(1)) `x` |"),
        again.out());
    // Joined by the keys of strategies in several files, one of which has an apostrophe there.
    String curves = Files.readString(gate.resolve("figures/latency-percentiles.csv"));
    assertTrue(curves.contains(",javascript:alert(1),"), curves);
  }
}
