package io.edgewise.ui.placement;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.topology.text.FileText;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A text that is not the document's yet, and what would be wrong with it.
 *
 * @param file the text
 * @param errors of the whole file
 * @param reasons why the strategy in question cannot be had; empty where it can
 */
record Draft(FileText file, List<Problem> errors, List<String> reasons) {

  /** Copies the lists. */
  Draft {
    errors = List.copyOf(errors);
    reasons = List.copyOf(reasons);
  }

  /** Understands a text, with a look at one strategy of it. */
  static Draft of(FileText file, String source, String strategy, ScenarioCompiler compiler) {
    Problems problems = new Problems();
    Optional<CompiledScenario> compiled;
    try {
      compiled = ScenarioReader.read(source, file.text(), List.of(), problems)
          .flatMap(spec -> compiler.compile(spec, problems));
    } catch (InvalidInputException e) {
      return new Draft(file, e.problems(), List.of());
    }
    return new Draft(file,
        problems.sorted().stream().filter(problem -> problem.severity() == Severity.ERROR).toList(),
        compiled.stream().flatMap(each -> each.infeasible().stream()).filter(each -> each.id().equals(strategy))
            .flatMap(each -> each.limits().stream()).map(Object::toString).toList());
  }

  /**
   * The same without the options of the platform that are wrong, such as those of the platform before; the same where nothing
   * of that kind is wrong.
   */
  Draft withoutWrongOptions(String source, String strategy, ScenarioCompiler compiler) {
    String compute = StrategyEdits.path(strategy) + ".compute.";
    FileText fewer = file;
    for (Problem error : errors) {
      String key = error.path().startsWith(compute) ? error.path().substring(compute.length()).replaceFirst("[.\\[].*",
          "") : "";
      if (!key.isEmpty() && !key.equals("platform") && !key.equals("at")
          && fewer.valueAt(compute + key).isPresent()) {
        fewer = fewer.without(compute + key);
      }
    }
    return fewer.equals(file) ? this : of(fewer, source, strategy, compiler);
  }

  /** Whether it can be simulated. */
  boolean isSound() {
    return errors.isEmpty();
  }
}
