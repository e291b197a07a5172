package io.edgewise.report.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.report.layout.Drawing.Box;
import io.edgewise.report.layout.Drawing.Dot;
import io.edgewise.report.layout.Drawing.Item;
import io.edgewise.report.layout.Drawing.Path;
import io.edgewise.report.layout.Drawing.Text;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ToneMarkTest {

  private static final double SIZE = 16;

  private static DoubleStream extent(Item item) {
    return switch (item) {
      case Box box -> DoubleStream.of(box.x(), box.y(), box.x() + box.width(), box.y() + box.height());
      case Dot dot -> DoubleStream.of(dot.x() - dot.radius(), dot.y() - dot.radius(), dot.x() + dot.radius(),
          dot.y() + dot.radius());
      case Path path -> path.rings().stream().flatMapToDouble(Arrays::stream);
      case Text text -> DoubleStream.of(Double.NaN);
    };
  }

  @Test
  @DisplayName("marks fit into their square, and nine of them differ from each other in either theme")
  void marks() {
    for (Theme theme : Theme.values()) {
      Set<String> seen = new HashSet<>();
      for (int tone = 0; tone < 18; tone++) {
        Drawing mark = ToneMark.of(theme, tone, SIZE);
        assertTrue(mark.items().stream().flatMapToDouble(ToneMarkTest::extent).allMatch(at -> at >= 0 && at <= SIZE),
            "mark " + tone);
        seen.add(theme.marker(tone) + theme.tone(tone));
      }
      assertEquals(18, seen.size(), "colours come again after nine, with other shapes");
    }
  }
}
