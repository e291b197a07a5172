package io.edgewise.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.ui.map.Globe.Point;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ViewportTest {

  private static final Point BERLIN = Globe.point(52.5, 13.4);

  @Test
  @DisplayName("the whole world is in the middle of a wide pane")
  void wholeIsInTheMiddle() {
    Viewport whole = Viewport.whole(1000, 300);
    assertEquals(500, whole.x(Globe.point(0, 0)), 1e-9);
    assertEquals(1, whole.magnification(), 1e-12);
    assertTrue(whole.shows(Globe.point(70, 25), 0) && whole.shows(Globe.point(-46, 168), 0));
  }

  @Test
  @DisplayName("what is under the pointer stays there while the wheel turns")
  void zoomKeepsWhatIsUnderThePointer() {
    Viewport view = Viewport.whole(600, 280).zoomed(4, 300, 140);
    double x = view.x(BERLIN);
    double y = view.y(BERLIN);
    Viewport closer = view.zoomed(1.7, x, y);
    assertEquals(x, closer.x(BERLIN), 1e-9);
    assertEquals(y, closer.y(BERLIN), 1e-9);
    assertEquals(4 * 1.7, closer.magnification(), 1e-9);
  }

  @Test
  @DisplayName("nobody gets lost: neither beyond the world's edges, nor farther out than the world, nor too close")
  void staysWithinBounds() {
    Viewport view = Viewport.whole(600, 280).zoomed(3, 300, 140);
    assertEquals(0, view.panned(1e6, 0).left(), 1e-9);
    assertEquals(600, view.panned(-1e6, 0).x(1), 1e-9);
    assertEquals(1, view.zoomed(1e-6, 0, 0).magnification(), 1e-12);
    assertEquals(Viewport.MOST, view.zoomed(1e6, 0, 0).magnification(), 1e-9);
  }

  @Test
  @DisplayName("a window of another size shows the same part of the world")
  void resizingKeepsTheMiddle() {
    Viewport view = Viewport.whole(600, 280).zoomed(8, 330, 70);
    Viewport larger = view.resized(900, 420);
    assertEquals(view.magnification(), larger.magnification(), 1e-9);
    assertEquals((300 - view.left()) / view.scale(), (450 - larger.left()) / larger.scale(), 1e-9);
  }

  @Test
  @DisplayName("a closer look shows all that it shall, and no more of the rest than it must")
  void showsWhatItShall() {
    Viewport whole = Viewport.whole(800, 300);
    Point lisbon = Globe.point(38.7, -9.1);
    Viewport europe = whole.showing(List.of(BERLIN, lisbon));
    assertTrue(europe.shows(BERLIN, 0) && europe.shows(lisbon, 0));
    assertTrue(!europe.shows(Globe.point(35.7, 139.7), 0), "Tokyo is far from both");
    assertTrue(europe.magnification() > 4, "found " + europe.magnification());
    assertEquals(whole, whole.showing(List.of()));
  }
}
