package io.edgewise.ui.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.ComparisonCsv;
import io.edgewise.report.table.Verdicts;
import io.edgewise.scenario.Product;
import io.edgewise.scenario.output.ResultFiles;
import io.edgewise.ui.answer.Reply;
import io.edgewise.ui.export.ReviewExport;
import io.edgewise.ui.result.Waterfall.Bar;
import io.edgewise.ui.result.WaterfallViewModel.Rank;
import io.edgewise.ui.screen.SmallScenario;
import io.edgewise.ui.screen.Turns;
import io.edgewise.ui.shell.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the results view knows, of one answer. */
class ResultModelsTest {

  private static final Turns TURNS = new Turns();
  private static Workbench workbench;

  @TempDir
  private Path folder;

  @BeforeAll
  static void answer() {
    workbench = new Workbench(TURNS);
    workbench.document().begin(SmallScenario.TEXT, "small.yaml");
    TURNS.until("the final answer", () -> workbench.answers().currentProperty().get()
        && workbench.answers().replyProperty().get().complete());
  }

  @AfterAll
  static void close() {
    workbench.close();
  }

  private static Reply reply() {
    return workbench.answers().replyProperty().get();
  }

  @Test
  @DisplayName("the table has the strategies with their tones, the verdicts of all pairs and what to take care of")
  void table() {
    ResultTableViewModel model = new ResultTableViewModel(workbench.answers());
    assertEquals(List.of(0, 1), model.rowsProperty().get().stream().map(ResultTableViewModel.Row::tone).toList());
    assertEquals(Verdicts.of(reply().results().run()), model.sentencesProperty().get().get("Verdicts"));
    assertTrue(model.sentencesProperty().get().containsKey("Take care"));
    assertEquals(ComparisonCsv.of(reply().results().run(), reply().results().presentation()), model.csv());
    assertTrue(model.markdown().startsWith("### Cards"), model.markdown());
    Strategy near = model.rowsProperty().get().getLast().strategy();
    assertTrue(ResultColumn.P99.text(near).endsWith(" ms"), ResultColumn.P99.text(near));
    assertTrue(ResultColumn.COST.number(near) > 0);
  }

  @Test
  @DisplayName("the bars of a request follow each other without a gap and add up to its latency, at every rank")
  void waterfall() {
    try (WaterfallViewModel model = new WaterfallViewModel(workbench, TURNS)) {
      model.strategyProperty().set("far");
      List<Double> latencies = new ArrayList<>();
      for (Rank rank : Rank.values()) {
        model.rankProperty().set(rank);
        model.replay();
        TURNS.until("the request", () -> !model.workingProperty().get());
        Waterfall request = model.waterfallProperty().get();
        assertTrue(request.headline().contains(rank + " of the first 1,000"), request.headline());
        double end = 0;
        for (Bar bar : request.bars()) {
          assertEquals(end, bar.startMillis(), 1e-6);
          end = bar.startMillis() + bar.millis();
        }
        assertEquals(request.latencyMillis(), end, 1e-6);
        latencies.add(request.latencyMillis());
      }
      assertEquals(latencies.stream().sorted().toList(), latencies);
    }
  }

  @Test
  @DisplayName("compared with itself nothing changed, and with a folder without a run it says what is missing")
  void comparison() throws IOException {
    ResultFiles.write(folder, reply().compiled(), reply().results(), Product.version(), Map.of());
    try (ComparisonViewModel model = new ComparisonViewModel(workbench, TURNS)) {
      model.compareWith(folder);
      TURNS.until("the comparison", () -> model.changesProperty().get() != null);
      assertTrue(model.changesProperty().get().sentences().getFirst().startsWith("Nothing changed"),
          model.changesProperty().get().sentences().toString());
      assertTrue(model.changesProperty().get().rows().stream().allMatch(row -> row.verdict().equals("unchanged")));
      model.compareWith(folder.resolve("none"));
      TURNS.until("the refusal", () -> !model.messageProperty().get().isEmpty());
      assertTrue(model.messageProperty().get().contains("results.json"), model.messageProperty().get());
    }
  }

  @Test
  @DisplayName("a review is written with its figures and numbers, so that it can be compared with later")
  void review() throws IOException {
    ReviewExport.write(folder, reply(), part -> assertTrue(part > 0 && part <= 1), () -> false);
    assertTrue(Files.readString(folder.resolve(ReviewExport.REVIEW)).contains("Frankfurt"));
    assertTrue(Files.exists(folder.resolve("results.json")));
    for (String kind : List.of("svg", "pdf", "png", "csv")) {
      assertTrue(Files.size(folder.resolve("figures/latency-cdf." + kind)) > 0, kind);
    }
  }
}
