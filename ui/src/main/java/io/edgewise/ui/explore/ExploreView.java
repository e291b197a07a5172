package io.edgewise.ui.explore;

import io.edgewise.ui.figure.Figures;
import io.edgewise.ui.shell.Workbench;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Knobs on the left, charts in the middle, strategies on the right. */
public final class ExploreView {

  private final SplitPane root = new SplitPane();

  /** The view of a workbench. */
  public ExploreView(Workbench workbench, Figures figures) {
    KnobPane knobs = new KnobPane(workbench);
    knobs.setPadding(new Insets(12));
    ScrollPane left = new ScrollPane(knobs);
    left.setFitToWidth(true);
    left.setMinWidth(220);
    left.setPrefWidth(280);
    left.setMaxWidth(380);
    ChartPane charts = new ChartPane(workbench, figures);
    VBox middle = new VBox(charts);
    VBox.setVgrow(charts, Priority.ALWAYS);
    middle.setMinWidth(500);
    root.getItems().addAll(left, middle);
    root.setDividerPositions(0.22);
    SplitPane.setResizableWithParent(left, false);
    root.setId("explore");
  }

  /** What is shown. */
  public Node node() {
    return root;
  }
}
