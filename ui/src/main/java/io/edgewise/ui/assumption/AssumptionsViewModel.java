package io.edgewise.ui.assumption;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.compile.StrategyNotes;
import io.edgewise.scenario.output.SourcedLine;
import io.edgewise.sim.model.Deployment;
import io.edgewise.topology.catalog.Assumption;
import io.edgewise.topology.text.FileText;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.ui.answer.Reply;
import io.edgewise.ui.document.ScenarioDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an answer rests on, and the edits of the file that change it. */
public final class AssumptionsViewModel {

  /** The group of what holds for all strategies. */
  static final String ALL = "All strategies";

  private final ScenarioDocument document;

  /** Edits a document. */
  public AssumptionsViewModel(ScenarioDocument document) {
    this.document = document;
  }

  /** All that an answer rests on: what holds for all strategies first, then by strategy. May take a tenth of a second. */
  static List<Entry> entries(ScenarioCompiler compiler, Reply reply) {
    CompiledScenario compiled = reply.compiled();
    Map<String, Assumption> defaults =
        Defaults.of(compiler, reply.question().text(), reply.question().source(), compiled);
    List<Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    new FileText(reply.question().text()).valuesAt(defaults.keySet()).forEach((key, value) -> {
      keys.add(key);
      String usual = defaults.get(key).text();
      SourcedLine line = SourcedLine.of(key, value.strip(), Optional.empty());
      entries.add(new Entry(ALL, new SourcedLine(key, line.value(), line.kind(), "",
          line.source() + "; by default " + usual), Optional.of(key), Optional.of(usual)));
    });
    for (Assumption each : compiled.assumptions()) {
      boolean first = Defaults.isDefault(each) && defaults.containsKey(each.subject()) && keys.add(each.subject());
      entries.add(new Entry(ALL, SourcedLine.of(each), first ? Optional.of(each.subject()) : Optional.empty(),
          Optional.empty()));
    }
    for (Deployment deployment : compiled.scenario().deployments()) {
      StrategyNotes notes = compiled.strategies().get(deployment.id());
      Set<String> remarks =
          notes.offers().stream().flatMap(offer -> offer.notes().stream()).collect(Collectors.toSet());
      notes.assumptions().stream().filter(each -> !remarks.contains(each.text()))
          .forEach(each -> entries.add(
              new Entry(deployment.name(), SourcedLine.of(each), Optional.empty(), Optional.empty())));
    }
    return entries;
  }

  /**
   * Lets the file say something.
   *
   * @return why that is impossible; empty where it is done
   */
  Optional<String> state(Entry entry, String value) {
    try {
      String path = entry.path().orElseThrow();
      document.set(path, value.strip(), path + " " + value.strip());
      document.closeChange();
      return Optional.empty();
    } catch (InvalidInputException e) {
      return Optional.of(e.problems().getFirst().message());
    }
  }

  /**
   * Takes out of the file what it says otherwise than the default; with it the mapping around, if that held nothing else.
   *
   * @return why that is impossible; empty where it is done
   */
  Optional<String> reset(Entry entry) {
    String path = entry.path().orElseThrow();
    try {
      document.change("Default of " + path, "", text -> without(text, path));
      return Optional.empty();
    } catch (InvalidInputException e) {
      return Optional.of(e.problems().getFirst().message());
    }
  }

  private static FileText without(FileText text, String path) {
    try {
      return text.without(path);
    } catch (InvalidInputException e) {
      int dot = path.lastIndexOf('.');
      if (dot < 0) {
        throw e;
      }
      return without(text, path.substring(0, dot));
    }
  }
}
