package io.edgewise.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.Place;
import io.edgewise.topology.place.Places;
import io.edgewise.ui.map.MapContent.Leg;
import io.edgewise.ui.map.MapContent.Site;
import io.edgewise.ui.map.MapContent.Users;
import io.edgewise.ui.screen.Turns;
import io.edgewise.ui.shell.Workbench;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MapViewModelTest {

  private static final String SCENARIO = SmallScenario.TEXT;

  private final Turns turns = new Turns();
  private final Workbench workbench = new Workbench(turns);
  private final MapViewModel model = new MapViewModel(workbench);

  @AfterEach
  void close() {
    model.close();
    workbench.close();
  }

  private void open(String strategy) {
    model.selectedStrategyProperty().set(strategy);
    workbench.document().begin(SCENARIO, "test.yaml");
    turns.until("the map of " + strategy, () -> shows(strategy));
  }

  private boolean shows(String strategy) {
    MapContent content = model.contentProperty().get();
    return workbench.answers().currentProperty().get() && content != null && content.shown().id().equals(strategy);
  }

  private Site site(String id) {
    return model.contentProperty().get().sites().stream().filter(site -> site.place().id().equals(id)).findFirst()
        .orElseThrow();
  }

  private Movable movable(String label) {
    return model.movablesOfShown().stream().filter(each -> each.label().equals(label)).findFirst().orElseThrow();
  }

  private static Place place(String id) {
    return Places.shipped().place(id);
  }

  @Test
  @DisplayName("users, code, stores and the ways between them are where the scenario says")
  void showsTheScenario() {
    open("regions");
    MapContent content = model.contentProperty().get();
    assertEquals(List.of(0.6, 0.4), content.users().stream().map(Users::share).toList());
    assertEquals(List.of(0.6, 0.4), List.of(site("aws:us-east-1").running(), site("aws:eu-central-1").running()));
    assertEquals(List.of("items (dynamodb)", "orders (dynamodb)"), site("aws:eu-central-1").homeOf());
    Map<Leg, Long> legs = content.flows().stream().collect(Collectors.groupingBy(flow -> flow.leg(),
        Collectors.counting()));
    assertEquals(Map.of(Leg.USERS, 2L, Leg.REPLICATION, 1L), legs, "every region has its own copies");
    assertTrue(content.users().stream().allMatch(users -> users.winner() != MapContent.NOBODY));
  }

  @Test
  @DisplayName("at the edge requests enter where code runs, and go on to the store in its region")
  void showsTheEdge() {
    open("edge");
    assertEquals(List.of("orders (dynamodb)"), site("aws:us-east-1").homeOf());
    assertFalse(site("aws:us-east-1").runs());
    assertTrue(model.contentProperty().get().flows().stream().anyMatch(flow -> flow.leg() == Leg.STORE));
    assertTrue(model.contentProperty().get().flows().stream().noneMatch(flow -> flow.leg() == Leg.BACKBONE));
    assertEquals(List.of("Store of orders"), model.movablesOfShown().stream().map(Movable::label).toList(),
        "neither code at every PoP nor what is cached there has a home");
  }

  @Test
  @DisplayName("code moves to where it may be had, the answer follows, and one undo takes it back")
  void movesCode() {
    open("region");
    model.movingProperty().set(movable("Code"));
    model.moveTo(place("gcp:europe-west1"));
    model.moveTo(place("cloudflare:FRA"));
    assertEquals(SCENARIO, workbench.document().text(), "Lambda is not to be had there");
    model.moveTo(place("aws:eu-central-1"));
    assertEquals(SCENARIO.replace("lambda, at: aws:us-east-1", "lambda, at: aws:eu-central-1"),
        workbench.document().text());
    assertEquals("Move region to aws:eu-central-1", workbench.document().changes().getFirst().description());
    turns.until("the map follows", () -> shows("region") && model.contentProperty().get().sites().stream()
        .anyMatch(each -> each.runs() && each.place().id().equals("aws:eu-central-1")));
    assertTrue(movable("Code").isAt("aws:eu-central-1"));
    assertTrue(model.movingProperty().get().isAt("aws:eu-central-1"), "it goes on from there");
    workbench.document().undo();
    assertEquals(SCENARIO, workbench.document().text());
  }

  @Test
  @DisplayName("a strategy that is called after the region that its code left is told to be")
  void tellsAMisleadingName() {
    open("region");
    Movable code = movable("Code");
    model.move(code, place("aws:us-east-1"), place("aws:eu-west-1"));
    assertEquals("", workbench.noticeProperty().get());
    Movable named = new Movable(code.strategy(), "Code in us-east-1", code.dataSet(), code.homes(), code.targets(),
        code.edit());
    model.move(named, place("aws:eu-west-1"), place("aws:us-east-1"));
    assertEquals("", workbench.noticeProperty().get(), "it is true again");
    model.move(named, place("aws:us-east-1"), place("aws:eu-west-1"));
    assertEquals("Code in us-east-1: still called so after the move to aws:eu-west-1; the menu of its card renames it",
        workbench.noticeProperty().get());
  }

  @Test
  @DisplayName("of several regions the nearest one moves, and the others stay")
  void movesTheNearestOfSeveral() {
    open("regions");
    model.movingProperty().set(movable("Code"));
    model.moveTo(place("aws:eu-north-1"));
    assertTrue(workbench.document().text().contains("at: [aws:us-east-1, aws:eu-north-1]"),
        workbench.document().text());
    workbench.document().undo();
    model.move(movable("Store of orders"), place("aws:us-east-1"), place("aws:sa-east-1"));
    assertTrue(workbench.document().text().contains("replicas: [aws:sa-east-1, aws:eu-central-1]"),
        workbench.document().text());
  }

  @Test
  @DisplayName("a store that was where the code is gets a home of its own")
  void movesAStore() {
    open("region");
    model.move(movable("Store of orders"), place("aws:us-east-1"), place("aws:eu-west-1"));
    assertTrue(workbench.document().text().contains("orders: {store: dynamodb, at: aws:eu-west-1}"),
        workbench.document().text());
    assertEquals("Move orders of region to aws:eu-west-1", workbench.document().changes().getFirst().description());
    assertTrue(workbench.document().text().contains("# the usual one"), "comments survive");
  }

  @Test
  @DisplayName("a strategy that is hidden gives way to the first until it is back")
  void showsWhatThereIs() {
    open("edge");
    workbench.hidden().add("edge");
    turns.until("another strategy", () -> shows("region"));
    workbench.hidden().remove("edge");
    turns.until("the selected one again", () -> shows("edge"));
  }

  @Test
  @DisplayName("places say in words what is there")
  void saysWhatIsThere() {
    open("region");
    MapContent content = model.contentProperty().get();
    String code = PlaceText.of(content, place("aws:us-east-1"), null);
    assertTrue(code.contains("Code of One region runs here, for 100 % of requests"), code);
    assertTrue(code.contains("Home of items (dynamodb), orders (dynamodb)"), code);
    String users = PlaceText.of(content, place("city:tokyo"), null);
    assertTrue(users.contains("60 % of users"), users);
    assertTrue(users.matches("(?s).*• One region: p50 [0-9.]+ ms, p95 [0-9.]+ ms.*   edge: p50 .*"), users);
    String target = PlaceText.of(content, place("aws:eu-west-1"), movable("Code"));
    assertTrue(target.contains("Click to move the code of One region here"), target);
    assertTrue(PlaceText.summary(content).contains("One region: code runs in US East (N. Virginia)."),
        PlaceText.summary(content));
  }

  @Test
  @DisplayName("the film shows requests of the run, and ends with another question")
  void playsTheRun() {
    open("region");
    turns.until("the answer", () -> !workbench.answers().workingProperty().get());
    model.togglePlayback();
    turns.until("a film", () -> model.playback().loadedProperty().get());
    model.playback().advance(Playback.SECONDS / 2);
    assertFalse(model.playback().dots().isEmpty());
    workbench.document().set("users.rate", "60 / s", "Traffic");
    turns.until("it is taken away", () -> !model.playback().loadedProperty().get());
    assertFalse(model.playback().playingProperty().get());
  }

  @Test
  @DisplayName("before the first answer there is nothing, and nothing breaks")
  void emptyAtFirst() {
    assertNull(model.contentProperty().get());
    model.togglePlayback();
    model.moveTo(place("aws:eu-west-1"));
    assertEquals("", workbench.document().text());
  }
}
