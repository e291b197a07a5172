package io.edgewise.report.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.report.figure.FigureFormatException.Fault;
import io.edgewise.report.gallery.SampleRuns;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FigureCsvTest {

  @TestFactory
  @DisplayName("a figure is the same after it was written and read")
  Stream<DynamicTest> roundTrip() {
    return Stream.of(SampleRuns.of(1, false, 0), SampleRuns.of(9, true, 1))
        .flatMap(run -> SampleRuns.figures(run).stream())
        .map(figure -> DynamicTest.dynamicTest(figure.id(), () -> {
          String text = FigureCsv.of(figure);
          assertEquals(figure, FigureCsv.read(text));
          assertEquals(figure, FigureCsv.read(text.replace("\n", "\r\n")), "as some programs write it");
        }));
  }

  @Test
  @DisplayName("the sample has every kind of plot")
  void everyKind() {
    Set<String> kinds = SampleRuns.figures(SampleRuns.of(2, false, 0)).stream()
        .map(figure -> PlotKind.of(figure.plot()).word()).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Stream.of(PlotKind.values()).map(PlotKind::word).collect(Collectors.toCollection(TreeSet::new)),
        kinds);
  }

  private static List<Fault> faults(String text) {
    return assertThrows(FigureFormatException.class, () -> FigureCsv.read(text)).faults();
  }

  @Test
  @DisplayName("what is wrong is told with its line, all of it")
  void faults() {
    assertEquals(List.of(new Fault(1, "expected the line \"# edgewise figure, format 1\"")), faults("strategy,p99\n"));
    String good = FigureCsv.of(SampleRuns.figures(SampleRuns.of(2, false, 0)).stream()
        .filter(figure -> figure.id().equals("pareto")).findFirst().orElseThrow());
    assertEquals("no plot \"pie\"; there are curves, bars, stacks, scatter, ranges, heatmaps, worldmaps",
        faults(good.replace("# plot: scatter", "# plot: pie")).getFirst().message());
    assertEquals("there is no line \"# seed: ...\"", faults(good.replace("# seed: 7\n", "")).getFirst().message());
    int first = (int) good.lines().takeWhile(line -> !line.startsWith("Strategy 0")).count() + 1;
    List<Fault> wrong = faults(good.replace("Strategy 0,0,5000.0", "Strategy 0,-1,much").replace("true\n", "yes\n"));
    assertEquals(List.of(new Fault(first, "expected a whole number for tone, found \"-1\""),
        new Fault(first, "expected a number for x, found \"much\""),
        new Fault(first, "expected true or false for front, found \"yes\""),
        new Fault(first + 1, "expected true or false for front, found \"yes\"")), wrong);
    assertEquals(new Fault(first, "expected 11 values, found 2"),
        faults(good.substring(0, good.indexOf("Strategy 0,")) + "Strategy 0,1\n").getFirst());
    assertTrue(
        faults(good.replace("third,label", "label,third")).getFirst().message().startsWith("expected the columns "));
  }

  @Test
  @DisplayName("axes that fall or cannot be logarithmic, and numbers beyond all measure, are refused")
  void endsOfAxes() {
    String good = FigureCsv.of(SampleRuns.figures(SampleRuns.of(2, false, 0)).stream()
        .filter(figure -> figure.id().equals("pareto")).findFirst().orElseThrow());
    assertEquals(List.of(new Fault(1, "the axis x from 1.0 to 0.0 falls")), faults(axis(good, "linear", "1", "0")));
    assertEquals(List.of(new Fault(1, "the axis x from 0.0 to 5.0 is logarithmic, and its ends must be above 0")),
        faults(axis(good, "log", "0", "5")));
    for (String number : List.of("1e19", "-1e308", "1e999", "-1e999")) {
      assertEquals("expected a number for x, found \"" + number + "\"",
          faults(good.replaceAll("Strategy 0,0,[^,]*", "Strategy 0,0," + number)).getFirst().message());
    }
  }

  private static String axis(String text, String scale, String from, String to) {
    return text.replaceFirst("# x\\.scale:.*", "# x.scale: " + scale).replaceFirst("# x\\.from:.*", "# x.from: " + from)
        .replaceFirst("# x\\.to:.*", "# x.to: " + to);
  }
}
