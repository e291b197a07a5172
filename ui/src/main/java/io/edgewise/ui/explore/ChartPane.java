package io.edgewise.ui.explore;

import io.edgewise.report.figure.Figure;
import io.edgewise.ui.answer.Answering;
import io.edgewise.ui.answer.Reply;
import io.edgewise.ui.export.FigureActions;
import io.edgewise.ui.figure.FigureView;
import io.edgewise.ui.shell.Outdated;
import io.edgewise.ui.shell.Workbench;
import io.edgewise.ui.study.BreakEvenChart;
import io.edgewise.ui.study.KnobStudyViewModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Window;

/** One of the figures of the last answer, chosen by a row of buttons; those that have no room in it are in its menu. */
final class ChartPane extends BorderPane {

  /** What the buttons say, by the id of the figure, in their order; a new figure gets its line here. */
  private static final Map<String, String> NAMES = names();

  /** The figure that is no part of an answer, and is made when it is asked for. */
  private static final String BREAK_EVEN = "break-even";

  private final ToolBar buttons = new ToolBar();
  private final ToggleGroup group = new ToggleGroup();
  /** By the ids of their figures, in the order of the row; seen are those whose figure the answer has. */
  private final SequencedMap<String, ToggleButton> choices = new LinkedHashMap<>();
  private final FigureView view = new FigureView();
  private final Answering answers;
  private final ReadOnlyObjectProperty<Reply> reply;
  private final BreakEvenChart breakEven;
  private final ScrollPane scroll = new ScrollPane(view);
  private final MenuButton export;
  private String chosen = "latency-cdf";

  ChartPane(Workbench workbench, KnobStudyViewModel study, FigureActions actions) {
    answers = workbench.answers();
    reply = answers.replyProperty();
    breakEven = new BreakEvenChart(study, workbench, actions);
    export = actions.button(view);
    export.getStyleClass().add("button-base");
    export.setMinWidth(USE_PREF_SIZE);
    actions.attach(view, this);
    getStyleClass().add("charts");
    setId("charts");
    view.themeProperty().bind(workbench.themeProperty());
    scroll.setFitToWidth(true);
    scroll.viewportBoundsProperty().addListener((property, before, now) -> view.roomProperty().set(now.getHeight()));
    // All of them from the start, when the screen has nothing else to do, and not with the first answer.
    NAMES.keySet().forEach(id -> choices.put(id, button(id)));
    buttons.getItems().addAll(choices.values());
    HBox.setHgrow(buttons, Priority.ALWAYS);
    HBox top = new HBox(4, buttons, export);
    top.getStyleClass().add("chart-choice");
    top.setAlignment(Pos.CENTER);
    setTop(top);
    setCenter(scroll);
    reply.addListener(property -> follow());
    Outdated.dims(view, answers);
    view.sightProperty().addListener(property -> look());
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
    names.put(BREAK_EVEN, "Break-even");
    return names;
  }

  private void follow() {
    List<Figure> all = reply.get() == null ? List.of() : reply.get().figures();
    List<String> ids = NAMES.keySet().stream().filter(id -> !all.isEmpty() && id.equals(BREAK_EVEN)
        || all.stream().anyMatch(figure -> figure.id().equals(id))).toList();
    if (!ids.contains(chosen) && !ids.isEmpty()) {
      chosen = ids.getFirst();
    }
    // Before the first answer the place is kept for them, so that a chart needs not be laid out anew.
    buttons.setDisable(all.isEmpty());
    choices.forEach((id, button) -> button.setSelected(id.equals(chosen)));
    List<ToggleButton> offered =
        choices.keySet().stream().filter(id -> all.isEmpty() || ids.contains(id)).map(choices::get)
            .toList();
    offer(offered);
    setCenter(chosen.equals(BREAK_EVEN) ? breakEven.node() : scroll);
    export.setVisible(!chosen.equals(BREAK_EVEN));
    look();
    Optional<Figure> wanted = all.stream().filter(figure -> figure.id().equals(chosen)).findFirst();
    wanted.ifPresent(figure -> reply.get().seen().filter(seen -> seen.figure() == figure)
        .ifPresentOrElse(view::show, () -> view.figureProperty().set(figure)));
  }

  /** Lays the row out anew, once its menu is closed: buttons would be taken out of it while a person chooses from it. */
  private void offer(List<ToggleButton> offered) {
    if (!buttons.getItems().equals(offered)) {
      openMenu().ifPresentOrElse(menu -> menu.setOnHidden(event -> follow()), () -> buttons.getItems().setAll(offered));
    }
  }

  /** The menu with the buttons that have no room in the row, if it is open. */
  private Optional<ContextMenu> openMenu() {
    return Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast)
        .filter(
            menu -> Stream.iterate(menu.getOwnerNode(), Objects::nonNull, Node::getParent).anyMatch(buttons::equals))
        .findFirst();
  }

  private void look() {
    answers.lookAt(chosen, view.sightProperty().get());
  }

  private ToggleButton button(String id) {
    ToggleButton button = new ToggleButton(NAMES.get(id));
    button.setId("chart-" + id);
    button.getStyleClass().add("button-base");
    button.setToggleGroup(group);
    button.setTooltip(new Tooltip(NAMES.get(id) + "\nShows this figure of the last answer."));
    button.setOnAction(event -> {
      chosen = id;
      if (button.getScene() != getScene()) {
        // From the menu of the row, which does not show what is chosen once it is closed.
        choices.putFirst(id, button);
        openMenu().ifPresent(ContextMenu::hide);
      }
      follow();
      if (id.equals(BREAK_EVEN)) {
        breakEven.show();
      }
    });
    return button;
  }
}
