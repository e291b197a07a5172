package io.edgewise.ui.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.report.figure.Curves;
import io.edgewise.report.figure.Curves.Curve;
import io.edgewise.sim.model.Metric;
import io.edgewise.ui.knob.KnobsViewModel;
import io.edgewise.ui.screen.SmallScenario;
import io.edgewise.ui.screen.Turns;
import io.edgewise.ui.shell.Workbench;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KnobStudyViewModelTest {

  /** Code near the users, data far away: each call crosses the ocean, so that one is still bearable and many are not. */
  private static final String SCENARIO = SmallScenario.TEXT
      .replace("items: {store: dynamodb, at: aws:eu-central-1}", "items: {store: dynamodb, at: aws:us-east-1}")
      .replace("europe, pattern: constant", "country:de, pattern: constant, connection: {requestsPerConnection: 1}");

  private static final String CALLS = "requests.page.steps[1].repeat.times";

  private final Turns turns = new Turns();
  private Workbench workbench;
  private KnobStudyViewModel study;

  @BeforeEach
  void open() {
    workbench = new Workbench(turns);
    study = new KnobStudyViewModel(workbench, new KnobsViewModel(workbench), turns);
    workbench.document().begin(SCENARIO, "study.yaml");
    turns.until("an answer", () -> workbench.answers().currentProperty().get());
    workbench.touchedProperty().set(CALLS);
  }

  @AfterEach
  void close() {
    study.close();
    workbench.close();
  }

  private static List<Curve> curves(Study study) {
    return ((Curves) study.figures().getFirst().plot()).panels().getFirst().curves();
  }

  @Test
  @DisplayName("the break-even is that of the knob touched last, in words and as a figure, and is outdated after a change")
  void breakEven() {
    assertEquals(CALLS, study.controlProperty().get().subject());
    study.metricProperty().set(Metric.MEAN);
    study.toProperty().set("4");
    study.findBreakEven();
    assertTrue(study.workingProperty().get());
    turns.until("the break-even", () -> study.breakEvenProperty().get() != null);
    assertFalse(study.workingProperty().get());
    Study found = study.breakEvenProperty().get();
    assertTrue(found.sentences().getFirst().startsWith("Frankfurt is faster in the mean up to " + CALLS),
        found.sentences().toString());
    assertEquals("break-even", found.figures().getFirst().id());
    // Their tones are their places in the file, whichever is named first.
    curves(found).forEach(curve -> assertEquals(curve.name().equals("Virginia") ? 0 : 1, curve.tone()));
    assertFalse(study.isOutdated(found));
    workbench.document().set("users.rate", "21 / s", "Traffic");
    assertTrue(study.isOutdated(found));
  }

  @Test
  @DisplayName("what is cancelled leaves no answer, and the next question is answered")
  void cancel() {
    study.findBreakEven();
    study.cancel();
    assertFalse(study.workingProperty().get());
    study.toProperty().set("3");
    study.sweep();
    turns.until("the sweep", () -> study.sweepProperty().get() != null);
    assertNull(study.breakEvenProperty().get());
    assertEquals(List.of("Virginia", "Frankfurt"),
        curves(study.sweepProperty().get()).stream().map(Curve::name).toList());
    assertEquals(3, curves(study.sweepProperty().get()).getFirst().points().size());
  }

  @Test
  @DisplayName("a range that does not rise, or the same strategy twice, is refused in words")
  void refusals() {
    study.toProperty().set("1");
    study.findBreakEven();
    assertTrue(study.messageProperty().get().contains("the range must rise"), study.messageProperty().get());
    study.toProperty().set("3");
    study.secondProperty().set(study.firstProperty().get());
    study.findBreakEven();
    assertEquals("Choose two different strategies.", study.messageProperty().get());
  }
}
