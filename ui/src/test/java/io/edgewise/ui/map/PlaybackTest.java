package io.edgewise.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.Place;
import io.edgewise.ui.map.Motion.Doing;
import io.edgewise.ui.map.Motion.Dot;
import io.edgewise.ui.map.Motion.Heading;
import io.edgewise.ui.map.Motion.Stretch;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlaybackTest {

  private static final long MILLI = 1_000_000;
  private static final Place USER = new Place("city:user", "User", "", 0, 0);
  private static final Place CODE = new Place("aws:code", "Code", "", 0, 60);

  /*
   * One request, in milliseconds after it was sent:
   *   0..30 to the code, 30..50 it starts, 50..60 runs, 60..100 back
   */
  private static Motion request(long sentMillis, boolean served) {
    long sent = sentMillis * MILLI;
    Arc way = new Arc(USER, CODE);
    Arc stay = new Arc(CODE, CODE);
    return new Motion(sent, sent + 100 * MILLI, served,
        List.of(new Stretch(sent, sent + 30 * MILLI, way, Heading.THERE, Doing.TRAVELLING),
            new Stretch(sent + 30 * MILLI, sent + 50 * MILLI, stay, Heading.THERE, Doing.WAITING),
            new Stretch(sent + 50 * MILLI, sent + 60 * MILLI, stay, Heading.THERE, Doing.RUNNING),
            new Stretch(sent + 60 * MILLI, sent + 100 * MILLI, way, Heading.BACK, Doing.TRAVELLING)));
  }

  @Test
  @DisplayName("a request is where its timetable says")
  void requestFollowsItsTimetable() {
    Motion request = request(1000, true);
    assertFalse(request.isUnderWay(999 * MILLI));
    dot(request, 1015, 30, Doing.TRAVELLING);
    dot(request, 1030, 60, Doing.WAITING);
    dot(request, 1055, 60, Doing.RUNNING);
    dot(request, 1090, 15, Doing.TRAVELLING);
    assertFalse(request.isUnderWay(1100 * MILLI));
  }

  private static void dot(Motion request, long millis, double longitude, Doing doing) {
    assertTrue(request.isUnderWay(millis * MILLI));
    Dot dot = request.dot(millis * MILLI);
    assertEquals(doing, dot.doing());
    assertEquals(Globe.point(0, longitude).x(), dot.at().x(), 1e-9);
  }

  @Test
  @DisplayName("what is done there and back is farthest away in the middle")
  void operationsGoThereAndBack() {
    Stretch asks = new Stretch(0, 40, new Arc(USER, CODE), Heading.THERE_AND_BACK, Doing.ASKING);
    Motion request = new Motion(0, 40, true, List.of(asks));
    assertEquals(Globe.point(0, 60).x(), request.dot(20).at().x(), 1e-9);
    assertEquals(Globe.point(0, 30).x(), request.dot(30).at().x(), 1e-9);
  }

  @Test
  @DisplayName("a film skips what is quiet, and keeps every request as long as it was")
  void quietTimesAreSkipped() {
    // From 100 ms on nobody is under way until an hour later: 100 ms of that are left.
    FilmClock clock = new FilmClock(List.of(request(3_600_000, true), request(0, true)));
    assertEquals(300 * MILLI, clock.lengthNanos());
    assertEquals(150 * MILLI, clock.simulatedNanos(150 * MILLI));
    assertEquals(3_600_000 * MILLI, clock.simulatedNanos(200 * MILLI));
    assertEquals(3_600_100 * MILLI, clock.simulatedNanos(300 * MILLI));
    assertTrue(clock.skips());
    assertFalse(new FilmClock(List.of(request(0, true), request(150, true))).skips());
  }

  @Test
  @DisplayName("it advances by the frames that it is fed, and by nothing else")
  void advancesByFrames() {
    Playback playback = new Playback();
    playback.load(List.of(request(0, true), request(40, false)));
    assertTrue(playback.playingProperty().get());
    assertEquals(1, playback.dots().size(), "the second is sent later");
    playback.advance(Playback.SECONDS / 2);
    assertEquals(0.5, playback.positionProperty().get(), 1e-12);
    assertEquals(70 * MILLI, playback.simulatedNanos());
    assertEquals(List.of(false, true), playback.dots().stream().map(Dot::failed).toList());
    playback.toggle();
    playback.advance(1);
    assertEquals(0.5, playback.positionProperty().get(), 1e-12, "it does not move while it is halted");
    playback.toggle();
    playback.speedProperty().set(2);
    playback.advance(Playback.SECONDS / 8);
    assertEquals(0.75, playback.positionProperty().get(), 1e-12, "twice as fast");
    playback.advance(Playback.SECONDS);
    assertFalse(playback.playingProperty().get(), "it halts at its end");
    playback.toggle();
    assertEquals(0, playback.positionProperty().get(), "and then begins anew");
  }

  @Test
  @DisplayName("it says what moment it shows, and how much slower than real that is")
  void saysWhatItShows() {
    Playback playback = new Playback();
    assertEquals("", playback.textProperty().get());
    playback.load(List.of(request(3_600_000, true)));
    // 100 ms in 24 s.
    assertEquals("01:00:00.000 UTC, 0.004167 × real time", playback.textProperty().get());
    playback.positionProperty().set(0.5);
    assertEquals("01:00:00.050", playback.textProperty().get().substring(0, 12));
    playback.textProperty().addListener((property, before, now) -> assertEquals("", now));
    playback.unload();
    assertEquals("", playback.textProperty().get());
    assertTrue(playback.dots().isEmpty());
  }
}
