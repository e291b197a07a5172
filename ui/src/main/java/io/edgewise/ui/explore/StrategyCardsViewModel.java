package io.edgewise.ui.explore;

import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.topology.catalog.OfferKind;
import io.edgewise.topology.catalog.PlatformOffer;
import io.edgewise.topology.text.FileText;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.ui.answer.Reply;
import io.edgewise.ui.placement.Choices;
import io.edgewise.ui.placement.PlacementFormViewModel;
import io.edgewise.ui.placement.PlatformTemplate;
import io.edgewise.ui.placement.StrategyEdits;
import io.edgewise.ui.shell.Workbench;
import io.edgewise.ui.task.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyListProperty;
import javafx.beans.property.ReadOnlyListWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.SetChangeListener;

/** The strategies of the file as cards, also those that are hidden or cannot be had, and what can be done with them. */
public final class StrategyCardsViewModel implements AutoCloseable {

  private final Workbench workbench;
  private final Executor screen;
  private final Work work;
  private final Work catalogue;
  private final Choices everywhere;
  private boolean prepared;
  private final ReadOnlyListWrapper<StrategyCard> cards =
      new ReadOnlyListWrapper<>(this, "cards", FXCollections.observableArrayList());
  private final ReadOnlyListWrapper<PlatformOffer> platforms =
      new ReadOnlyListWrapper<>(this, "platforms", FXCollections.observableArrayList());
  private final ReadOnlyStringWrapper selected = new ReadOnlyStringWrapper(this, "selected", "");

  /**
   * Follows the answers of a workbench.
   *
   * @param screen runs what changes properties
   */
  public StrategyCardsViewModel(Workbench workbench, Executor screen) {
    this.workbench = workbench;
    this.screen = screen;
    work = new Work("strategies", screen);
    catalogue = new Work("catalogue", screen);
    everywhere = new Choices(workbench.catalog());
    workbench.answers().specProperty().addListener(property -> {
      follow();
      keepSelection();
    });
    workbench.answers().replyProperty().addListener(property -> follow());
    workbench.hidden().addListener((SetChangeListener<String>) change -> follow());
    follow();
    keepSelection();
  }

  private void follow() {
    ScenarioSpec spec = workbench.answers().specProperty().get();
    if (spec == null) {
      return;
    }
    Optional<Reply> reply = Optional.ofNullable(workbench.answers().replyProperty().get());
    Optional<CardReading> reading = reply.map(CardReading::new);
    if (reply.filter(each -> each.number() > 0 || each.complete()).isPresent()) {
      prepare();
    }
    List<StrategyCard> made = new ArrayList<>();
    spec.strategies().forEach((id, strategy) -> {
      String name = strategy.name().orElse(id);
      boolean hidden = workbench.hidden().contains(id);
      int tone = made.size();
      made.add(reading.map(each -> each.card(id, name, tone, hidden))
          .orElseGet(() -> CardReading.awaited(id, name, tone)));
    });
    if (!made.equals(cards.get())) {
      cards.setAll(made);
    }
  }

  /** Selects another strategy where the file has the selected one no more. One that was just added has no card before its file is read. */
  private void keepSelection() {
    if (cards.stream().noneMatch(card -> card.id().equals(selected.get()))) {
      selected.set(cards.isEmpty() ? "" : cards.getFirst().id());
    }
  }

  /** Reads the catalogue beside the screen, once: before a list of it is asked for, but not while a first answer is drawn. */
  void prepare() {
    if (prepared) {
      return;
    }
    prepared = true;
    catalogue.start((progress, cancelled) -> everywhere.prepared().catalog().offers().stream()
        .filter(offer -> offer.kind() == OfferKind.PLATFORM).map(PlatformOffer.class::cast).toList(),
        platforms::setAll, workbench.noticeProperty()::set);
  }

  /** The cards in the order of the file. */
  public ReadOnlyListProperty<StrategyCard> cardsProperty() {
    return cards.getReadOnlyProperty();
  }

  /** The platforms of the catalogue, each of which a strategy can be added on. */
  public ReadOnlyListProperty<PlatformOffer> platformsProperty() {
    return platforms.getReadOnlyProperty();
  }

