package io.edgewise.ui.study;

import io.edgewise.report.figure.Figure;
import io.edgewise.ui.export.FigureActions;
import io.edgewise.ui.figure.FigureView;
import io.edgewise.ui.shell.Outdated;
import io.edgewise.ui.shell.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableObjectValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The answer to a question about a number: in words, and as figures; marked where the scenario has changed since. */
final class StudyView {

  private final KnobStudyViewModel model;
  private final Workbench workbench;
  private final FigureActions actions;
  private final ObservableObjectValue<Study> study;
  private final VBox root = new VBox(8);
  private final Label about = new Label();
  private final Label outdated = new Label("Outdated: the scenario has changed since.");
  private final VBox answer = new VBox(8);

  StudyView(KnobStudyViewModel model, Workbench workbench, FigureActions actions,
      ObservableObjectValue<Study> study, String id) {
    this.model = model;
    this.workbench = workbench;
    this.actions = actions;
    this.study = study;
    root.setPadding(new Insets(8));
    about.getStyleClass().add("heading");
    outdated.setId(id + "-outdated");
    outdated.getStyleClass().addAll("badge", "bad");
    Label message = new Label();
    message.setId(id + "-message");
    message.getStyleClass().add("error-text");
    message.setWrapText(true);
    message.textProperty().bind(model.messageProperty());
    message.managedProperty().bind(message.textProperty().isNotEmpty());
    HBox head = new HBox(10, about, outdated);
    head.setAlignment(Pos.CENTER_LEFT);
    root.getChildren().addAll(message, head, answer);
    study.addListener(property -> show());
    workbench.document().textProperty().addListener(property -> mark());
    show();
  }

  private void show() {
    Study now = study.get();
    List<Node> parts = new ArrayList<>();
    about.setText(now == null ? "" : now.about());
    if (now != null) {
      now.sentences().forEach(sentence -> parts.add(sentence(sentence)));
      now.figures().forEach(figure -> parts.addAll(figure(figure)));
    }
    answer.getChildren().setAll(parts);
    mark();
  }

  private static Label sentence(String sentence) {
    Label label = new Label(sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add("study-sentence");
    return label;
  }

  private List<Node> figure(Figure figure) {
    FigureView view = new FigureView();
    view.themeProperty().bind(workbench.themeProperty());
    view.figureProperty().set(figure);
    actions.attach(view, view);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return List.of(new HBox(space, actions.button(view)), view);
  }

  private void mark() {
    boolean old = study.get() != null && model.isOutdated(study.get());
    outdated.setVisible(old);
    answer.setOpacity(Outdated.opacity(old));
  }

  /** What is shown. */
  Region node() {
    return root;
  }
}
