package io.edgewise.report.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.edgewise.report.gallery.SampleRuns;
import io.edgewise.report.layout.Drawing;
import io.edgewise.report.layout.Drawing.Anchor;
import io.edgewise.report.layout.Drawing.Style;
import io.edgewise.report.layout.Drawing.Text;
import io.edgewise.report.layout.FigureLayout;
import io.edgewise.report.layout.Theme;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ImageFormatTest {

  private static final Path GOLDEN = Path.of("src/test/resources/io/edgewise/report/render");

  private static Stream<Drawing> drawings(Theme theme) {
    return SampleRuns.figures(SampleRuns.of(2, false, 0.4)).stream()
        .map(figure -> FigureLayout.of(figure, theme, FigureLayout.WIDTH));
  }

  /** Figures that have all kinds of items among them: the others would only take time. */
  private static Stream<Drawing> some() {
    return drawings(Theme.DARK).filter(drawing -> List.of("latency-percentiles", "map-winner").contains(drawing.id()));
  }

  private static Drawing awkward() {
    Style style = new Style(12, false, "#000000");
    return new Drawing("awkward", 480, 60, 60, "<A> & \"B\"", "all", "#ffffff",
        List.of(new Text(10, 20, Anchor.START, style, false, "<script>&amp; 東京 \u0007 ≤ é"),
            new Text(470, 40, Anchor.END, style, false, "😀")));
  }

  @TestFactory
  @DisplayName("the SVG of every kind of figure is as it was, text as text")
  Stream<DynamicTest> svg() {
    return drawings(Theme.LIGHT).map(drawing -> dynamicTest(drawing.id(), () -> {
      String svg = Svg.inline(drawing);
      Path golden = GOLDEN.resolve(drawing.id() + ".svg");
      if (System.getProperty("golden.update") != null) {
        Files.writeString(golden, svg);
      }
      assertEquals(Files.readString(golden), svg);
    }));
  }

  @TestFactory
  @DisplayName("the PDF of a figure is the same bytes again, with its texts and embedded fonts")
  Stream<DynamicTest> pdf() {
    return some().map(drawing -> dynamicTest(drawing.id(), () -> {
      byte[] bytes = ImageFormat.PDF.bytes(drawing);
      assertArrayEquals(bytes, ImageFormat.PDF.bytes(drawing));
      try (PDDocument document = Loader.loadPDF(bytes)) {
        String text = new PDFTextStripper().getText(document);
        assertTrue(text.contains("sha256 0123456789ab"), text);
        PDResources resources = document.getPage(0).getResources();
        for (COSName name : resources.getFontNames()) {
          assertTrue(resources.getFont(name).isEmbedded(), name.getName());
        }
      }
    }));
  }

  @TestFactory
  @DisplayName("the PNG of a figure has twice the size, the ground of the theme and much drawn on it")
  Stream<DynamicTest> png() {
    return some().map(drawing -> dynamicTest(drawing.id(), () -> {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(ImageFormat.PNG.bytes(drawing)));
      assertEquals(2 * drawing.width(), image.getWidth());
      assertEquals(2 * drawing.height(), image.getHeight());
      int ground = image.getRGB(0, 0);
      assertEquals(drawing.background(), String.format("#%06x", ground & 0xffffff));
      int drawn = 0;
      for (int y = 0; y < image.getHeight(); y += 4) {
        for (int x = 0; x < image.getWidth(); x += 4) {
          drawn += image.getRGB(x, y) == ground ? 0 : 1;
        }
      }
      assertTrue(drawn > image.getWidth() * image.getHeight() / 16 / 50, "drawn on " + drawn);
    }));
  }

  @Test
  @DisplayName("a standalone SVG is valid XML, carries both faces of the font and asks nobody for anything")
  void standalone() throws Exception {
    String svg = Svg.standalone(drawings(Theme.LIGHT).findFirst().orElseThrow());
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(
        ImageFormat.SVG.bytes(drawings(Theme.LIGHT).findFirst().orElseThrow())));
    assertEquals(3, svg.split("@font-face", -1).length);
    assertTrue(!svg.replace("http://www.w3.org/2000/svg", "").contains("http"), "no address");
    assertTrue(svg.length() < 80_000, "only the glyphs that it needs: " + svg.length());
  }

  @Test
  @DisplayName("on a page the figure is the same on white, with a class for what has another colour in the dark")
  void twoThemes() {
    List<Drawing> light = drawings(Theme.LIGHT).toList();
    List<Drawing> dark = drawings(Theme.DARK).toList();
    Palettes palettes = new Palettes();
    for (int i = 0; i < light.size(); i++) {
      String svg = Svg.inline(light.get(i), dark.get(i), palettes);
      assertEquals(Svg.inline(light.get(i)), svg.replaceAll(" class=\"[^\"]*\"", ""));
      // As many uses of each dark colour as the dark figure has.
      String styles = palettes.styles();
      Matcher rule = Pattern.compile("\\.(\\w+)\\{(fill|stroke):(#\\w+)}").matcher(styles);
      String repainted = svg;
      while (rule.find()) {
        repainted = repainted.replaceAll(rule.group(2) + "=\"#\\w+\"([^>]*class=\"[^\"]*\\b" + rule.group(1) + "\\b)",
            rule.group(2) + "=\"" + rule.group(3) + "\"$1");
        repainted =
            repainted.replaceAll("(class=\"[^\"]*\\b" + rule.group(1) + "\\b[^>]*)" + rule.group(2) + "=\"#\\w+\"",
                "$1" + rule.group(2) + "=\"" + rule.group(3) + "\"");
      }
      assertEquals(Svg.inline(dark.get(i)), repainted.replaceAll(" class=\"[^\"]*\"", ""), light.get(i).id());
    }
    assertTrue(palettes.styles().startsWith("@media screen and (prefers-color-scheme:dark){"), "paper stays light");
  }

  @Test
  @DisplayName("texts of users cannot break a file, whatever is in them")
  void awkwardTexts() throws IOException {
    String svg = Svg.standalone(awkward());
    assertTrue(svg.contains("&lt;script&gt;&amp;amp; 東京 \uFFFD ≤ é"), svg);
    try (PDDocument document = Loader.loadPDF(ImageFormat.PDF.bytes(awkward()))) {
      assertTrue(new PDFTextStripper().getText(document).contains("<script>&amp; U+6771U+4EAC U+0007 ≤ é"));
    }
    assertTrue(ImageFormat.PNG.bytes(awkward()).length > 0);
  }
}