  /** The id of the strategy that is looked at; empty where there is none. */
  public ReadOnlyStringProperty selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** Looks at a strategy. */
  public void select(String id) {
    selected.set(id);
  }

  /** Where the scale ends that all bars share: the highest 99th percentile in milliseconds; not a number where none is known. */
  public double longest() {
    return cards.stream().mapToDouble(card -> card.spread().p99()).filter(Double::isFinite).max().orElse(Double.NaN);
  }

  /** Hides a strategy, or shows it again. */
  public void toggleHidden(String id) {
    if (!workbench.hidden().remove(id)) {
      workbench.hidden().add(id);
    }
  }

  /** Adds a copy of a strategy right behind it. */
  public void duplicate(String id) {
    String newId = StrategyEdits.freeId(id, ids());
    String name = name(id) + " (copy)";
    if (change("Copy " + name(id), file -> StrategyEdits.copied(file, id, newId, name))) {
      selected.set(newId);
    }
  }

  /** Adds a strategy on a platform, which is a copy of the selected one or of another whose data the platform can use. */
  public void addOn(String platform) {
    ScenarioSpec spec = workbench.answers().specProperty().get();
    Choices choices = everywhere.with(spec);
    Optional<PlatformOffer> offer = choices.catalog().platform(platform);
    if (offer.isEmpty() || spec.strategies().isEmpty()) {
      return;
    }
    PlatformTemplate template = new PlatformTemplate(spec, choices, offer.get());
    String text = workbench.document().text();
    String source = workbench.document().source();
    String first = selected.get();
    work.start((progress, cancelled) -> template.addedTo(new FileText(text), first, source, workbench.compiler()),
        added -> {
          // A text that was changed in the meantime is not overwritten; adding is asked for again then.
          if (workbench.document().text().equals(text)
              && change("Add " + offer.get().name(), file -> added)) {
            selected.set(template.id());
          }
        }, reason -> workbench.noticeProperty().set("Cannot add " + offer.get().name() + ": " + reason));
  }

  /** Gives a strategy another name; its id stays. */
  public void rename(String id, String name) {
    if (!name.isBlank()) {
      change("Rename " + name(id), file -> StrategyEdits.renamed(file, id, name.strip()));
    }
  }

  /** Takes a strategy out of the file. */
  public void delete(String id) {
    int index = ids().indexOf(id);
    List<String> rest = ids().stream().filter(each -> !each.equals(id)).toList();
    if (change("Delete " + name(id), file -> file.without(StrategyEdits.path(id)))) {
      selected.set(rest.get(Math.min(index, rest.size() - 1)));
    }
  }

  /**
   * Moves a strategy to another place in the order.
   *
   * @param index its new index; beyond the ends for the ends
   */
  public void move(String id, int index) {
    List<String> ids = ids();
    int from = ids.indexOf(id);
    int to = Math.clamp(index, 0, ids.size() - 1);
    if (from >= 0 && from != to) {
      change("Move " + name(id), file -> StrategyEdits.moved(file, ids, from, to));
    }
  }

  /** Moves a strategy by some places, less than 0 for up. */
  public void moveBy(String id, int places) {
    move(id, ids().indexOf(id) + places);
  }

  /** The form in which a strategy is edited; empty where it cannot be, since the file cannot be read. */
  public Optional<PlacementFormViewModel> form(String id) {
    ScenarioSpec spec = workbench.answers().specProperty().get();
    return spec == null || !spec.strategies().containsKey(id) ? Optional.empty()
        : Optional.of(new PlacementFormViewModel(id, spec, workbench.document(), workbench.compiler(),
            everywhere.with(spec), screen));
  }

  private List<String> ids() {
    return cards.stream().map(StrategyCard::id).toList();
  }

  private String name(String id) {
    return cards.stream().filter(card -> card.id().equals(id)).map(StrategyCard::name).findFirst().orElse(id);
  }

  private boolean change(String description, UnaryOperator<FileText> edit) {
    try {
      workbench.document().change(description, "", edit);
      workbench.noticeProperty().set("");
      return true;
    } catch (InvalidInputException e) {
      workbench.noticeProperty().set(description + ": " + e.problems().getFirst().message());
      return false;
    }
  }

  @Override
  public void close() {
    work.close();
    catalogue.close();
  }
}
