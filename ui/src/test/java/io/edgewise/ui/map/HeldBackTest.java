package io.edgewise.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is held back")
class HeldBackTest {

  private final List<Integer> shown = new ArrayList<>();
  private long millis;
  private final HeldBack<Integer> held = new HeldBack<>(shown::add, () -> 1_000_000 * millis);

  @Test
  @DisplayName("is what something newer overtakes, within a second of what was shown last")
  void overtaken() {
    held.take(1, true);
    assertEquals(List.of(1), shown, "there was nothing before");
    millis = 999;
    held.take(2, true);
    assertEquals(List.of(1), shown);
    millis = 1000;
    held.take(3, true);
    assertEquals(List.of(1, 3), shown, "a second later");
    held.take(4, false);
    assertEquals(List.of(1, 3, 4), shown, "nothing newer is on its way");
  }

  @Test
  @DisplayName("is shown, once, when nothing newer comes after all, and it alone of what was held back")
  void released() {
    held.take(1, false);
    held.take(2, true);
    held.take(3, true);
    held.release();
    held.release();
    assertEquals(List.of(1, 3), shown);
  }
}
