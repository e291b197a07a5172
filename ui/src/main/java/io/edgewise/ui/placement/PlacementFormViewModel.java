package io.edgewise.ui.placement;

import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.topology.text.FileText;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.ui.document.ScenarioDocument;
import io.edgewise.ui.placement.Placement.Home;
import io.edgewise.ui.task.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The form in which a strategy is edited: what is chosen, what there is to choose from, and what would be wrong with it. The
 * document changes when it is applied, not before.
 */
public final class PlacementFormViewModel implements AutoCloseable {

  private final String id;
  private final ScenarioDocument document;
  private final ScenarioCompiler compiler;
  private final Choices choices;
  private final Placement before;
  private final Work check;
  private final ReadOnlyObjectWrapper<Placement> placement = new ReadOnlyObjectWrapper<>(this, "placement");
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
  private final ReadOnlyBooleanWrapper allowed = new ReadOnlyBooleanWrapper(this, "allowed");
  private String checkedText = "";
  private FileText checked;

  /**
   * A form for a strategy.
   *
   * @param spec what the document says
   * @param choices what there is to choose from
   * @param screen runs what changes properties
   */
  public PlacementFormViewModel(String id, ScenarioSpec spec, ScenarioDocument document, ScenarioCompiler compiler,
      Choices choices, Executor screen) {
    this.id = id;
    this.document = document;
    this.compiler = compiler;
    this.choices = choices;
    before = Placement.of(id, spec.strategies().get(id));
    check = new Work("placement", screen);
    placement.set(before);
  }

  /** What is chosen. */
  public ReadOnlyObjectProperty<Placement> placementProperty() {
    return placement.getReadOnlyProperty();
  }

  /** What is wrong with it, or why it could not be had; empty for nothing. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Whether it may be applied. */
  public ReadOnlyBooleanProperty allowedProperty() {
    return allowed.getReadOnlyProperty();
  }

  /** What there is to choose from. */
  public Choices choices() {
    return choices;
  }

  /** Another name. */
  public void name(String name) {
    Placement now = placement.get();
    choose(new Placement(name.strip(), now.platform(), now.places(), now.front(), now.homes()));
  }

  /** Another platform: places that it is not at are replaced by the first that it is at. */
  public void platform(String platform) {
    Placement now = placement.get();
    List<String> offered = choices.placesOf(platform).stream().map(Option::id).toList();
    List<String> kept = now.places().stream().filter(offered::contains).toList();
    boolean everywhere = offered.contains("") && kept.isEmpty();
    List<String> places = !kept.isEmpty() || everywhere ? kept : offered.stream().limit(1).toList();
    choose(new Placement(now.name(), platform, places, now.front(), now.homes()));
  }

  /** Another place in the list, or one more at its end; an empty one takes it away. */
  public void place(int index, String place) {
    Placement now = placement.get();
    List<String> places = new ArrayList<>(now.places());
    if (index < places.size()) {
      places.remove(index);
    }
    if (!place.isEmpty() && !places.contains(place)) {
      places.add(Math.min(index, places.size()), place);
    }
    choose(new Placement(now.name(), now.platform(), places, now.front(), now.homes()));
  }

  /** Another way in. */
  public void front(String front) {
    Placement now = placement.get();
    choose(new Placement(now.name(), now.platform(), now.places(), front, now.homes()));
  }

  /** Another store of a data set; its place stays where the store can be had there. */
  public void store(String data, String store) {
    Home home = placement.get().homes().get(data);
    boolean stays = choices.homesOf(store).stream().anyMatch(option -> option.id().equals(home.place()));
    home(data, new Home(store, stays ? home.place() : ""));
  }

  /** Another place of a data set; empty for where the code is. */
  public void home(String data, String place) {
    home(data, new Home(placement.get().homes().get(data).store(), place));
  }

  private void home(String data, Home home) {
    Placement now = placement.get();
    Map<String, Home> homes = new LinkedHashMap<>(now.homes());
    homes.put(data, home);
    choose(new Placement(now.name(), now.platform(), now.places(), now.front(), homes));
  }

  private void choose(Placement chosen) {
    if (chosen.equals(placement.get())) {
      return;
    }
    placement.set(chosen);
    allowed.set(false);
    String text = document.text();
    String source = document.source();
    check.start((progress, cancelled) -> {
      Draft draft = Draft.of(StrategyEdits.placed(new FileText(text), id, before, chosen), source, id, compiler);
      return chosen.platform().equals(before.platform()) ? draft : draft.withoutWrongOptions(source, id, compiler);
    }, draft -> show(text, chosen, draft), message::set);
  }

  private void show(String text, Placement chosen, Draft draft) {
    checkedText = text;
    checked = draft.file();
    message.set(!draft.isSound()
        ? draft.errors().stream().limit(3).map(problem -> problem.message()).collect(Collectors.joining("\n"))
        : draft.reasons().isEmpty() ? "" : "It cannot be had: " + String.join("; ", draft.reasons()));
    allowed.set(draft.isSound() && !chosen.equals(before));
  }

  /**
   * Changes the document.
   *
   * @return whether it was changed: not where it has become another one since the form was filled in
   */
  public boolean apply() {
    if (!allowed.get() || !document.text().equals(checkedText)) {
      message.set("The scenario was changed in the meantime; open the form again.");
      return false;
    }
    try {
      document.change("Edit " + before.name(), "", file -> checked);
      return true;
    } catch (InvalidInputException e) {
      message.set(e.problems().getFirst().message());
      return false;
    }
  }

  @Override
  public void close() {
    check.close();
  }
}
