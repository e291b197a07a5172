package io.edgewise.ui.explore;

import io.edgewise.ui.export.FigureActions;
import io.edgewise.ui.knob.KnobsViewModel;
import io.edgewise.ui.map.MapView;
import io.edgewise.ui.shell.Workbench;
import io.edgewise.ui.study.KnobStudyViewModel;
import java.util.concurrent.Executor;
import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

/** Knobs on the left, the map and charts in the middle, strategies on the right. */
public final class ExploreView implements AutoCloseable {

  private final SplitPane root = new SplitPane();
  private final StrategyCards strategies;
  private final MapView map;

  /**
   * The view of a workbench.
   *
   * @param controls what can be turned
   * @param study what is asked about a number of the scenario
   * @param actions what can be done with figures
   * @param screen runs what changes the screen
   */
  public ExploreView(Workbench workbench, KnobsViewModel controls, KnobStudyViewModel study, FigureActions actions,
      Executor screen) {
    KnobPane knobs = new KnobPane(workbench, controls);
    knobs.setPadding(new Insets(12));
    ScrollPane left = new ScrollPane(knobs);
    left.setFitToWidth(true);
    left.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    left.setMinWidth(220);
    left.setPrefWidth(280);
    left.setMaxWidth(380);
    ChartPane charts = new ChartPane(workbench, study, actions);
    map = new MapView(workbench);
    SplitPane middle = new SplitPane(map.node(), charts);
    middle.setId("explore-middle");
    middle.setOrientation(Orientation.VERTICAL);
    middle.setDividerPositions(0.46);
    middle.setMinWidth(500);
    strategies = new StrategyCards(workbench, screen);
    Region right = strategies.node();
    right.setMinWidth(250);
    right.setPrefWidth(300);
    right.setMaxWidth(420);
    root.getItems().addAll(left, middle, right);
    root.setDividerPositions(0.2, 0.79);
    root.setId("explore");
    StringProperty onMap = map.model().selectedStrategyProperty();
    strategies.model().selectedProperty().addListener((property, before, now) -> onMap.set(now));
    onMap.addListener((property, before, now) -> strategies.model().select(now));
  }

  /** The strategies, and which of them is looked at. */
  public StrategyCardsViewModel strategies() {
    return strategies.model();
  }

  /** What is shown. */
  public Node node() {
    return root;
  }

  @Override
  public void close() {
    strategies.close();
    map.close();
  }
}
