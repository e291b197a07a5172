package io.edgewise.scenario.spec;

import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.util.List;
import java.util.Optional;

/**
 * A value given on the command line as {@code path=value}.
 *
 * @param path such as {@code run.seed} or {@code users.where[1].share}
 * @param value as it would stand in the file
 */
record Setting(String path, String value) {

  /** Splits at the first equals sign outside of quotes. */
  static Optional<Setting> parse(String text, Problems problems) {
    boolean quoted = false;
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      quoted ^= character == '"';
      if (character == '=' && !quoted) {
        return Optional.of(new Setting(text.substring(0, at).strip(), text.substring(at + 1)));
      }
    }
    problems.add(new Problem(Location.setting(text), "", "expected path=value, such as \"run.seed=7\""));
    return Optional.empty();
  }

  /** The document with the value set; as it was where that is impossible and the problem recorded. */
  Document applied(Document document, Problems problems) {
    try {
      return withParents(document).with(path, value);
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
      return document;
    }
  }

  /**
   * With empty mappings where the path leads through keys that the file leaves out, so that {@code run.seed=7} works on
   * a file without {@code run}. A misspelt key is found when the result is read.
   */
  private Document withParents(Document document) {
    Document result = document;
    Optional<Node> at = Optional.of(document.root());
    int from = 0;
    for (int dot = dot(from); dot >= 0 && at.isPresent(); dot = dot(from)) {
      String key = path.substring(from, dot);
      if (!key.matches("[^\\[\"]+") || at.get().kind() != Node.Kind.MAPPING) {
        return result;
      }
      at = at.get().get(key);
      if (at.isEmpty()) {
        return parentsFrom(result, dot);
      }
      from = dot + 1;
    }
    return result;
  }

  private Document parentsFrom(Document document, int firstDot) {
    Document result = document;
    for (int dot = firstDot; dot >= 0; dot = dot(dot + 1)) {
      result = result.with(path.substring(0, dot), "{}");
    }
    return result;
  }

  private int dot(int from) {
    boolean quoted = false;
    for (int at = from; at < path.length(); at++) {
      quoted ^= path.charAt(at) == '"';
      if (path.charAt(at) == '.' && !quoted) {
        return at;
      }
    }
    return -1;
  }

  /** All settings, one after the other. */
  static Document applyAll(Document document, List<String> settings, Problems problems) {
    Document result = document;
    for (String text : settings) {
      Optional<Setting> setting = parse(text, problems);
      if (setting.isPresent()) {
        result = setting.get().applied(result, problems);
      }
    }
    return result;
  }
}
