package io.edgewise.report.render;

import io.edgewise.report.layout.Drawing;
import io.edgewise.report.layout.Drawing.Box;
import io.edgewise.report.layout.Drawing.Dot;
import io.edgewise.report.layout.Drawing.Ink;
import io.edgewise.report.layout.Drawing.Item;
import io.edgewise.report.layout.Drawing.Path;
import io.edgewise.report.layout.Drawing.Text;
import io.edgewise.report.layout.Typeface;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/** Writes PDF: a page of its size for each drawing, text as text, only the glyphs that it needs. */
public final class Pdf {

  private static final float POINTS_PER_PIXEL = 0.75f;
  /** Of a circle drawn by four cubic curves: 4 (sqrt 2 - 1) / 3. */
  private static final double ARC = 0.5522847498307936;

  private final Drawing drawing;
  private final PDDocument document;
  private final PDPageContentStream page;
  private final Map<Typeface, PDFont> fonts;

  private Pdf(Drawing drawing, PDDocument document, PDPageContentStream page, Map<Typeface, PDFont> fonts) {
    this.drawing = drawing;
    this.document = document;
    this.page = page;
    this.fonts = fonts;
  }

  /**
   * The bytes of a document, always the same for the same drawings.
   *
   * @param drawings at least one; the first one gives the document its title
   */
  public static byte[] bytes(List<Drawing> drawings) {
    try (PDDocument document = new PDDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      // The default is made from the time.
      document.setDocumentId(1L);
      document.getDocumentInformation().setTitle(drawings.getFirst().title());
      document.getDocumentInformation().setSubject(drawings.getFirst().description());
      document.getDocumentCatalog().setLanguage("en");
      Map<Typeface, PDFont> fonts = new EnumMap<>(Typeface.class);
      for (Drawing drawing : drawings) {
        PDPage sheet = new PDPage(new PDRectangle((float) drawing.width() * POINTS_PER_PIXEL,
            (float) drawing.height() * POINTS_PER_PIXEL));
        document.addPage(sheet);
        try (PDPageContentStream page = new PDPageContentStream(document, sheet)) {
          page.transform(Matrix.getScaleInstance(POINTS_PER_PIXEL, POINTS_PER_PIXEL));
          new Pdf(drawing, document, page, fonts).draw();
        }
      }
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void draw() throws IOException {
    page.setLineJoinStyle(1);
    draw(new Box(0, 0, drawing.width(), drawing.height(), Ink.fill(drawing.background())));
    for (Item item : drawing.items()) {
      draw(item);
    }
  }

  private void draw(Item item) throws IOException {
    switch (item) {
      case Box box -> {
        page.addRect((float) box.x(), up(box.y() + box.height()), (float) box.width(), (float) box.height());
        paint(box.ink());
      }
      case Dot dot -> {
        circle(dot.x(), dot.y(), dot.radius());
        paint(dot.ink());
      }
      case Path path -> {
        for (double[] ring : path.rings()) {
          page.moveTo((float) ring[0], up(ring[1]));
          for (int i = 2; i < ring.length; i += 2) {
            page.lineTo((float) ring[i], up(ring[i + 1]));
          }
          if (path.closed()) {
            page.closePath();
          }
        }
        if (!path.rings().isEmpty()) {
          paint(path.ink());
        }
      }
      case Text text -> draw(text);
    }
  }

  private void paint(Ink ink) throws IOException {
    if (ink.fill() != null) {
      page.setNonStrokingColor(channel(ink.fill(), 0), channel(ink.fill(), 1), channel(ink.fill(), 2));
    }
    if (ink.stroke() != null) {
      page.setStrokingColor(channel(ink.stroke(), 0), channel(ink.stroke(), 1), channel(ink.stroke(), 2));
      page.setLineWidth((float) ink.strokeWidth());
      float[] dash = new float[ink.dash().size()];
      for (int i = 0; i < dash.length; i++) {
        dash[i] = ink.dash().get(i).floatValue();
      }
      page.setLineDashPattern(dash, 0);
    }
    boolean washed = ink.opacity() < 1;
    if (washed) {
      opacity(ink.opacity());
    }
    if (ink.fill() != null && ink.stroke() != null) {
      page.fillAndStrokeEvenOdd();
    } else if (ink.fill() != null) {
      page.fillEvenOdd();
    } else {
      page.stroke();
    }
    if (washed) {
      opacity(1);
    }
  }

  private void opacity(double opacity) throws IOException {
    PDExtendedGraphicsState state = new PDExtendedGraphicsState();
    state.setNonStrokingAlphaConstant((float) opacity);
    page.setGraphicsStateParameters(state);
  }

  private void circle(double x, double y, double radius) throws IOException {
    float r = (float) radius;
    float c = (float) (radius * ARC);
    float cx = (float) x;
    float cy = up(y);
    page.moveTo(cx + r, cy);
    page.curveTo(cx + r, cy + c, cx + c, cy + r, cx, cy + r);
    page.curveTo(cx - c, cy + r, cx - r, cy + c, cx - r, cy);
    page.curveTo(cx - r, cy - c, cx - c, cy - r, cx, cy - r);
    page.curveTo(cx + c, cy - r, cx + r, cy - c, cx + r, cy);
    page.closePath();
  }

  private void draw(Text text) throws IOException {
    Typeface face = Typeface.of(text.style().bold());
    String shown = face.shown(text.text());
    double width = face.width(shown, text.style().size());
    double shift = switch (text.anchor()) {
      case START -> 0;
      case MIDDLE -> -width / 2;
      case END -> -width;
    };
    page.beginText();
    page.setNonStrokingColor(channel(text.style().colour(), 0), channel(text.style().colour(), 1),
        channel(text.style().colour(), 2));
    page.setFont(font(face), (float) text.style().size());
    double dx = text.turned() ? 0 : shift;
    double dy = text.turned() ? -shift : 0;
    page.setTextMatrix(Matrix.getRotateInstance(text.turned() ? Math.PI / 2 : 0, (float) (text.x() + dx),
        up(text.y() + dy)));
    page.showText(shown);
    page.endText();
  }

  private PDFont font(Typeface face) throws IOException {
    PDFont known = fonts.get(face);
    if (known == null) {
      known = PDType0Font.load(document, new ByteArrayInputStream(face.bytes()), true);
      fonts.put(face, known);
    }
    return known;
  }

  /** The height above the bottom. */
  private float up(double y) {
    return (float) (drawing.height() - y);
  }

  private static float channel(String colour, int index) {
    return Integer.parseInt(colour.substring(1 + 2 * index, 3 + 2 * index), 16) / 255f;
  }
}
