package io.edgewise.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.Place;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArcTest {

  private static final Place TOKYO = place("tokyo", 35.7, 139.7);
  private static final Place OAKLAND = place("oakland", 37.8, -122.3);

  private static Place place(String id, double latitude, double longitude) {
    return new Place("city:" + id, id, "", latitude, longitude);
  }

  @Test
  @DisplayName("half of a quarter turn along the equator is an eighth of a turn")
  void goesEvenly() {
    Arc arc = new Arc(place("a", 0, 0), place("b", 0, 90));
    assertEquals(Globe.point(0, 45), rounded(arc.at(0.5), Globe.point(0, 45)));
    assertEquals(Globe.point(0, 30), rounded(arc.at(1.0 / 3), Globe.point(0, 30)));
  }

  /** The expected point where the other is as good as there. */
  private static Globe.Point rounded(Globe.Point found, Globe.Point expected) {
    return Math.hypot(found.x() - expected.x(), found.y() - expected.y()) < 1e-9 ? expected : found;
  }

  @Test
  @DisplayName("the great circle from Berlin to Tokyo passes north of both")
  void bendsNorth() {
    Arc arc = new Arc(place("berlin", 52.5, 13.4), TOKYO);
    assertTrue(arc.at(0.5).y() < Globe.point(60, 0).y(), "the middle is north of 60 degrees");
  }

  @Test
  @DisplayName("across the Pacific it is cut where the map is, and goes on at the other edge at the same height")
  void isCutAtTheAntimeridian() {
    List<double[]> pieces = new Arc(TOKYO, OAKLAND).pieces();
    assertEquals(2, pieces.size());
    double[] west = pieces.get(0);
    double[] east = pieces.get(1);
    double y = west[west.length - 1];
    assertEquals(y, east[1], 1e-12);
    assertEquals(edge(y, 180), west[west.length - 2], 1e-6);
    assertEquals(edge(y, -180), east[0], 1e-6);
    for (double[] piece : pieces) {
      for (int i = 2; i < piece.length; i += 2) {
        assertTrue(Math.abs(piece[i] - piece[i - 2]) < 0.02, "no line across the whole map");
      }
    }
  }

  /** How far right the edge of the map is at a height, by bisection over latitudes. */
  private static double edge(double y, double longitude) {
    double low = -60;
    double high = 84;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (Globe.point(middle, longitude).y() > y) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Globe.point(low, longitude).x();
  }

  @Test
  @DisplayName("near the poles it is bent towards the equator, smoothly, so that it stays on the map")
  void staysOnTheMap() {
    double[] north = only(new Arc(place("delhi", 28.6, 77.2), place("virginia", 38.9, -77.5)));
    assertEquals(Globe.point(place("delhi", 28.6, 77.2)).y(), north[1], 1e-12);
    double highest = Globe.HEIGHT;
    for (int i = 1; i < north.length; i += 2) {
      highest = Math.min(highest, north[i]);
    }
    assertTrue(highest > Globe.point(73, 0).y(), "below 73 degrees");
    assertTrue(highest < Globe.point(65, 0).y(), "still bent north");
    double[] south = only(new Arc(place("cape-town", -33.9, 18.4), place("perth", -32, 115.9)));
    for (int i = 3; i < south.length; i += 2) {
      assertTrue(south[i] < Globe.point(-47, 0).y(), "above 47 degrees south");
      assertTrue(Math.abs(south[i] - south[i - 2]) < 0.01, "no step");
    }
  }

  private static double[] only(Arc arc) {
    assertEquals(1, arc.pieces().size());
    return arc.pieces().getFirst();
  }

  @Test
  @DisplayName("between places that lie far out themselves it ends where they are")
  void reachesWhereNobodyLives() {
    Arc arc = new Arc(place("alert", 82.5, -62.3), place("ushuaia", -54.8, -68.3));
    assertEquals(Globe.point(82.5, -62.3), rounded(arc.at(0), Globe.point(82.5, -62.3)));
    assertEquals(Globe.point(-54.8, -68.3), rounded(arc.at(1), Globe.point(-54.8, -68.3)));
  }

  @Test
  @DisplayName("from a place to itself there is nothing to draw, and everywhere on the way is there")
  void staysWhereItIs() {
    Arc arc = new Arc(TOKYO, TOKYO);
    assertTrue(arc.pieces().isEmpty());
    assertEquals(Globe.point(TOKYO).x(), arc.at(0.3).x(), 1e-12);
  }
}
