package io.edgewise.ui.result;

import io.edgewise.report.table.Numbers;
import io.edgewise.report.table.TailShares;
import io.edgewise.ui.result.Waterfall.Bar;
import io.edgewise.ui.result.WaterfallViewModel.Rank;
import io.edgewise.ui.shell.Outdated;
import io.edgewise.ui.shell.Workbench;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.util.StringConverter;

/** One request: what happened to it as bars over the time since it was sent. */
final class WaterfallView {

  private static final double INDICATOR = 20;

  private final WaterfallViewModel model;
  private final Workbench workbench;
  private final VBox root = new VBox(10);
  private final Label headline = Sentences.of("");
  private final Label outdated = new Label("Outdated: the scenario has changed since.");
  private final GridPane grid = new GridPane();
  private boolean following;

  WaterfallView(WaterfallViewModel model, Workbench workbench) {
    this.model = model;
    this.workbench = workbench;
    root.setId("request");
    root.setPadding(new Insets(10));
    headline.setId("request-headline");
    headline.getStyleClass().add("heading");
    outdated.getStyleClass().addAll("badge", "bad");
    outdated.setId("request-outdated");
    Label message = Sentences.of("");
    message.getStyleClass().add("error-text");
    message.textProperty().bind(model.messageProperty());
    message.managedProperty().bind(message.textProperty().isNotEmpty());
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    columns();
    root.getChildren().addAll(choice(), message, headline, outdated, scroll);
    InvalidationListener show = property -> show();
    model.waterfallProperty().addListener(show);
    workbench.themeProperty().addListener(show);
    workbench.document().textProperty().addListener(property -> mark());
    show();
  }

  private void columns() {
    grid.setHgap(12);
    grid.setVgap(6);
    ColumnConstraints part = new ColumnConstraints();
    ColumnConstraints what = new ColumnConstraints(120, 240, 280);
    ColumnConstraints bar = new ColumnConstraints();
    bar.setHgrow(Priority.ALWAYS);
    ColumnConstraints number = new ColumnConstraints();
    number.setHalignment(HPos.RIGHT);
    number.setMinWidth(80);
    grid.getColumnConstraints().setAll(part, what, bar, number, number);
  }

  private Node choice() {
    ComboBox<String> strategy = new ComboBox<>();
    strategy.setId("request-strategy");
    strategy.setAccessibleText("Strategy");
    strategy.setTooltip(new Tooltip("Strategy\nWhose request is shown."));
    strategy.setMaxWidth(420);
    strategy.setConverter(new StringConverter<>() {
      @Override
      public String toString(String id) {
        return id == null ? "" : model.strategiesProperty().get().getOrDefault(id, id);
      }

      @Override
      public String fromString(String text) {
        throw new UnsupportedOperationException("nothing is typed here");
      }
    });
    model.strategiesProperty().addListener((property, before, now) -> fill(strategy, now));
    model.strategyProperty().addListener(property -> fill(strategy, model.strategiesProperty().get()));
    fill(strategy, model.strategiesProperty().get());
    strategy.valueProperty().addListener((property, before, now) -> {
      if (!following && now != null) {
        model.strategyProperty().set(now);
        model.replay();
      }
    });
    ComboBox<Rank> rank = new ComboBox<>(FXCollections.observableArrayList(Rank.values()));
    rank.setId("request-rank");
    rank.setAccessibleText("Which request");
    rank.setTooltip(new Tooltip("Which request\nOf the first 1,000 that are measured."));
    rank.setValue(model.rankProperty().get());
    rank.valueProperty().addListener((property, before, now) -> {
      model.rankProperty().set(now);
      model.replay();
    });
    ProgressIndicator working = new ProgressIndicator();
    working.setPrefSize(INDICATOR, INDICATOR);
    working.visibleProperty().bind(model.workingProperty());
    HBox choice = new HBox(8, strategy, rank, working);
    choice.setAlignment(Pos.CENTER_LEFT);
    return choice;
  }

  private void fill(ComboBox<String> box, Map<String, String> names) {
    following = true;
    box.setItems(FXCollections.observableArrayList(names.keySet()));
    box.setValue(model.strategyProperty().get());
    following = false;
  }

  private void show() {
    Waterfall now = model.waterfallProperty().get();
    headline.setText(now == null ? "" : now.headline());
    grid.getChildren().clear();
    if (now != null) {
      List<String> titles = List.of("part", "what happened", "0 to " + Numbers.time(now.latencyMillis()), "start",
          "duration");
      for (int column = 0; column < titles.size(); column++) {
        Label title = new Label(titles.get(column));
        title.getStyleClass().add("status");
        grid.add(title, column, 0);
      }
      for (int row = 0; row < now.bars().size(); row++) {
        show(now, now.bars().get(row), row + 1);
      }
    }
    mark();
  }

  private void show(Waterfall request, Bar bar, int row) {
    String part = TailShares.words(bar.component());
    String start = Numbers.time(bar.startMillis());
    String millis = Numbers.time(bar.millis());
    Color colour = Color.web(workbench.themeProperty().get().tone(bar.component().ordinal()));
    Region drawn = new TimeBar(bar.startMillis() / request.latencyMillis(), bar.millis() / request.latencyMillis(),
        colour);
    drawn.setAccessibleText(part + ", " + bar.what() + ", from " + start + " for " + millis);
    grid.addRow(row, new Label(part), Sentences.of(bar.what()), drawn, new Label(start), new Label(millis));
  }

  private void mark() {
    Waterfall now = model.waterfallProperty().get();
    boolean old = now != null && model.isOutdated(now);
    outdated.setVisible(old);
    outdated.setManaged(old);
    grid.setOpacity(Outdated.opacity(old));
  }

  /** Replays the request that is chosen, unless it is shown already. */
  void appear() {
    Waterfall now = model.waterfallProperty().get();
    if (!model.workingProperty().get() && (now == null || model.isOutdated(now))) {
      model.replay();
    }
  }

  /** What is shown. */
  Node node() {
    return root;
  }
}
