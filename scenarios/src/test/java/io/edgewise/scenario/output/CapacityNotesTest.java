package io.edgewise.scenario.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.edgewise.sim.metering.UsageMeter;
import io.edgewise.sim.result.Measurements;
import io.edgewise.topology.catalog.HeldThroughput;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Fixed capacities against what was wanted of them. */
class CapacityNotesTest {

  /* Ten seconds: 300 read units and 120 write units of two data sets together. */
  private static Measurements measured() {
    UsageMeter usage = new UsageMeter(1, 1, 2);
    for (int i = 0; i < 600; i++) {
      usage.read(i % 2, 500, 0);
    }
    for (int i = 0; i < 120; i++) {
      usage.write(i % 2, 1000, 0);
    }
    Measurements measured = new Measurements(1, 1, usage);
    measured.window(10_000_000_000L, 1);
    return measured;
  }

  private static List<String> notes(int copies, long reads, long writes) {
    return CapacityNotes.of(List.of(new HeldThroughput("table", List.of(0, 1), copies, reads, writes)), measured());
  }

  @Test
  @DisplayName("what suffices is not told, nor what is not held at all")
  void suffices() {
    assertEquals(List.of(), notes(1, 30, 12));
    assertEquals(List.of(), notes(1, 0, 0));
  }

  @Test
  @DisplayName("what does not is told with both figures and the key to raise")
  void exceeded() {
    assertEquals(List.of("table is asked for 30 read units a second on average and holds 29; it would refuse the rest, "
        + "which is not simulated. Raise \"readCapacity\"",
        "table is asked for 12 write units a second on average and holds 11; it would refuse the rest, which is not "
            + "simulated. Raise \"writeCapacity\""),
        notes(1, 29, 11));
  }

  @Test
  @DisplayName("reads are divided among the copies, writes reach each of them")
  void copies() {
    assertEquals(List.of(), notes(2, 15, 12));
    assertEquals(1, notes(2, 15, 11).size());
  }
}
