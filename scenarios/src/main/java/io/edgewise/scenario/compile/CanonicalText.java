package io.edgewise.scenario.compile;

import io.edgewise.topology.text.Node;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A document without its layout: comments, quotes, white space and the choice between YAML and JSON make no difference.
 * The order of keys does, since it decides the order of results: equal texts have equal results, byte for byte.
 */
public final class CanonicalText {

  private CanonicalText() {}

  /** The text of a part of a document. */
  public static String of(Node node) {
    return switch (node.kind()) {
      case MAPPING -> node.entries().stream()
          .map(entry -> quote(entry.key()) + ":" + of(entry.value()))
          .collect(Collectors.joining(",", "{", "}"));
      case LIST -> node.items().stream().map(CanonicalText::of).collect(Collectors.joining(",", "[", "]"));
      case SCALAR -> quote(node.text().strip());
      case EMPTY, BROKEN -> "null";
    };
  }

  /** The values of a part of a document by their paths, in its order; those of an empty mapping or list are {} and []. */
  public static Map<String, String> values(Node node) {
    Map<String, String> values = new LinkedHashMap<>();
    add(node, values);
    return values;
  }

  private static void add(Node node, Map<String, String> values) {
    switch (node.kind()) {
      case MAPPING -> node.entries().forEach(entry -> add(entry.value(), values));
      case LIST -> node.items().forEach(item -> add(item, values));
      case SCALAR -> values.put(node.path(), node.text().strip());
      case EMPTY, BROKEN -> values.put(node.path(), "null");
    }
    boolean hollow = node.kind() == Node.Kind.MAPPING && node.entries().isEmpty()
        || node.kind() == Node.Kind.LIST && node.items().isEmpty();
    if (hollow) {
      values.put(node.path(), of(node));
    }
  }

  private static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** SHA-256 of texts, one after the other, in lower-case hexadecimal. */
  public static String sha256(String... texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String text : texts) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
