package io.edgewise.ui.explore;

import atlantafx.base.theme.Styles;
import io.edgewise.report.figure.Figure;
import io.edgewise.ui.figure.FigureView;
import io.edgewise.ui.figure.Figures;
import io.edgewise.ui.shell.Workbench;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;

/** One of the figures of the last answer, chosen by a row of buttons. */
final class ChartPane extends BorderPane {

  /** What the buttons say, by the id of the figure; others are called by their id. */
  private static final Map<String, String> NAMES = names();

  private final FlowPane buttons = new FlowPane(4, 4);
  private final ToggleGroup group = new ToggleGroup();
  private final FigureView view = new FigureView();
  private final Figures figures;
  private String chosen = "latency-cdf";

  ChartPane(Workbench workbench, Figures figures) {
    this.figures = figures;
    getStyleClass().add("charts");
    setId("charts");
    view.themeProperty().bind(workbench.themeProperty());
    ScrollPane scroll = new ScrollPane(view);
    scroll.setFitToWidth(true);
    setTop(buttons);
    setCenter(scroll);
    figures.allProperty().addListener(property -> follow());
    workbench.answers().currentProperty().addListener((property, was, is) -> view.setOpacity(is ? 1 : 0.55));
    follow();
  }

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("latency-cdf", "Distribution");
    names.put("latency-percentiles", "Percentiles");
    names.put("latency-parts", "Where time goes");
    names.put("cost-items", "Bill");
    names.put("pareto", "Latency against cost");
    names.put("latency-by-time", "By hour");
    names.put("latency-bars", "p50, p95, p99");
    names.put("map-winner", "Who wins where");
    names.put("cold-starts", "Cold starts");
    names.put("staleness", "Staleness");
    names.put("faults", "Faults");
    names.put("map-latency", "Map");
    return names;
  }

  private void follow() {
    List<Figure> all = figures.allProperty().get();
    List<String> ids = NAMES.keySet().stream().filter(id -> all.stream().anyMatch(figure -> figure.id().equals(id)))
        .toList();
    if (!buttons.getChildren().stream().map(node -> node.getId()).toList()
        .equals(ids.stream().map(id -> "chart-" + id).toList())) {
      buttons.getChildren().setAll(ids.stream().map(this::button).toList());
    }
    if (!ids.contains(chosen) && !ids.isEmpty()) {
      chosen = ids.getFirst();
    }
    buttons.getChildren().forEach(node -> ((ToggleButton) node).setSelected(node.getId().equals("chart-" + chosen)));
    all.stream().filter(figure -> figure.id().equals(chosen)).findFirst().ifPresent(view.figureProperty()::set);
  }

  private ToggleButton button(String id) {
    ToggleButton button = new ToggleButton(NAMES.get(id));
    button.setId("chart-" + id);
    button.getStyleClass().add(Styles.SMALL);
    button.setToggleGroup(group);
    button.setTooltip(new Tooltip(NAMES.get(id) + "\nShows this figure of the last answer."));
    button.setOnAction(event -> {
      chosen = id;
      follow();
    });
    return button;
  }

  /** The figure that is shown. */
  FigureView view() {
    return view;
  }
}
