package io.edgewise.scenario.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.FigureCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures of what analyses saved. */
class AnalysisFiguresTest {

  private static final String CHOICE = """
      optimize:
        sites: {choose: 1, of: [aws:us-east-1, aws:eu-central-1]}
      """;
  private static final String AXIS = """
      sweep:
        users.rate: [20 / s, 40 / s]
      """;

  /** All that it takes to make a figure again, but prices, which the scenario has none of. */
  private static final Pattern CAPTION = Pattern.compile("Small shop · sha256 [0-9a-f]{12} · seed 5 · "
      + "[0-9,]+( to [0-9,]+)? requests in 2 replications a [a-z ]+ · 95 % intervals · edgewise .*");

  @TempDir
  private Path folder;
  private Path file;
  private Path out;

  @BeforeEach
  void scenario() {
    file = Cli.file(folder, "shop.yaml", Cli.SMALL.replace("horizon: 2 min", "horizon: 20 s")
        .replace("replications: 4", "replications: 2") + CHOICE + AXIS);
    out = folder.resolve("out");
  }

  /** The figures that are drawn of what a command has saved, by id. */
  private Map<String, Figure> figures(String command, Object... options) throws IOException {
    List<Object> all = new ArrayList<>(List.of(command, file, "-o", out));
    all.addAll(Arrays.asList(options));
    Cli saved = Cli.run(all.toArray());
    assertEquals(0, saved.code(), saved.err());
    Cli report = Cli.run("report", out, "--figures", "--images", "svg");
    assertEquals(0, report.code(), report.err());
    Map<String, Figure> figures = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(out.resolve("figures"))) {
      for (Path csv : files.filter(each -> each.toString().endsWith(".csv")).sorted().toList()) {
        Figure figure = FigureCsv.read(Files.readString(csv));
        figures.put(figure.id(), figure);
        assertTrue(CAPTION.matcher(figure.caption().text()).matches(), figure.caption().text());
      }
    }
    return figures;
  }

  @Test
  @DisplayName("of a best placement: what was found, and between latency and cost")
  void optimize() throws IOException {
    Map<String, Figure> figures = figures("optimize");
    assertTrue(figures.get("placements").title().startsWith("The best placement is "), figures.toString());
  }

  @Test
  @DisplayName("of a study of the load: the difference of each pair that is not equally near")
  void inversion() throws IOException {
    Map<String, Figure> figures = figures("inversion", "--between", "near,far", "--rates", "20 / s..40 / s",
        "--points", 2);
    assertEquals(List.of("inversion"), List.copyOf(figures.keySet()));
    assertTrue(figures.get("inversion").title().startsWith("Functions in Virginia is "), figures.toString());
  }

  @Test
  @DisplayName("of a sweep, a break-even and a tornado, with all that made them")
  void others() throws IOException {
    assertEquals(List.of("sweep-cost", "sweep-p99"), List.copyOf(figures("sweep").keySet()));
    assertTrue(figures("breakeven", "--over", "users.rate=20 / s..40 / s", "--between", "near,far", "--points", 2)
        .containsKey("break-even"));
    assertTrue(figures("sensitivity", "--between", "near,far").containsKey("tornado"));
  }
}
