package io.edgewise.ui.scenario;

import io.edgewise.ui.shell.Pulse;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollBar;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.model.BasicTextModel.InMemoryContent;

/**
 * The lines of a text, which a code area is told of in portions when it is shown for the first time, some with each pulse: it lays out
 * a hundred lines more than are seen, for the first time at nearly a millisecond each, and the window takes keys between two portions.
 */
final class GradualContent extends InMemoryContent {

  /** Lines of the first portion; then they are twice as many with each pulse, since Java is ever quicker with them. */
  private static final int FIRST = 12;

  private int told = Integer.MAX_VALUE;
  private CodeArea area;

  /** How many lines the area is told of. */
  @Override
  public int size() {
    return Math.min(told, super.size());
  }

  /** All lines. */
  List<String> lines() {
    return IntStream.range(0, super.size()).mapToObj(this::getText).toList();
  }

  /** Whether the area is not told of all lines yet. */
  boolean isPartial() {
    return told < super.size();
  }

  /** Begins with the first portion, for an area that has just got its skin. */
  void begin(CodeArea shown) {
    area = shown;
    told = FIRST;
    // A bar that turns out not to be needed has everything laid out once more.
    for (Node bar : area.lookupAll(".scroll-bar")) {
      if (((ScrollBar) bar).getOrientation() == Orientation.HORIZONTAL) {
        bar.setVisible(false);
      }
    }
    awaitNext();
  }

  private void awaitNext() {
    Pulse.afterLayout(area.getScene(), () -> {
      // It may have been taken out of its scene meanwhile.
      if (isPartial() && area.getScene() != null) {
        tell(2 * told);
        awaitNext();
      } else {
        tellAll();
      }
    });
  }

  /** Tells of all lines at once, for who is not content with the first. */
  void tellAll() {
    if (told < Integer.MAX_VALUE) {
      tell(Integer.MAX_VALUE);
    }
  }

  /** The area keeps the lines that it has laid out, as it would not if it were told of a change. */
  private void tell(int lines) {
    told = lines;
    ((Parent) area.lookup(".vflow")).requestLayout();
  }
}
