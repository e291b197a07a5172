package io.edgewise.scenario.check;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A check in the form of test reports that build servers show: a suite for the scenario, a case for each question. */
public final class JUnitXml {

  private JUnitXml() {}

  /**
   * The text of the file.
   *
   * @param scenario name of the scenario
   */
  public static String of(String scenario, List<Finding> findings) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      write(scenario, findings, xml);
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return out.toString();
  }

  private static void write(String scenario, List<Finding> findings, XMLStreamWriter xml) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", printable(scenario));
    xml.writeAttribute("tests", Integer.toString(findings.size()));
    xml.writeAttribute("failures",
        Long.toString(findings.stream().filter(finding -> !finding.outcome().passes()).count()));
    for (Finding finding : findings) {
      xml.writeCharacters("\n    ");
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", printable(finding.strategy()));
      xml.writeAttribute("name", printable(finding.question()));
      if (!finding.outcome().passes()) {
        xml.writeStartElement("failure");
        xml.writeAttribute("message", printable(finding.outcome().text() + ": " + finding.found()));
        xml.writeCharacters(printable(finding.name() + ": " + finding.question() + ": " + finding.found()));
        xml.writeEndElement();
      }
      xml.writeEndElement();
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  /** Without the characters that XML 1.0 cannot hold. */
  private static String printable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().map(c -> c == '\t' || c == '\n' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000 ? c : '\uFFFD').forEach(out::appendCodePoint);
    return out.toString();
  }
}
