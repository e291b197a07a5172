package io.edgewise.ui;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.ui.screen.Screen;
import io.edgewise.ui.screen.Window;
import java.io.IOException;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Screen.class)
class ExploreTest {

  @Test
  @DisplayName("calls per request move the verdict from near the users to beside the data")
  void theVerdictMovesWithTheSlider() throws IOException {
    try (Window window = Window.onExample("round-trips.yaml")) {
      window.awaitAnswer();
      Slider calls = window.node("slider-requests.page.steps[1].repeat.times", Slider.class);
      Label verdict = window.node("verdict", Label.class);
      Screen.run(() -> calls.setValue(0));
      window.awaitAnswer();
      String near = Screen.get(verdict::getText);
      Screen.run(() -> calls.setValue(1));
      window.awaitAnswer();
      String far = Screen.get(verdict::getText);
      assertTrue(far.startsWith("Code in Virginia"), far);
      assertNotEquals(near, far);
      assertTrue(Screen.get(() -> window.workbench().document().text()).contains("times: 20, steps"));
    }
  }
}
