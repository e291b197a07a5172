package io.edgewise.ui.assumption;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.topology.catalog.Assumption;
import io.edgewise.topology.text.FileText;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What would hold for a file that leaves out all that may be left out. */
final class Defaults {

  /** How an assumption is told from one that no key of the file changes. */
  private static final String SOURCE = "default of the scenario format";

  /** What has defaults, beside what is under each request and each kind of data. */
  private static final List<String> OPTIONAL = List.of("users.where", "users.access", "users.pattern",
      "users.connection", "network", "run");
  private static final List<String> OF_REQUESTS = List.of("response", "request");

  private Defaults() {}

  /** Whether an assumption is a default of the format, whose subject is the key that says otherwise. */
  static boolean isDefault(Assumption assumption) {
    return assumption.provenance().filter(from -> from.source().equals(SOURCE)).isPresent();
  }

  /**
   * The defaults by key; none where the rest of the file cannot be understood.
   *
   * @param text of a scenario
   * @param source what messages call it; relative names are looked for beside it
   */
  static Map<String, Assumption> of(ScenarioCompiler compiler, String text, String source, CompiledScenario compiled) {
    FileText bare = new FileText(text);
    for (String path : OPTIONAL) {
      bare = without(bare, path);
    }
    for (RequestProfile profile : compiled.scenario().requests()) {
      for (String key : OF_REQUESTS) {
        bare = without(bare, "requests." + profile.id() + "." + key);
      }
    }
    bare = without(bare, "data");
    Problems problems = new Problems();
    Map<String, Assumption> defaults = new LinkedHashMap<>();
    ScenarioReader.read(source, bare.text(), List.of(), problems)
        .flatMap(spec -> compiler.compile(spec, problems)).stream()
        .flatMap(each -> each.assumptions().stream()).filter(Defaults::isDefault)
        .forEach(each -> defaults.putIfAbsent(each.subject(), each));
    return defaults;
  }

  /** The text without what a path leads to, where there is such a thing and it may go. */
  static FileText without(FileText text, String path) {
    try {
      return text.valueAt(path).isPresent() ? text.without(path) : text;
    } catch (InvalidInputException e) {
      return text;
    }
  }
}
