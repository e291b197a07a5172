package io.edgewise.ui.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.topology.text.Problems;
import io.edgewise.ui.explore.StrategyCard.State;
import io.edgewise.ui.placement.PlacementFormViewModel;
import io.edgewise.ui.screen.SmallScenario;
import io.edgewise.ui.screen.Turns;
import io.edgewise.ui.shell.Workbench;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StrategyCardsViewModelTest {

  private static final String SCENARIO = SmallScenario.TEXT;

  private final Turns turns = new Turns();
  private Workbench workbench;
  private StrategyCardsViewModel cards;

  @BeforeEach
  void open() {
    workbench = new Workbench(turns);
    cards = new StrategyCardsViewModel(workbench, turns);
    workbench.document().begin(SCENARIO, "cards.yaml");
    awaitCards("far", "near");
  }

  @AfterEach
  void close() {
    cards.close();
    workbench.close();
  }

  private void answer() {
    turns.until("an answer", () -> workbench.answers().currentProperty().get());
  }

  private void awaitCards(String... expected) {
    turns.until("cards " + List.of(expected), () -> ids().equals(List.of(expected)));
  }

  private List<String> ids() {
    return cards.cardsProperty().stream().map(StrategyCard::id).toList();
  }

  private StrategyCard card(String id) {
    return cards.cardsProperty().stream().filter(card -> card.id().equals(id)).findFirst().orElseThrow();
  }

  private List<String> badges(String id) {
    return card(id).badges().stream().map(StrategyCard.Badge::text).toList();
  }

  private void soundWith(String... parts) {
    Problems problems = new Problems();
    ScenarioReader.read("cards.yaml", workbench.document().text(), List.of(), problems)
        .flatMap(spec -> workbench.compiler().compile(spec, problems));
    assertEquals(0, problems.errorCount(), () -> problems.sorted().toString());
    for (String part : parts) {
      assertTrue(workbench.document().text().contains(part), () -> part + " is not in\n" + workbench.document().text());
    }
  }

  @Test
  @DisplayName("a card says what its strategy answers, who is best, and which limit it breaks")
  void cardsSayWhatIsKnown() {
    answer();
    assertEquals(State.KNOWN, card("near").state());
    assertTrue(badges("near").contains("fastest"), () -> badges("near").toString());
    assertFalse(badges("far").contains("fastest"));
    assertTrue(badges("far").contains("breaks p99 ≤ 250 ms"), () -> badges("far").toString());
    assertTrue(card("far").latency().matches("p99 [0-9,.]+ ± [0-9.]+ ms · mean [0-9,.]+ ms"), card("far").latency());
    assertTrue(card("far").cost().matches("\\$.* a month"), card("far").cost());
    assertEquals(card("far").spread().p99(), cards.longest());
    assertTrue(card("far").spread().p50() <= card("far").spread().p95());
  }

  @Test
  @DisplayName("a hidden strategy keeps its card and its tone, and so does every other one")
  void hidingKeepsTones() {
    cards.toggleHidden("far");
    answer();
    assertEquals(State.HIDDEN, card("far").state());
    assertEquals(List.of(0, 1), cards.cardsProperty().stream().map(StrategyCard::tone).toList());
    assertEquals(1, workbench.answers().replyProperty().get().tone(0));
    cards.toggleHidden("far");
    assertNotEquals(State.HIDDEN, card("far").state());
  }

  @Test
  @DisplayName("copies, renames, moves and deletions change nothing else, and undo takes each back")
  void editsKeepCommentsAndAreUndone() {
    cards.duplicate("near");
    soundWith("# a comment", "# Close to the data.", "name: Frankfurt (copy)");
    awaitCards("far", "near", "near-2");
    assertEquals("near-2", cards.selectedProperty().get());
    cards.rename("near-2", "Dublin: \"new\"");
    soundWith("# over the ocean");
    turns.until("the name", () -> card("near-2").name().equals("Dublin: \"new\""));
    cards.move("near-2", 0);
    soundWith("# Close to the users.");
    awaitCards("near-2", "far", "near");
    cards.moveBy("near-2", 2);
    awaitCards("far", "near", "near-2");
    cards.delete("near-2");
    awaitCards("far", "near");
    assertEquals(SCENARIO, workbench.document().text());
    for (int i = 0; i < 5; i++) {
      workbench.document().undo();
    }
    assertEquals(SCENARIO, workbench.document().text());
    assertFalse(workbench.document().dirtyProperty().get());
  }

  @Test
  @DisplayName("the last strategy cannot be deleted, and the notice says so")
  void oneStays() {
    cards.delete("far");
    awaitCards("near");
    cards.delete("near");
    assertTrue(workbench.noticeProperty().get().contains("one is needed"), workbench.noticeProperty().get());
  }

  @Test
  @DisplayName("a strategy on another platform is added with data that it can use")
  void templatesAreSound() {
    cards.select("far");
    cards.addOn("cloudflare-workers");
    turns.until("the new strategy", () -> ids().contains("cloudflare-workers"));
    soundWith("compute: {platform: cloudflare-workers}", "# Close to the users.", "# a comment");
    assertEquals("cloudflare-workers", cards.selectedProperty().get());
  }

  @Test
  @DisplayName("the form changes what was chosen and leaves options that still hold, comments and order as they are")
  void theFormChangesPlaces() {
    try (PlacementFormViewModel form = cards.form("near").orElseThrow()) {
      assertTrue(form.choices().placesOf("aws-lambda").stream().noneMatch(place -> place.id().startsWith("gcp:")));
      form.place(0, "aws:eu-west-1");
      form.home("items", "aws:us-east-1");
      turns.until("the check", () -> form.allowedProperty().get());
      assertEquals(SCENARIO, workbench.document().text());
      assertTrue(form.apply());
      soundWith("memory: 512 MB, at: aws:eu-west-1}   # a comment", "items: {store: dynamodb, at: aws:us-east-1}");
      workbench.document().undo();
      assertEquals(SCENARIO, workbench.document().text());
    }
  }

  @Test
  @DisplayName("another platform drops the options that it does not know, and says why a choice is refused")
  void theFormChangesPlatforms() {
    try (PlacementFormViewModel form = cards.form("far").orElseThrow()) {
      form.platform("cloudflare-workers");
      turns.until("the refusal", () -> !form.messageProperty().get().isEmpty());
      assertTrue(form.messageProperty().get().startsWith("where does it live?"), form.messageProperty().get());
      assertFalse(form.apply());
      form.home("items", "aws:us-east-1");
      turns.until("the check", () -> form.allowedProperty().get());
      assertTrue(form.apply());
      soundWith("compute: {platform: cloudflare-workers}", "items: {store: dynamodb, at: aws:us-east-1}",
          "# Close to the data.");
    }
  }
}
