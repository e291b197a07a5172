package io.edgewise.scenario.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.edgewise.sim.metering.UsageMeter;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is told of failures and of asking again. */
class FailureNotesTest {

  @Test
  @DisplayName("nothing where nothing of the sort happened")
  void nothing() {
    Measurements measured = new Measurements(1, 1, new UsageMeter(1, 1, 1));
    measured.failed(Outcome.THROTTLED, false);
    assertEquals(List.of(), FailureNotes.of(measured));
  }

  @Test
  @DisplayName("attempts and operations for each request, and requests without a connection")
  void all() {
    Measurements measured = new Measurements(1, 1, new UsageMeter(1, 1, 1));
    for (int i = 0; i < 3; i++) {
      measured.failed(Outcome.THROTTLED, false);
    }
    measured.failed(Outcome.CONNECTION_REFUSED, false);
    measured.repeated();
    measured.repeatedOperation();
    measured.repeatedOperation();
    List<String> notes = FailureNotes.of(measured);
    assertEquals("each request was tried 1.250 times on average, because users' clients ask again what is refused",
        notes.get(0));
    assertEquals("0.500 store operations for each request were refused and asked for again", notes.get(1));
    assertEquals(
        "25 % of the requests failed because their instance found all connections of its database taken; lower "
            + "what holds them, or put a \"pooler\" between",
        notes.get(2));
    assertEquals(3, notes.size());
  }
}
