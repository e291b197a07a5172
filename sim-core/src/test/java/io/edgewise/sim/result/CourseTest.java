package io.edgewise.sim.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.edgewise.sim.result.Course.Event;
import io.edgewise.sim.result.Timeline.Interval;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ten intervals of ten seconds, each with a thousand requests of which some fail. */
class CourseTest {

  private static final long SECOND = 1_000_000_000L;
  private static final Event FIRST = new Event("first", 25 * SECOND, 40 * SECOND, OptionalLong.empty());
  private static final Event OTHER = new Event("other", 60 * SECOND, 70 * SECOND, OptionalLong.of(SECOND));

  private static Course course(List<Event> events, int... failuresOfAThousand) {
    Course course = new Course(Timeline.every(10 * SECOND, 100 * SECOND), Timeline.every(50 * SECOND, 100 * SECOND),
        events);
    for (int interval = 0; interval < failuresOfAThousand.length; interval++) {
      for (int request = 0; request < 1000; request++) {
        boolean fails = request < failuresOfAThousand[interval];
        course.over(interval * 10 * SECOND + request, 1_000_000L, fails ? Outcome.UNREACHABLE : Outcome.SERVED,
            request == 0);
      }
    }
    return course;
  }

  private static long recoverSeconds(Course course, Event event) {
    return course.recoverNanos(event).orElse(-SECOND) / SECOND;
  }

  @Test
  @DisplayName("the time to recover ends with the last interval in which more fail than before")
  void recovery() {
    Course course = course(List.of(FIRST), 0, 0, 300, 900, 0, 20, 0, 0, 0, 0);
    assertEquals(60 - 25, recoverSeconds(course, FIRST),
        "the interval from 50 s on is disturbed, that from 40 s is not");
    assertEquals(0, recoverSeconds(course(List.of(FIRST), 0, 0, 1, 0, 0, 0, 0, 0, 0, 0), FIRST),
        "one of a thousand is within the tolerance");
    assertEquals(-1, recoverSeconds(course(List.of(FIRST), 0, 0, 9, 9, 9, 9, 9, 9, 9, 9), FIRST), "not before the end");
  }

  @Test
  @DisplayName("before, 2 % fail: three standard errors of 1,000 requests are 1.3 %, so 3.4 % are as ever and 3.5 % are not")
  void levelBefore() {
    assertEquals(0, recoverSeconds(course(List.of(FIRST), 10, 30, 34, 34, 34, 20, 20, 20, 20, 20), FIRST));
    assertEquals(15, recoverSeconds(course(List.of(FIRST), 10, 30, 34, 35, 34, 20, 20, 20, 20, 20), FIRST));
  }

  @Test
  @DisplayName("of two faults each has its time, up to the begin of the other")
  void two() {
    Course course = course(List.of(FIRST, OTHER), 0, 0, 500, 0, 0, 0, 500, 500, 0, 0);
    assertEquals(5, recoverSeconds(course, FIRST));
    assertEquals(20, recoverSeconds(course, OTHER));
    Course still = course(List.of(FIRST, OTHER), 0, 0, 500, 500, 500, 500, 500, 0, 0, 0);
    assertEquals(-1, recoverSeconds(still, FIRST), "it was not over when the other began");
    assertEquals(10, recoverSeconds(still, OTHER));
  }

  @Test
  @DisplayName("replications add up, and what is empty has the same intervals")
  void merging() {
    Course one = course(List.of(FIRST), 1, 2, 3);
    Course sum = one.empty();
    sum.add(course(List.of(FIRST), 10));
    sum.add(one);
    assertEquals(11, sum.timeline().part(0).failed());
    assertEquals(2_000, sum.timeline().part(0).requests());
    assertEquals(16, sum.phases().part(0).failed(Outcome.UNREACHABLE));
    assertEquals(4, sum.phases().part(0).coldStarts());
    assertEquals(1.1e-2 / 2, sum.timeline().part(0).errorRate(), 1e-12);
    sum.repeated(99 * SECOND);
    assertEquals(1, sum.timeline().part(9).repeats());
    assertEquals(0, one.empty().timeline().part(0).requests());
    assertEquals(List.of(0L, 40L, 80L), Timeline.every(40 * SECOND, 100 * SECOND).intervals().stream()
        .map(interval -> interval.fromNanos() / SECOND).toList(), "the last one is shorter");
    assertThrows(IllegalArgumentException.class,
        () -> new Timeline(List.of(new Interval("", 0, 1), new Interval("", 2, 3))));
  }

  @Test
  @DisplayName("requests belong to the interval in which they were sent, in whatever order they end")
  void anyOrder() {
    Timeline timeline =
        new Timeline(List.of(new Interval("", 10, 20), new Interval("", 20, 21), new Interval("", 21, 50)));
    long[] expected = new long[3];
    SplittableRandom random = new SplittableRandom(5);
    for (int request = 0; request < 10_000; request++) {
      long sent = random.nextInt(60);
      timeline.over(sent, 1_000_000L, Outcome.SERVED, false);
      expected[sent < 20 ? 0 : sent < 21 ? 1 : 2]++;
    }
    assertArrayEquals(expected, IntStream.range(0, 3).mapToLong(i -> timeline.part(i).requests()).toArray());
  }
}
