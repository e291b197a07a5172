package io.edgewise.ui.placement;

import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.topology.catalog.PlatformOffer;
import io.edgewise.topology.text.FileText;
import io.edgewise.ui.placement.Placement.Home;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A new strategy on a platform: the copy of one that is there, with its code on the platform. Of all that could be copied, the
 * first is taken whose data the platform can use.
 */
public final class PlatformTemplate {

  private final ScenarioSpec spec;
  private final Choices choices;
  private final PlatformOffer platform;

  /**
   * A template.
   *
   * @param spec what the file says
   */
  public PlatformTemplate(ScenarioSpec spec, Choices choices, PlatformOffer platform) {
    this.spec = spec;
    this.choices = choices;
    this.platform = platform;
  }

  /** The id of the new strategy. */
  public String id() {
    return StrategyEdits.freeId(platform.id(), spec.strategies().keySet());
  }

  /**
   * The file with the new strategy; with the first attempt where none is without error.
   *
   * @param first id of the strategy that is copied if possible
   * @param source what messages call the file
   */
  public FileText addedTo(FileText file, String first, String source, ScenarioCompiler compiler) {
    List<String> bases = new ArrayList<>(spec.strategies().keySet());
    if (bases.remove(first)) {
      bases.addFirst(first);
    }
    List<Draft> sound = new ArrayList<>();
    Draft attempt = null;
    for (String base : bases) {
      for (FileText text : attempts(file, base)) {
        Draft draft = Draft.of(text, source, id(), compiler);
        if (draft.isSound() && draft.reasons().isEmpty()) {
          return draft.file();
        }
        if (draft.isSound()) {
          sound.add(draft);
        }
        attempt = attempt == null ? draft : attempt;
      }
    }
    return sound.isEmpty() ? attempt.file() : sound.getFirst().file();
  }

  /** The copy with its stores as they are, and with stores that stay where the code of the copied strategy is. */
  private List<FileText> attempts(FileText file, String base) {
    Placement original = Placement.of(base, spec.strategies().get(base));
    Optional<String> place = place(original);
    String name = platform.name() + place.map(at -> " in " + at).orElse("");
    String path = StrategyEdits.path(id());
    FileText copy = StrategyEdits.copied(file, base, id(), name).with(path + ".compute",
        "{platform: " + platform.id() + place.map(at -> ", at: " + at).orElse("") + "}");
    FileText plain = copy.valueAt(path + ".front").isPresent() ? copy.without(path + ".front") : copy;
    Map<String, Home> homes = new LinkedHashMap<>();
    original.homes().forEach((data, home) -> homes.put(data, stayed(home, original)));
    Placement stay = new Placement(name, "", List.of(), "", homes);
    FileText apart = StrategyEdits.placed(plain, id(), new Placement(name, "", List.of(), "", original.homes()), stay);
    return apart.equals(plain) ? List.of(plain) : List.of(plain, apart);
  }

  /** A store that lies beside the code stays where it is when the code goes. */
  private Home stayed(Home home, Placement original) {
    boolean movable = home.place().isEmpty() && !original.places().isEmpty()
        && choices.homesOf(home.store()).stream().anyMatch(each -> each.id().equals(original.places().getFirst()));
    return movable ? new Home(home.store(), original.places().getFirst()) : home;
  }

  /** Where the code would run: a place that a strategy names already, or the platform's first. */
  private Optional<String> place(Placement original) {
    if (platform.isEverywhere()) {
      return Optional.empty();
    }
    List<String> allowed = choices.placesOf(platform.id()).stream().map(Option::id).toList();
    List<String> named = new ArrayList<>(original.places());
    spec.strategies().forEach((id, other) -> named.addAll(Placement.of(id, other).places()));
    return named.stream().filter(allowed::contains).findFirst().or(() -> allowed.stream().findFirst());
  }
}
