package io.edgewise.report.render;

import io.edgewise.report.layout.Drawing;
import io.edgewise.report.layout.Drawing.Anchor;
import io.edgewise.report.layout.Drawing.Box;
import io.edgewise.report.layout.Drawing.Dot;
import io.edgewise.report.layout.Drawing.Ink;
import io.edgewise.report.layout.Drawing.Item;
import io.edgewise.report.layout.Drawing.Path;
import io.edgewise.report.layout.Drawing.Text;
import io.edgewise.report.layout.Typeface;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes SVG 1.1. Every text is a text element, so that it can be searched, selected and read aloud. */
public final class Svg {

  private final Drawing drawing;
  private final Drawing dark;
  private final Palettes palettes;
  private final XMLStreamWriter xml;

  private Svg(Drawing drawing, Drawing dark, Palettes palettes, XMLStreamWriter xml) {
    this.drawing = drawing;
    this.dark = dark;
    this.palettes = palettes;
    this.xml = xml;
  }

  /** A file of its own, which carries the glyphs that it needs and looks the same everywhere. */
  public static String standalone(Drawing drawing) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + text(drawing, drawing, new Palettes(), FontSubset.styles(List.of(drawing)));
  }

  /** An element for a page that declares the font {@value Typeface#FAMILY} itself. */
  public static String inline(Drawing drawing) {
    return text(drawing, drawing, new Palettes(), "");
  }

  /**
   * The same for a page that is read in two themes.
   *
   * @param light the figure on white, as it is where the page has no other style
   * @param dark the same figure on a dark ground
   * @param palettes takes the colours; the page needs their style sheet
   * @throws IllegalArgumentException if the drawings differ in more than colours
   */
  public static String inline(Drawing light, Drawing dark, Palettes palettes) {
    if (light.items().size() != dark.items().size() || light.height() != dark.height()) {
      throw new IllegalArgumentException(light.id() + " is another drawing in the dark");
    }
    return text(light, dark, palettes, "");
  }

  private static String text(Drawing drawing, Drawing dark, Palettes palettes, String styles) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      new Svg(drawing, dark, palettes, xml).write(styles);
      xml.close();
    } catch (XMLStreamException e) {
      // A StringWriter refuses nothing, so this is a fault of the program.
      throw new IllegalStateException(e);
    }
    return out.append('\n').toString();
  }

  private void write(String styles) throws XMLStreamException {
    xml.writeStartElement("svg");
    xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
    xml.writeAttribute("width", Decimal.text(drawing.width()));
    xml.writeAttribute("height", Decimal.text(drawing.height()));
    xml.writeAttribute("viewBox", "0 0 " + Decimal.text(drawing.width()) + " " + Decimal.text(drawing.height()));
    xml.writeAttribute("role", "img");
    xml.writeAttribute("aria-labelledby", drawing.id() + "-title");
    xml.writeAttribute("aria-describedby", drawing.id() + "-desc");
    xml.writeAttribute("font-family", "'" + Typeface.FAMILY + "', 'Segoe UI', Helvetica, Arial, sans-serif");
    element("title", drawing.id() + "-title", drawing.title());
    element("desc", drawing.id() + "-desc", drawing.description());
    if (!styles.isEmpty()) {
      line();
      xml.writeStartElement("style");
      xml.writeCharacters(styles);
      xml.writeEndElement();
    }
    write(ground(drawing), ground(dark));
    for (int i = 0; i < drawing.items().size(); i++) {
      write(drawing.items().get(i), dark.items().get(i));
    }
    line();
    xml.writeEndElement();
  }

  private static Box ground(Drawing each) {
    return new Box(0, 0, each.width(), each.height(), Ink.fill(each.background()));
  }

  private void element(String name, String id, String text) throws XMLStreamException {
    line();
    xml.writeStartElement(name);
    xml.writeAttribute("id", id);
    xml.writeCharacters(valid(text));
    xml.writeEndElement();
  }

  /** @param twin the same in the dark */
  private void write(Item item, Item twin) throws XMLStreamException {
    line();
    switch (item) {
      case Box box -> {
        xml.writeEmptyElement("rect");
        numbers("x", box.x(), "y", box.y());
        numbers("width", box.width(), "height", box.height());
        ink(box.ink(), ((Box) twin).ink());
      }
      case Dot dot -> {
        xml.writeEmptyElement("circle");
        numbers("cx", dot.x(), "cy", dot.y());
        xml.writeAttribute("r", Decimal.text(dot.radius()));
        ink(dot.ink(), ((Dot) twin).ink());
      }
      case Path path -> {
        xml.writeEmptyElement("path");
        xml.writeAttribute("d", data(path));
        if (path.ink().fill() != null && path.rings().size() > 1) {
          xml.writeAttribute("fill-rule", "evenodd");
        }
        ink(path.ink(), ((Path) twin).ink());
      }
      case Text text -> write(text, ((Text) twin).style().colour());
    }
  }

  private void write(Text text, String inTheDark) throws XMLStreamException {
    xml.writeStartElement("text");
    if (text.turned()) {
      xml.writeAttribute("transform",
          "translate(" + Decimal.text(text.x()) + " " + Decimal.text(text.y()) + ") rotate(-90)");
    } else {
      numbers("x", text.x(), "y", text.y());
    }
    if (text.anchor() != Anchor.START) {
      xml.writeAttribute("text-anchor", text.anchor() == Anchor.END ? "end" : "middle");
    }
    xml.writeAttribute("font-size", Decimal.text(text.style().size()));
    if (text.style().bold()) {
      xml.writeAttribute("font-weight", Integer.toString(Typeface.BOLD.weight()));
    }
    xml.writeAttribute("fill", text.style().colour());
    classes(palettes.style("fill", text.style().colour(), inTheDark), "");
    xml.writeCharacters(valid(text.text()));
    xml.writeEndElement();
  }

  private void classes(String fill, String stroke) throws XMLStreamException {
    String both = (fill + " " + stroke).strip();
    if (!both.isEmpty()) {
      xml.writeAttribute("class", both);
    }
  }

  private void ink(Ink ink, Ink inTheDark) throws XMLStreamException {
    classes(palettes.style("fill", ink.fill(), inTheDark.fill()),
        palettes.style("stroke", ink.stroke(), inTheDark.stroke()));

    xml.writeAttribute("fill", ink.fill() == null ? "none" : ink.fill());
    if (ink.opacity() < 1) {
      xml.writeAttribute("fill-opacity", Decimal.text(ink.opacity()));
    }
    if (ink.stroke() != null) {
      xml.writeAttribute("stroke", ink.stroke());
      xml.writeAttribute("stroke-width", Decimal.text(ink.strokeWidth()));
      if (!ink.dash().isEmpty()) {
        xml.writeAttribute("stroke-dasharray",
            ink.dash().stream().map(Decimal::text).collect(Collectors.joining(" ")));
      }
      xml.writeAttribute("stroke-linejoin", "round");
    }
  }

  private static String data(Path path) {
    StringBuilder data = new StringBuilder();
    List<double[]> rings = path.rings();
    for (double[] ring : rings) {
      for (int i = 0; i < ring.length; i += 2) {
        data.append(i == 0 ? "M" : i == 2 ? "L" : " ").append(Decimal.text(ring[i])).append(' ')
            .append(Decimal.text(ring[i + 1]));
      }
      if (path.closed()) {
        data.append('Z');
      }
    }
    return data.toString();
  }

  private void numbers(String first, double x, String second, double y) throws XMLStreamException {
    xml.writeAttribute(first, Decimal.text(x));
    xml.writeAttribute(second, Decimal.text(y));
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n");
  }

  /** The text without what XML cannot hold. */
  private static String valid(String text) {
    return text.replaceAll("[^\\u0009\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
  }
}
