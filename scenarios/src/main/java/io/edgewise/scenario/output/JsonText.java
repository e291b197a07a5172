package io.edgewise.scenario.output;

import io.edgewise.sim.stats.ConfidenceInterval;
import java.io.StringWriter;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** JSON texts, the same bytes on every system. */
final class JsonText {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonText() {}

  /** A text of many lines, indented by two, with a line feed at its end. */
  static String of(Consumer<JsonGenerator> writer) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    PrettyPrinter printer = new DefaultPrettyPrinter().withArrayIndenter(indenter).withObjectIndenter(indenter);
    return text(writer, new ObjectWriteContext.Base() {
      @Override
      public PrettyPrinter getPrettyPrinter() {
        return printer;
      }
    });
  }

  /** The same in one line, with a line feed at its end. */
  static String line(Consumer<JsonGenerator> writer) {
    return text(writer, ObjectWriteContext.empty());
  }

  private static String text(Consumer<JsonGenerator> writer, ObjectWriteContext context) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(context, out)) {
      writer.accept(json);
    }
    return out.append('\n').toString();
  }

  /** A number, or null where it is infinite or not a number. */
  static void number(String key, double value, JsonGenerator json) {
    if (Double.isFinite(value)) {
      json.writeNumberProperty(key, value);
    } else {
      json.writeNullProperty(key);
    }
  }

  /** {@code {"value": ..., "low": ..., "high": ...}}, or null. */
  static void interval(String key, Optional<ConfidenceInterval> interval, JsonGenerator json) {
    if (interval.isEmpty()) {
      json.writeNullProperty(key);
      return;
    }
    json.writeObjectPropertyStart(key);
    number("value", interval.get().value(), json);
    number("low", interval.get().low(), json);
    number("high", interval.get().high(), json);
    json.writeEndObject();
  }
}
