package io.edgewise.report.render;

import io.edgewise.report.layout.Drawing;
import io.edgewise.report.layout.Drawing.Box;
import io.edgewise.report.layout.Drawing.Dot;
import io.edgewise.report.layout.Drawing.Ink;
import io.edgewise.report.layout.Drawing.Item;
import io.edgewise.report.layout.Drawing.Path;
import io.edgewise.report.layout.Drawing.Text;
import io.edgewise.report.layout.Typeface;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.GlyphData;

/**
 * Writes PNG. Text is drawn as the outlines of its glyphs: what the Java platform would make of it depends on the font
 * libraries of the machine, and fails where there are none.
 */
final class Png {

  private static final int SCALE = 2;

  private final Graphics2D graphics;

  private Png(Graphics2D graphics) {
    this.graphics = graphics;
  }

  static byte[] bytes(Drawing drawing) {
    BufferedImage image = new BufferedImage((int) Math.ceil(drawing.width() * SCALE),
        (int) Math.ceil(drawing.height() * SCALE), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(SCALE, SCALE);
    Png png = new Png(graphics);
    png.draw(new Box(0, 0, drawing.width(), drawing.height(), Ink.fill(drawing.background())));
    drawing.items().forEach(png::draw);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private void draw(Item item) {
    switch (item) {
      case Box box -> draw(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()), box.ink());
      case Dot dot -> draw(new Ellipse2D.Double(dot.x() - dot.radius(), dot.y() - dot.radius(), 2 * dot.radius(),
          2 * dot.radius()), dot.ink());
      case Path path -> draw(shape(path), path.ink());
      case Text text -> draw(text);
    }
  }

  private void draw(Shape shape, Ink ink) {
    if (ink.fill() != null) {
      Color colour = Color.decode(ink.fill());
      graphics.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(),
          (int) Math.round(255 * ink.opacity())));
      graphics.fill(shape);
    }
    if (ink.stroke() != null) {
      graphics.setColor(Color.decode(ink.stroke()));
      graphics.setStroke(stroke(ink));
      graphics.draw(shape);
    }
  }

  private static BasicStroke stroke(Ink ink) {
    List<Double> dash = ink.dash();
    float[] pattern = new float[dash.size()];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = dash.get(i).floatValue();
    }
    return new BasicStroke((float) ink.strokeWidth(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 4,
        pattern.length == 0 ? null : pattern, 0);
  }

  private static Shape shape(Path path) {
    Path2D shape = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    for (double[] ring : path.rings()) {
      shape.moveTo(ring[0], ring[1]);
      for (int i = 2; i < ring.length; i += 2) {
        shape.lineTo(ring[i], ring[i + 1]);
      }
      if (path.closed()) {
        shape.closePath();
      }
    }
    return shape;
  }

  private void draw(Text text) {
    Typeface face = Typeface.of(text.style().bold());
    double scale = text.style().size() / unitsPerEm(face);
    String shown = face.shown(text.text());
    double width = face.width(shown, text.style().size());
    double x = switch (text.anchor()) {
      case START -> 0;
      case MIDDLE -> -width / 2;
      case END -> -width;
    };
    AffineTransform place = AffineTransform.getTranslateInstance(text.x(), text.y());
    if (text.turned()) {
      place.rotate(-Math.PI / 2);
    }
    graphics.setColor(Color.decode(text.style().colour()));
    for (int i = 0; i < shown.length(); i += Character.charCount(shown.codePointAt(i))) {
      int character = shown.codePointAt(i);
      AffineTransform at = new AffineTransform(place);
      at.translate(x, 0);
      at.scale(scale, -scale);
      graphics.fill(outline(face, character).createTransformedShape(at));
      x += face.width(Character.toString(character), text.style().size());
    }
  }

  private static GeneralPath outline(Typeface face, int character) {
    try {
      GlyphData glyph = face.font().getGlyph().getGlyph(face.glyph(character));
      return glyph == null ? new GeneralPath() : glyph.getPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double unitsPerEm(Typeface face) {
    try {
      return face.font().getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
