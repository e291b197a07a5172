package io.edgewise.ui.explore;

import io.edgewise.ui.figure.Figures;
import io.edgewise.ui.map.MapView;
import io.edgewise.ui.shell.Workbench;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;

/** Knobs on the left, the map and charts in the middle, strategies on the right. */
public final class ExploreView implements AutoCloseable {

  private final SplitPane root = new SplitPane();
  private final MapView map;

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
    map = new MapView(workbench);
    SplitPane middle = new SplitPane(map.node(), charts);
    middle.setId("explore-middle");
    middle.setOrientation(Orientation.VERTICAL);
    middle.setDividerPositions(0.52);
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

  @Override
  public void close() {
    map.close();
  }
}
