package io.edgewise.scenario.spec;

import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads scenario files. A specification is returned wherever the file is a mapping at all, even with problems: what is
 * wrong is missing from it, and {@code io.edgewise.scenario.compile} finds what else is wrong. Look at
 * {@link Problems#throwIfAny()} before using a result.
 */
public final class ScenarioReader {

  private ScenarioReader() {}

  /**
   * Reads a file.
   *
   * @param settings values that replace or add to those of the file, as {@code path=value}, in order
   * @return empty where the syntax is broken or the file is no mapping
   */
  public static Optional<ScenarioSpec> read(Path file, List<String> settings, Problems problems) {
    return Document.read(file, problems).flatMap(document -> read(document, settings, problems));
  }

  /**
   * Reads a text.
   *
   * @param name shown in messages; its folder is where traces are looked for
   * @param settings values that replace or add to those of the text, as {@code path=value}, in order
   * @return empty where the syntax is broken or the text is no mapping
   */
  public static Optional<ScenarioSpec> read(String name, String text, List<String> settings, Problems problems) {
    return Document.parse(name, text, problems).flatMap(document -> read(document, settings, problems));
  }

  /**
   * Reads a document.
   *
   * @param settings values that replace or add to those of the document, as {@code path=value}, in order
   * @return empty where it is no mapping
   */
  public static Optional<ScenarioSpec> read(Document document, List<String> settings, Problems problems) {
    return ScenarioSpec.VALUE.reader().read(Setting.applyAll(document, settings, problems).root(), problems);
  }
}
