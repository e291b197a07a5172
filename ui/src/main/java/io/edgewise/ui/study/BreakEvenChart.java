package io.edgewise.ui.study;

import io.edgewise.ui.export.FigureActions;
import io.edgewise.ui.shell.Workbench;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/** The break-even of the number that was touched last, beside the other charts. */
public final class BreakEvenChart {

  private final KnobStudyViewModel model;
  private final BorderPane root = new BorderPane();

  /** The chart of a model. */
  public BreakEvenChart(KnobStudyViewModel model, Workbench workbench, FigureActions actions) {
    this.model = model;
    Button compute = StudyForm.button("break-even-compute", "Compute", "Finds the values at which the two fastest "
        + "strategies tie; the tab Results has more choice.", model::findBreakEven);
    compute.disableProperty().bind(model.workingProperty());
    Label over = new Label();
    over.getStyleClass().add("status");
    over.textProperty().bind(model.controlProperty().map(control -> "over " + control.label()).orElse(""));
    HBox head = new HBox(8, compute, over, StudyForm.progress(model, "break-even"));
    head.setAlignment(Pos.CENTER_LEFT);
    head.setPadding(new Insets(8, 8, 0, 8));
    ScrollPane scroll =
        new ScrollPane(new StudyView(model, workbench, actions, model.breakEvenProperty(), "break-even").node());
    scroll.setFitToWidth(true);
    root.setId("break-even");
    root.setTop(head);
    root.setCenter(scroll);
  }

  /** What is shown. */
  public Node node() {
    return root;
  }

  /** Looks for the break-even where none is known of the text as it is. */
  public void show() {
    Study known = model.breakEvenProperty().get();
    if (!model.workingProperty().get() && (known == null || model.isOutdated(known))) {
      model.findBreakEven();
    }
  }
}
