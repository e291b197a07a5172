package io.edgewise.scenario.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a shape as JSON Schema, draft 2020-12. Mappings become definitions, once each. */
public final class JsonSchema {

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Map<Shape.Identifier.Kind, List<String>> ids;
  private final Map<String, ObjectNode> definitions = new LinkedHashMap<>();

  private JsonSchema(Map<Shape.Identifier.Kind, List<String>> ids) {
    this.ids = ids;
  }

  /**
   * The schema of a file as text, two spaces deep per level, ending with a line feed; the same for the same arguments.
   *
   * @param title of the schema
   * @param root the file's form
   * @param ids known ids, given as examples since a file may bring its own
   */
  public static String text(String title, Shape root, Map<Shape.Identifier.Kind, List<String>> ids) {
    JsonSchema writer = new JsonSchema(ids);
    ObjectNode schema = NODES.objectNode().put("$schema", DIALECT).put("title", title);
    schema.setAll(writer.schema(root));
    ObjectNode definitions = schema.putObject("$defs");
    writer.definitions.forEach(definitions::set);
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return JsonMapper.builder().build()
        .writer()
        .with(new DefaultPrettyPrinter().withObjectIndenter(indenter))
        .writeValueAsString(schema) + "\n";
  }

  private ObjectNode schema(Shape shape) {
    return switch (shape) {
      case Shape.Scalar scalar -> scalar(scalar);
      case Shape.Choice choice -> {
        ObjectNode node = NODES.objectNode();
        choice.names().forEach(node.putArray("enum")::add);
        yield node;
      }
      case Shape.Identifier identifier -> identifier(identifier);
      case Shape.ListOf list -> {
        ObjectNode node = NODES.objectNode().put("type", "array");
        node.set("items", schema(list.item()));
        yield node;
      }
      case Shape.MapOf map -> {
        ObjectNode node = NODES.objectNode().put("type", "object").put("description", "By " + map.noun() + ".");
        node.set("additionalProperties", schema(map.value()));
        if (map.most() < Integer.MAX_VALUE) {
          node.put("maxProperties", map.most());
        }
        yield node;
      }
      case Shape.AnyOf any -> {
        ObjectNode node = NODES.objectNode();
        ArrayNode forms = node.putArray("anyOf");
        any.shapes().forEach(each -> forms.add(schema(each)));
        yield node;
      }
      case Shape.Object object -> reference(object);
    };
  }

  private static ObjectNode scalar(Shape.Scalar scalar) {
    ObjectNode node = NODES.objectNode();
    if (scalar.types().size() == 1) {
      node.put("type", typeName(scalar.types().getFirst()));
    } else {
      ArrayNode types = node.putArray("type");
      scalar.types().forEach(type -> types.add(typeName(type)));
    }
    if (!scalar.pattern().isEmpty()) {
      node.put("pattern", scalar.pattern());
    }
    node.put("description", "A " + scalar.noun() + ".");
    if (!scalar.examples().isEmpty()) {
      scalar.examples().forEach(node.putArray("examples")::add);
    }
    return node;
  }

  private static String typeName(Shape.Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private ObjectNode identifier(Shape.Identifier identifier) {
    ObjectNode node = NODES.objectNode().put("type", "string");
    List<String> known = ids.getOrDefault(identifier.kind(), List.of());
    if (!known.isEmpty()) {
      known.forEach(node.putArray("examples")::add);
    }
    return node;
  }

  private ObjectNode reference(Shape.Object object) {
    if (!definitions.containsKey(object.title())) {
      ObjectNode definition = NODES.objectNode();
      definitions.put(object.title(), definition);
      define(object, definition);
    }
    return NODES.objectNode().put("$ref", "#/$defs/" + object.title());
  }

  private void define(Shape.Object object, ObjectNode definition) {
    List<Key<?>> keys = object.keys().get();
    definition.put("type", "object").put("description", object.description());
    ObjectNode properties = definition.putObject("properties");
    for (Key<?> key : keys) {
      ObjectNode property = schema(key.value().shape());
      property.put("description", key.description());
      key.fallback().ifPresent(fallback -> {
        if (fallback.value() instanceof Boolean flag) {
          property.put("default", flag);
        } else {
          property.put("default", fallback.written());
        }
      });
      properties.set(key.name(), property);
    }
    List<String> required = keys.stream().filter(Key::required).map(Key::name).toList();
    if (!required.isEmpty()) {
      required.forEach(definition.putArray("required")::add);
    }
    switch (object.rule()) {
      case KNOWN_KEYS -> definition.put("additionalProperties", false);
      case ONE_KEY -> definition.put("additionalProperties", false).put("minProperties", 1).put("maxProperties", 1);
      case OPEN -> {}
    }
  }
}
