package io.edgewise.report.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.figure.Axis.Scale;
import io.edgewise.report.figure.Curves;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.Scatter;
import io.edgewise.report.gallery.SampleCases;
import io.edgewise.report.gallery.SampleRuns;
import io.edgewise.report.gallery.SavedRun;
import io.edgewise.report.layout.Drawing.Anchor;
import io.edgewise.report.layout.Drawing.Box;
import io.edgewise.report.layout.Drawing.Dot;
import io.edgewise.report.layout.Drawing.Item;
import io.edgewise.report.layout.Drawing.Path;
import io.edgewise.report.layout.Drawing.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FigureLayoutTest {

  private static final double TOLERANCE = 0.5;

  /** Where the ink of a text is, at most. */
  private record Bounds(String text, double left, double top, double right, double bottom) {

    static Bounds of(Text text) {
      double width = Typeface.of(text.style().bold()).width(text.text(), text.style().size());
      double before = text.anchor() == Anchor.START ? 0 : text.anchor() == Anchor.END ? width : width / 2;
      double up = 0.74 * text.style().size();
      double down = 0.22 * text.style().size();
      return text.turned()
          ? new Bounds(text.text(), text.x() - up, text.y() - width / 2, text.x() + down, text.y() + width / 2)
          : new Bounds(text.text(), text.x() - before, text.y() - up, text.x() - before + width, text.y() + down);
    }

    boolean meets(Bounds other) {
      return left < other.right - TOLERANCE && other.left < right - TOLERANCE && top < other.bottom - TOLERANCE
          && other.top < bottom - TOLERANCE;
    }
  }

  private static Stream<Drawing> drawings(SavedRun run) {
    return SampleRuns.figures(run).stream().map(figure -> FigureLayout.of(figure, Theme.LIGHT, FigureLayout.WIDTH));
  }

  @TestFactory
  @DisplayName("nothing is clipped and no text lies on another: few and many strategies, long names, great and small "
      + "values, what is not known")
  Stream<DynamicTest> fits() {
    return SampleCases.all().entrySet().stream().flatMap(sample -> drawings(sample.getValue())
        .map(drawing -> dynamicTest(drawing.id() + " of " + sample.getKey(), () -> check(drawing))));
  }

  @TestFactory
  @DisplayName("nothing is clipped and no text lies on another where there is little room; curves and scatter plots are lower there")
  Stream<DynamicTest> fitsIntoLittleRoom() {
    return SampleRuns.figures(SampleRuns.of(3, false, 0)).stream().map(figure -> dynamicTest(figure.id(), () -> {
      double usual = FigureLayout.of(figure, Theme.LIGHT, FigureLayout.WIDTH).height();
      double most = usual - 100;
      Drawing low = FigureLayout.fitting(figure, Theme.LIGHT, FigureLayout.WIDTH, most);
      check(low);
      boolean canBeLower = canBeLower(figure);
      assertEquals(canBeLower ? most : usual, low.height());
      assertEquals(usual, FigureLayout.fitting(figure, Theme.LIGHT, FigureLayout.WIDTH, usual).height());
      double plotEnd = FigureLayout.of(figure, Theme.LIGHT, FigureLayout.WIDTH).plotEnd();
      Drawing withNotesBelow = FigureLayout.fittingPlot(figure, Theme.LIGHT, FigureLayout.WIDTH, plotEnd - 50);
      check(withNotesBelow);
      assertEquals(canBeLower ? plotEnd - 50 : plotEnd, withNotesBelow.plotEnd());
      assertTrue(plotEnd < usual, "the caption is below the plot");
    }));
  }

  @TestFactory
  @DisplayName("nothing is clipped and no text lies on another where names have to be shortened for title and plot to fit")
  Stream<DynamicTest> shortensNames() {
    return SampleRuns.figures(SampleRuns.of(9, true, 0)).stream()
        .filter(figure -> figure.plot() instanceof Curves && canBeLower(figure))
        .map(figure -> dynamicTest(figure.id(), () -> {
          Drawing usual = FigureLayout.of(figure, Theme.LIGHT, FigureLayout.WIDTH);
          Drawing low = FigureLayout.fittingPlot(figure, Theme.LIGHT, FigureLayout.WIDTH, 450);
          check(low);
          assertTrue(usual.plotEnd() > 450 && low.plotEnd() <= 450, () -> "title and plot end at " + low.plotEnd());
        }));
  }

  private static boolean canBeLower(Figure figure) {
    return figure.plot() instanceof Scatter
        || figure.plot() instanceof Curves curves && curves.panels().size() == 1;
  }

  private static void check(Drawing drawing) {
    List<Bounds> texts = new ArrayList<>();
    for (Item item : drawing.items()) {
      switch (item) {
        case Text text -> texts.add(Bounds.of(text));
        case Box box -> inside(drawing, box.x(), box.y(), box.x() + box.width(), box.y() + box.height(), box);
        case Dot dot -> inside(drawing, dot.x() - dot.radius(), dot.y() - dot.radius(), dot.x() + dot.radius(),
            dot.y() + dot.radius(), dot);
        case Path path -> path.rings().forEach(ring -> {
          for (int i = 0; i < ring.length; i += 2) {
            inside(drawing, ring[i], ring[i + 1], ring[i], ring[i + 1], path);
          }
        });
      }
    }
    for (int i = 0; i < texts.size(); i++) {
      Bounds each = texts.get(i);
      inside(drawing, each.left(), each.top(), each.right(), each.bottom(), each);
      for (Bounds other : texts.subList(0, i)) {
        assertTrue(!each.meets(other), () -> each + " lies on " + other);
      }
    }
  }

  private static void inside(Drawing drawing, double left, double top, double right, double bottom, Object what) {
    assertTrue(left >= 0 && top >= 0 && right <= drawing.width() && bottom <= drawing.height(),
        () -> what + " leaves " + drawing.width() + " x " + drawing.height());
  }

  @Test
  @DisplayName("a figure that is all zeros, or of a single value, still has axes")
  void degenerate() {
    Span zeros = Span.fitting(Axis.fromZero("x"), 0, 0, 0, 100);
    assertEquals(1, zeros.to());
    assertEquals(0, zeros.at(0));
    Span none = Span.fitting(Axis.fromZero("x"), Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY, 0, 100);
    assertTrue(none.to() > none.from());
  }

  @Test
  @DisplayName("lines end between words, never between a number and its unit")
  void lines() {
    assertEquals(List.of("A takes", "12.5 ± 3 ms", "or more"), Typeface.REGULAR.lines("A takes 12.5 ± 3 ms or more", 12,
        Typeface.REGULAR.width("A takes 12.5 ±", 12), 9));
    assertEquals(List.of("abc", "defg…"), Typeface.REGULAR.lines("abc defghijklmnop", 12, Typeface.REGULAR.width(
        "defg…", 12), 2));
  }

  @Test
  @DisplayName("ticks are 1, 2 and 5 times powers of ten, and nines")
  void ticks() {
    assertEquals(List.of("0", "200", "400", "600"), labels(new Span(Scale.LINEAR, 0, 600, 0, 400)));
    assertEquals(List.of("20", "50", "100", "200", "500"), labels(new Span(Scale.LOG, 20, 500, 0, 600)));
    assertEquals(List.of("70", "100", "150", "200"), labels(new Span(Scale.LOG, 70, 290, 0, 600)));
    assertEquals(List.of("0 %", "50 %", "75 %", "90 %", "95 %", "99 %"),
        labels(new Span(Scale.NINES, 0, 0.99, 0, 600)));
    assertEquals("1.5 M", Ticks.label(1_500_000));
    assertEquals("−0.25", Ticks.label(-0.25));
  }

  @Test
  @DisplayName("very short times are told in microseconds, very long ones in seconds")
  void units() {
    Span tiny = Span.fitting(Axis.fromZero("latency (ms)"), 0, 0.0014, 0, 400);
    assertEquals("latency (µs)", tiny.unit().title());
    assertEquals(List.of("0", "0.5", "1", "1.5"), labels(tiny));
    Span huge = Span.fitting(Axis.fromZero("difference at p99 (ms)"), 0, 5e6, 0, 400);
    assertEquals("difference at p99 (s)", huge.unit().title());
    assertEquals(List.of("0", "2,000", "4,000"), labels(huge));
    Span wide = Span.fitting(Axis.of("latency (ms)", Scale.LOG), 20, 50_000, 0, 400);
    assertEquals("latency (ms)", wide.unit().title(), "not from 0.02 to 50 s");
    assertEquals("latency (ms)", Span.fitting(Axis.fromZero("latency (ms)"), 0, 9000, 0, 400).unit().title());
  }

  private static List<String> labels(Span span) {
    return Ticks.of(span, 90).stream().map(Ticks.Tick::label).toList();
  }

  @Test
  @DisplayName("on the axis of nines every nine is as wide as the one before")
  void nines() {
    Span span = new Span(Scale.NINES, 0, 0.999, 0, 300);
    assertEquals(100, span.at(0.9), 1e-9);
    assertEquals(200, span.at(0.99), 1e-9);
  }

  @Test
  @DisplayName("the projection is that of the paper: the equator is 0.8707 radii long at 1 radian, poles 1.42240 radii high")
  void projection() {
    // B. Šavrič et al. (2011): half of the equator is 0.8707 pi radii, so a map of that width has a radius of 1.
    NaturalEarth map = new NaturalEarth(0, 0, 2 * 0.8707 * Math.PI);
    assertEquals(0.8707 * Math.PI, map.x(0, 50), 1e-12, "the central meridian is straight");
    assertEquals(2 * 0.8707 * Math.PI, map.x(180, 0), 1e-12);
    // The polynomial of y at 90 degrees.
    assertEquals(1.42239, map.y(0) - map.y(90), 1e-4);
  }

  @Test
  @DisplayName("tones of one colour have other markers, and colours have a contrast of 1.9 or more to their ground")
  void tones() {
    for (Theme theme : Theme.values()) {
      assertEquals(18, Stream.iterate(0, i -> i + 1).limit(18).map(i -> theme.tone(i) + theme.marker(i)).distinct()
          .count());
      for (int tone = 0; tone < 9; tone++) {
        double[] light = {Colours.luminance(theme.tone(tone)) + 0.05, Colours.luminance(theme.background()) + 0.05};
        Arrays.sort(light);
        assertTrue(light[1] / light[0] >= 1.9, theme + " " + tone + ": " + light[1] / light[0]);
      }
    }
  }
}
