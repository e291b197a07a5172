package io.edgewise.ui.assumption;

import io.edgewise.scenario.output.SourcedLine;
import io.edgewise.ui.answer.Reply;
import io.edgewise.ui.shell.Workbench;
import io.edgewise.ui.sourced.SourcedTableView;
import io.edgewise.ui.task.Work;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A table of all that the verdict rests on; what a key of the file can change is changed below it. */
public final class AssumptionsView implements AutoCloseable {

  private static final String EVERYTHING = "Everything";
  private static final String OVERRIDDEN = "✎ ";
  private static final double SPACE = 8;

  private final Workbench workbench;
  private final AssumptionsViewModel model;
  private final Work work;
  private final BorderPane root = new BorderPane();
  private final TableView<Entry> table = SourcedTableView.of("assumptions-table", "Subject",
      entry -> entry.overridden() ? marked(entry.line()) : entry.line());
  private final ComboBox<String> group = new ComboBox<>();
  private final CheckBox editable = new CheckBox("Only what the file can change");
  private final Label chosen = new Label();
  private final TextField value = new TextField();
  private final Button apply = new Button("Apply");
  private final Button reset = new Button("Reset to default");
  private List<Entry> entries = List.of();
  private Reply read;

  /**
   * The assumptions of a workbench.
   *
   * @param screen runs what changes the screen, on its thread
   */
  public AssumptionsView(Workbench workbench, Executor screen) {
    this.workbench = workbench;
    model = new AssumptionsViewModel(workbench.document());
    work = new Work("assumptions", screen);
    root.setId("assumptions");
    root.setTop(filters());
    root.setCenter(table);
    root.setBottom(editor());
    table.setAccessibleText("Assumptions with their sources");
    Label empty = new Label();
    empty.textProperty().bind(work.workingProperty().map(is -> is ? "Reading …" : "Nothing to show."));
    table.setPlaceholder(empty);
    table.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> edit(now));
    // While a slider moves, the cores have better things to do than to list what nobody sees.
    workbench.answers().replyProperty().addListener(property -> follow());
    root.sceneProperty().addListener(property -> follow());
    edit(null);
  }

  private static SourcedLine marked(SourcedLine line) {
    return new SourcedLine(OVERRIDDEN + line.subject(), line.value(), line.kind(), line.date(), line.source());
  }

  /** What is shown. */
  public Node node() {
    return root;
  }

  /** Whether what is shown is still being read. */
  public boolean isReading() {
    return work.workingProperty().get();
  }

  private Node filters() {
    group.setId("assumptions-group");
    group.setAccessibleText("Strategy");
    group.setTooltip(new Tooltip("Strategy\nShows what holds for all strategies, or for one."));
    group.getItems().setAll(EVERYTHING);
    group.setValue(EVERYTHING);
    group.setMaxWidth(360);
    group.valueProperty().addListener(property -> list());
    editable.setId("assumptions-editable");
    editable.setTooltip(new Tooltip("Only what the file can change\nHides what comes from the catalogue."));
    editable.selectedProperty().addListener(property -> list());
    Label sign = new Label(OVERRIDDEN + "the file states it; otherwise a default would hold");
    sign.getStyleClass().add("status");
    HBox box = new HBox(2 * SPACE, group, editable, sign);
    box.setAlignment(Pos.CENTER_LEFT);
    box.setPadding(new Insets(SPACE));
    return box;
  }

  private Node editor() {
    chosen.setId("assumptions-chosen");
    chosen.setMinWidth(0);
    chosen.setMaxWidth(Double.MAX_VALUE);
    value.setId("assumptions-value");
    value.setAccessibleText("Value in the file");
    value.setPrefColumnCount(24);
    value.setOnAction(event -> apply());
    apply.setId("assumptions-apply");
    apply.setTooltip(new Tooltip("Apply (Enter)\nWrites the value into the scenario."));
    apply.setOnAction(event -> apply());
    reset.setId("assumptions-reset");
    reset.setTooltip(new Tooltip("Reset to default\nTakes the key out of the scenario, so that the default holds."));
    reset.setOnAction(event -> done(model.reset(table.getSelectionModel().getSelectedItem())));
    HBox box = new HBox(SPACE, chosen, value, apply, reset);
    HBox.setHgrow(chosen, Priority.ALWAYS);
    box.setAlignment(Pos.CENTER_LEFT);
    box.setPadding(new Insets(SPACE));
    return box;
  }

  private void follow() {
    Reply reply = workbench.answers().replyProperty().get();
    // Sharper answers to the same question rest on the same.
    if (root.getScene() == null || reply == null || read != null && read.question().equals(reply.question())) {
      return;
    }
    read = reply;
    work.start((progress, cancelled) -> AssumptionsViewModel.entries(workbench.compiler(), reply), found -> {
      entries = found;
      List<String> groups = Stream.concat(Stream.of(EVERYTHING), found.stream().map(Entry::group).distinct()).toList();
      if (!groups.equals(group.getItems())) {
        group.getItems().setAll(groups);
        group.setValue(EVERYTHING);
      }
      list();
    }, reason -> workbench.noticeProperty().set("Assumptions: " + reason));
  }

  private void list() {
    Entry before = table.getSelectionModel().getSelectedItem();
    List<Entry> listed = entries.stream()
        .filter(entry -> group.getValue() == null || group.getValue().equals(EVERYTHING)
            || entry.group().equals(group.getValue()))
        .filter(entry -> !editable.isSelected() || entry.path().isPresent()).toList();
    if (!listed.equals(table.getItems())) {
      table.getItems().setAll(listed);
      listed.stream().filter(entry -> before != null && entry.group().equals(before.group())
          && entry.line().subject().equals(before.line().subject())).findFirst()
          .ifPresent(table.getSelectionModel()::select);
    }
  }

  private void edit(Entry entry) {
    boolean can = entry != null && entry.path().isPresent();
    chosen.setText(entry == null ? "Choose a line to see whether the file can change it."
        : can ? entry.group() + ": " + entry.line().subject()
        : entry.line().subject() + " comes from " + (entry.line().date().isEmpty() ? "the scenario" : "its source")
            + "; no key of the file replaces it.");
    value.setText(can ? entry.line().value() : "");
    value.setDisable(!can);
    apply.setDisable(!can);
    reset.setDisable(!can || !entry.overridden());
  }

  private void apply() {
    Entry entry = table.getSelectionModel().getSelectedItem();
    if (entry != null && entry.path().isPresent() && !Objects.equals(value.getText().strip(), entry.line().value())) {
      done(model.state(entry, value.getText()));
    }
  }

  private void done(Optional<String> refusal) {
    workbench.noticeProperty().set(refusal.orElse(""));
  }

  @Override
  public void close() {
    work.close();
  }
}
