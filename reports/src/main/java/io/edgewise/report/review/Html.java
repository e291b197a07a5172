package io.edgewise.report.review;

import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes HTML. Every text and attribute is escaped, so nothing that a user wrote can become an element; only
 * {@link #raw} is not. Elements that are not void are always closed by an end tag, as HTML demands.
 */
final class Html {

  /** A number and its unit stay in one line. */
  private static final Pattern BEFORE_UNIT =
      Pattern.compile("(?<=[0-9]) (?=(?:%|µs|ms|s|min|h|GB|MB|kB|B)(?![\\p{L}0-9]))| (?=± )|(?<=±) ");

  private final StringWriter out = new StringWriter();
  private final XMLStreamWriter xml;

  Html() {
    try {
      xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Something that may fail only where a writer fails, which a text in memory does not. */
  private interface Writing {
    void write() throws XMLStreamException;
  }

  private Html done(Writing writing) {
    try {
      writing.write();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  /**
   * An element with its content.
   *
   * @param attributes names and values in turn
   */
  Html element(String name, List<String> attributes, Runnable content) {
    return done(() -> {
      xml.writeStartElement(name);
      attributes(attributes);
      // Without content an end tag would be left away.
      xml.writeCharacters("");
      content.run();
      xml.writeEndElement();
    });
  }

  /** An element without attributes. */
  Html element(String name, Runnable content) {
    return element(name, List.of(), content);
  }

  /** An element that holds a text. */
  Html text(String name, String text) {
    return element(name, () -> text(text));
  }

  /** An element with attributes that holds a text. */
  Html text(String name, List<String> attributes, String text) {
    return element(name, attributes, () -> text(text));
  }

  /** A void element, such as {@code meta}. */
  Html empty(String name, List<String> attributes) {
    return done(() -> {
      xml.writeEmptyElement(name);
      attributes(attributes);
      xml.writeCharacters("\n");
    });
  }

  /** A text. */
  Html text(String text) {
    return done(() -> xml.writeCharacters(BEFORE_UNIT.matcher(valid(text)).replaceAll("\u00A0")));
  }

  /** A line feed, to keep lines of the file short. */
  Html line() {
    return done(() -> xml.writeCharacters("\n"));
  }

  /** Markup as it is; it must be the product's own. */
  Html raw(String markup) {
    return done(() -> {
      xml.writeCharacters("");
      xml.flush();
      out.append(markup);
    });
  }

  private void attributes(List<String> attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.size(); i += 2) {
      xml.writeAttribute(attributes.get(i), valid(attributes.get(i + 1)));
    }
  }

  /** The text without what a document cannot hold. */
  private static String valid(String text) {
    return text.replaceAll("[^\\u0009\\u000A\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
  }

  @Override
  public String toString() {
    done(xml::flush);
    return out.toString();
  }
}
