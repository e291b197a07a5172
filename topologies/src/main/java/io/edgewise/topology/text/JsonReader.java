package io.edgewise.topology.text;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON into the same tree as {@link YamlReader}; numbers keep their source text. */
final class JsonReader {

  // Own limits are tighter and speak plainly, so that the parser's must not strike first.
  private static final JsonFactory FACTORY = JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(2 * TreeBuilder.MAX_DEPTH)
          .maxStringLength(Integer.MAX_VALUE)
          .maxNameLength(Integer.MAX_VALUE)
          .maxNumberLength(Integer.MAX_VALUE)
          .build())
      .build();

  private JsonReader() {}

  /**
   * Reads a text.
   *
   * @return the tree, or null where the text holds no value
   * @throws StopReading if the syntax is broken
   */
  static Node read(String source, String text, NodePath rootPath, Limits limits, Problems problems) throws StopReading {
    TreeBuilder tree = new TreeBuilder(rootPath, limits, problems);
    Cursor cursor = new Cursor(source, text);
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        Location at = cursor.at(parser.currentTokenLocation().getCharOffset());
        if (tree.root() != null) {
          problems.add(new Problem(at, "", "the document has ended before this; a file holds one value"));
          throw new StopReading();
        }
        accept(parser, token, tree, at);
      }
    } catch (JacksonException e) {
      TokenStreamLocation where = e.getLocation();
      Location at = where == null || where.getCharOffset() < 0
          ? Cursor.end(source, text)
          : new Cursor(source, text).at(where.getCharOffset());
      problems.add(new Problem(at, "", sentence(e.getOriginalMessage())));
      throw new StopReading();
    }
    return tree.root();
  }

  private static void accept(JsonParser parser, JsonToken token, TreeBuilder tree, Location at) throws StopReading {
    switch (token) {
      case START_OBJECT -> tree.open(true, at);
      case START_ARRAY -> tree.open(false, at);
      case END_OBJECT, END_ARRAY -> tree.close();
      case PROPERTY_NAME, VALUE_STRING -> tree.scalar(parser.getString(), true, false, at);
      case VALUE_NULL -> tree.scalar("", false, true, at);
      default -> tree.scalar(parser.getString(), false, false, at);
    }
  }

  private static String sentence(String message) {
    String first = message.lines().findFirst().orElse("");
    if (first.contains("Unexpected end-of-input")) {
      return "the JSON text ends too early; a brace, bracket or quote is not closed";
    }
    if (first.contains("was expecting comma")) {
      return "a \",\" or a closing brace or bracket is missing before this";
    }
    if (first.contains("double-quote to start property name")) {
      return "a key in double quotes must stand here; remove a trailing comma, and put keys in double quotes";
    }
    if (first.contains("was expecting a colon")) {
      return "a \":\" is missing between the key and its value";
    }
    if (first.contains("Illegal unquoted character")) {
      return "a text in quotes must not contain a line break or a control character; write \\n for a line break";
    }
    if (first.contains("Non-standard token")) {
      return "NaN and infinite numbers are not JSON; write a finite number";
    }
    if (first.startsWith("Unexpected character ('")) {
      int character = first.codePointAt("Unexpected character ('".length());
      return "this is not JSON: the character " + Wording.quote(Character.toString(character)) + " cannot stand here";
    }
    return "this is not JSON: "
        + first.replaceAll("\\s*\\((for|start marker).*|: (was expecting|expected a valid).*", "");
  }
}
