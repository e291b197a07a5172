package io.edgewise.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.topology.place.Places;
import io.edgewise.ui.screen.Pointer;
import io.edgewise.ui.screen.Screen;
import io.edgewise.ui.screen.Window;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is dragged on the map with a mouse, on a real display. */
@Tag("display")
@ExtendWith(Screen.class)
class MapDragsTest {

  private Window window;
  private MapCanvas map;
  private Pointer pointer;

  @BeforeEach
  void open() {
    window = new Window(SmallScenario.TEXT, "test.yaml", 1300, 860);
    map = window.node("map", MapCanvas.class);
    pointer = new Pointer();
    window.awaitAnswer();
    Screen.until("a map", () -> map.getAccessibleText() != null
        && map.getAccessibleText().contains("One region: code runs in US East (N. Virginia)."));
    window.awaitPulse();
  }

  @AfterEach
  void close() {
    window.close();
  }

  private Point2D place(String id) {
    return Screen.get(() -> onDisplay(id));
  }

  private Point2D onDisplay(String id) {
    Globe.Point at = Globe.point(Places.shipped().place(id));
    return map.localToScreen(map.view().x(at), map.view().y(at));
  }

  private int changes() {
    return Screen.get(() -> window.workbench().document().changes().size());
  }

  @Test
  @DisplayName("the code of a strategy is dragged to another region")
  void region() {
    pointer.drag(place("aws:us-east-1"), place("aws:sa-east-1"));
    Screen.until("the code moved", () -> window.workbench().document().text()
        .contains("compute: {platform: aws-lambda, at: aws:sa-east-1}"));
    assertEquals(1, changes());
    Screen.until("the map follows",
        () -> map.getAccessibleText().contains("One region: code runs in South America (Sao Paulo)."));
  }

  @Test
  @DisplayName("a drag of the sea moves the map and changes nothing else")
  void pan() {
    Point2D whole = place("aws:us-east-1");
    // So large that there is room to move it both ways.
    for (int i = 0; i < 3; i++) {
      window.click(window.node("map-zoom-in", Node.class));
    }
    Screen.until("the map is larger", () -> map.view().magnification() > 1.5);
    Point2D before = place("aws:us-east-1");
    assertTrue(before.distance(whole) > 2);
    Point2D sea = Screen.get(() -> map.localToScreen(map.getWidth() * 0.42, map.getHeight() * 0.55));
    pointer.drag(sea, sea.add(60, -30));
    Screen.until("the map moved", () -> onDisplay("aws:us-east-1").distance(before) > 20);
    Point2D after = place("aws:us-east-1");
    assertTrue(after.distance(before.add(60, -30)) < 2, () -> before + " to " + after);
    assertEquals(0, changes());
  }
}
