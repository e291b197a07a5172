package io.edgewise.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.Place;
import io.edgewise.topology.place.Places;
import io.edgewise.ui.screen.Screen;
import io.edgewise.ui.screen.Window;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Screen.class)
class MapViewTest {

  private static Window window;
  private static MapCanvas map;

  @BeforeAll
  static void open() {
    window = new Window(SmallScenario.TEXT, "test.yaml", 1100, 700);
    map = window.node("map", MapCanvas.class);
  }

  @AfterAll
  static void close() {
    window.close();
  }

  @BeforeEach
  void begin() {
    Screen.run(() -> {
      window.workbench().document().begin(SmallScenario.TEXT, "test.yaml");
      map.requestFocus();
    });
    // Before there is an answer, Escape would end the work at it.
    window.awaitAnswer();
    window.press(KeyCode.ESCAPE);
    window.press(KeyCode.DIGIT0);
    Screen.until("a map", () -> window.workbench().answers().currentProperty().get()
        && !window.workbench().answers().workingProperty().get() && map.getAccessibleText() != null
        && map.getAccessibleText().contains("One region: code runs in US East (N. Virginia)."));
    window.awaitPulse();
  }

  private static Place place(String id) {
    return Places.shipped().place(id);
  }

  private void mouse(EventType<MouseEvent> type, String place, boolean still) {
    Screen.run(() -> {
      Globe.Point at = Globe.point(place(place));
      MouseButton button = type == MouseEvent.MOUSE_MOVED ? MouseButton.NONE : MouseButton.PRIMARY;
      Point2D scene = map.localToScene(map.view().x(at), map.view().y(at));
      Event.fireEvent(map, new MouseEvent(type, scene.getX(), scene.getY(), 0, 0, button, 1, false, false,
          false, false, type != MouseEvent.MOUSE_MOVED, false, false, false, false, still, null));
    });
  }

  private String document() {
    return Screen.get(() -> window.workbench().document().text());
  }

  @Test
  @DisplayName("a click on a region moves the code there, and the answer follows")
  void clickMovesTheCode() {
    @SuppressWarnings("unchecked")
    ComboBox<String> moving = window.node("map-moving", ComboBox.class);
    Screen.run(() -> moving.setValue("Code"));
    mouse(MouseEvent.MOUSE_CLICKED, "aws:ap-northeast-1", true);
    assertTrue(document().contains("platform: aws-lambda, at: aws:ap-northeast-1}"), document());
    window.awaitAnswer();
    Screen.until("the map follows",
        () -> map.getAccessibleText().contains("One region: code runs in Asia Pacific (Tokyo)."));
  }

  @Test
  @DisplayName("the star is dragged to another region")
  void dragMovesTheCode() {
    mouse(MouseEvent.MOUSE_PRESSED, "aws:us-east-1", true);
    mouse(MouseEvent.MOUSE_DRAGGED, "aws:sa-east-1", false);
    Label hover = window.node("map-hover", Label.class);
    assertTrue(Screen.get(hover::getText).startsWith("South America"), "it says where it would go");
    mouse(MouseEvent.MOUSE_RELEASED, "aws:sa-east-1", false);
    assertTrue(document().contains("at: aws:sa-east-1"), document());
    assertFalse(map.drag().isActive());
  }

  @Test
  @DisplayName("pointer and keys show what is at a place in words")
  void hoverSaysWhatIsThere() {
    Label hover = window.node("map-hover", Label.class);
    mouse(MouseEvent.MOUSE_MOVED, "aws:us-east-1", true);
    assertTrue(Screen.get(hover::isVisible));
    assertTrue(Screen.get(hover::getText).contains("Code of One region runs here, for 100 % of requests"),
        hover.getText());
    Screen.run(map::requestFocus);
    window.press(KeyCode.N);
    assertTrue(Screen.get(hover::getText).contains("% of users"), hover.getText());
    window.press(KeyCode.ESCAPE);
    assertFalse(Screen.get(hover::isVisible));
  }

  @Test
  @DisplayName("keys and wheel look closer and farther; only then is the land drawn anew")
  void looksCloser() {
    Screen.run(map::requestFocus);
    int drawn = Screen.get(map::landDrawings);
    window.press(KeyCode.ADD);
    window.press(KeyCode.LEFT);
    assertEquals(MapGestures.ZOOM, Screen.get(() -> map.view().magnification()), 1e-9);
    Screen.run(() -> Event.fireEvent(map, new ScrollEvent(ScrollEvent.SCROLL, 200, 100, 0, 0, false, false, false,
        false, false, false, 0, 40, 0, 40, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
        ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null)));
    assertEquals(MapGestures.ZOOM * MapGestures.ZOOM, Screen.get(() -> map.view().magnification()), 1e-9);
    window.press(KeyCode.DIGIT0);
    assertEquals(1, Screen.get(() -> map.view().magnification()), 1e-9);
    int after = Screen.get(map::landDrawings);
    assertTrue(after > drawn);
    int contents = Screen.get(map::contentDrawings);
    mouse(MouseEvent.MOUSE_MOVED, "aws:us-east-1", true);
    Screen.run(() -> window.workbench().noticeProperty().set(""));
    window.click(window.node("map-colour-winner", Node.class));
    window.awaitPulse();
    assertEquals(after, Screen.get(map::landDrawings), "neither a pointer nor other colours touch the land");
    assertEquals(contents + 1, Screen.get(map::contentDrawings), "and a pointer nothing but itself");
  }

  @Test
  @DisplayName("space plays the requests, which move without anything else being drawn, and halt when nobody sees them")
  void playsRequests() {
    Screen.run(map::requestFocus);
    window.press(KeyCode.SPACE);
    Slider position = window.node("map-position", Slider.class);
    Screen.until("a film", () -> position.getValue() > 0);
    int contents = Screen.get(map::contentDrawings);
    double before = Screen.get(position::getValue);
    Screen.until("it goes on", () -> position.getValue() > before);
    assertEquals(contents, Screen.get(map::contentDrawings));
    window.press(KeyCode.SPACE);
    double halted = Screen.get(position::getValue);
    window.awaitPulse();
    window.awaitPulse();
    assertEquals(halted, Screen.get(position::getValue));
  }
}
