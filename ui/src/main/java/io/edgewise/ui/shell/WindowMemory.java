package io.edgewise.ui.shell;

import io.edgewise.ui.preferences.PreferenceStore;
import io.edgewise.ui.preferences.WindowState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.layout.Pane;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Brings a window back to where it was, with its view and its dividers. */
public final class WindowMemory {

  /** This much of the window must be on a screen, or else it is put where the system wants it. */
  private static final double LEAST_PIXELS = 100;

  private WindowMemory() {}

  /** Takes up the state of the window that was closed last, if there was one. */
  public static void restore(Stage stage, MainWindow window, PreferenceStore store) {
    WindowState state = store.windowProperty().get();
    if (state == null) {
      return;
    }
    if (state.width() >= LEAST_PIXELS && state.height() >= LEAST_PIXELS) {
      stage.setWidth(state.width());
      stage.setHeight(state.height());
      Rectangle2D seen = new Rectangle2D(state.x(), state.y(), LEAST_PIXELS, LEAST_PIXELS);
      if (Screen.getScreens().stream().anyMatch(screen -> screen.getVisualBounds().contains(seen))) {
        stage.setX(state.x());
        stage.setY(state.y());
      }
    }
    stage.setMaximized(state.maximized());
    window.tabs().getTabs().stream().filter(tab -> state.tab().equals(tab.getId())).findFirst()
        .ifPresent(window.tabs().getSelectionModel()::select);
    // A view may be made when it is first shown.
    window.views().forEach(view -> view.nodeProperty().subscribe(node -> splits(node, split -> {
      List<Double> positions = state.dividers().getOrDefault(split.getId(), List.of());
      if (positions.size() == split.getDividers().size()) {
        split.setDividerPositions(positions.stream().mapToDouble(Double::doubleValue).toArray());
      }
    })));
  }

  /** Keeps the state of a window that is about to be closed. */
  public static void keep(Stage stage, MainWindow window, PreferenceStore store) {
    WindowState before = store.windowProperty().get();
    // Those of views that were never shown stay as they were.
    Map<String, List<Double>> dividers = new TreeMap<>(before == null ? Map.of() : before.dividers());
    window.views().forEach(view -> splits(view.nodeProperty().get(),
        split -> dividers.put(split.getId(), Arrays.stream(split.getDividerPositions()).boxed().toList())));
    Tab shown = window.tabs().getSelectionModel().getSelectedItem();
    boolean maximized = stage.isMaximized();
    // The size of a maximized window is that of the screen: what it was before is what it shall go back to.
    WindowState place = maximized && before != null ? before
        : new WindowState(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false, "", Map.of());
    store.windowProperty().set(new WindowState(place.x(), place.y(), place.width(), place.height(), maximized,
        shown == null ? "" : shown.getId(), dividers));
  }

  private static void splits(Node node, Consumer<SplitPane> use) {
    if (node instanceof SplitPane split) {
      if (split.getId() != null) {
        use.accept(split);
      }
      split.getItems().forEach(item -> splits(item, use));
    } else if (node instanceof Pane pane) {
      pane.getChildren().forEach(child -> splits(child, use));
    }
  }
}
