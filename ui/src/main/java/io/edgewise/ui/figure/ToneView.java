package io.edgewise.ui.figure;

import io.edgewise.report.layout.Theme;
import io.edgewise.report.layout.ToneMark;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.canvas.Canvas;

/** The mark of a strategy, in the colour and shape that it has in figures. */
public final class ToneView extends Canvas {

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
  private int tone;

  /**
   * A mark.
   *
   * @param size of its square, in pixels
   */
  public ToneView(int tone, double size) {
    super(size, size);
    this.tone = tone;
    theme.addListener(property -> paint());
    paint();
  }

  /** Its colours. */
  public ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  /** Shows another mark. */
  public void show(int other) {
    if (other != tone) {
      tone = other;
      paint();
    }
  }

  private void paint() {
    getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
    new DrawingPainter(getGraphicsContext2D()).paintItems(ToneMark.of(theme.get(), tone, getWidth()));
  }
}
