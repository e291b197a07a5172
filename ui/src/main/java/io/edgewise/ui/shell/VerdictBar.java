package io.edgewise.ui.shell;

import atlantafx.base.theme.Styles;
import io.edgewise.ui.answer.VerdictViewModel;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The verdict in words above all views, with what it rests on, and a button that ends the work. */
final class VerdictBar extends BorderPane {

  VerdictBar(Workbench workbench) {
    VerdictViewModel model = new VerdictViewModel(workbench.answers());
    getStyleClass().add("verdict-bar");
    setPadding(new Insets(7, 14, 5, 14));
    Label verdict = new Label();
    verdict.setId("verdict");
    verdict.getStyleClass().add("verdict");
    verdict.setWrapText(true);
    verdict.textProperty().bind(model.verdictProperty());
    Label status = new Label();
    status.setId("status");
    status.getStyleClass().add("status");
    status.setWrapText(true);
    status.textProperty().bind(model.statusProperty());
    Label notice = new Label();
    notice.setId("notice");
    notice.getStyleClass().add("notice");
    notice.setWrapText(true);
    notice.textProperty().bind(workbench.noticeProperty());
    notice.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(notice, Priority.ALWAYS);
    ProgressBar progress = new ProgressBar();
    progress.setPrefWidth(120);
    progress.setAccessibleText("Progress of the simulation");
    progress.progressProperty().bind(workbench.answers().progressProperty());
    Button stop = new Button("Stop");
    stop.setId("stop");
    stop.setTooltip(new Tooltip("Stop (Esc)\nEnds the refinement; what is known stays."));
    stop.setOnAction(event -> workbench.answers().cancel());
    stop.getStyleClass().add(Styles.SMALL);
    HBox work = new HBox(8, progress, stop);
    work.setAlignment(Pos.CENTER_RIGHT);
    work.setMinWidth(Region.USE_PREF_SIZE);
    work.visibleProperty().bind(workbench.answers().workingProperty());
    // Beside the status, so that a notice moves nothing that somebody is about to click on.
    HBox state = new HBox(20, status, notice, work);
    state.setAlignment(Pos.CENTER_LEFT);
    state.getStyleClass().add("verdict-state");
    setCenter(new VBox(2, verdict, state));
    Outdated.dims(verdict, workbench.answers());
  }
}
