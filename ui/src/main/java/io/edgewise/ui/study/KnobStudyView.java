package io.edgewise.ui.study;

import io.edgewise.ui.export.FigureActions;
import io.edgewise.ui.shell.Workbench;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;

/** Break-even and sweep over a number: what is asked on top, the last answer below. */
public final class KnobStudyView {

  private final BorderPane root = new BorderPane();

  /** The view of a model. */
  public KnobStudyView(KnobStudyViewModel model, Workbench workbench, FigureActions actions) {
    Node form = new StudyForm(model).node();
    BorderPane.setMargin(form, new Insets(10));
    ScrollPane scroll =
        new ScrollPane(new StudyView(model, workbench, actions, model.newestProperty(), "study").node());
    scroll.setFitToWidth(true);
    root.setId("study");
    root.setTop(form);
    root.setCenter(scroll);
  }

  /** What is shown. */
  public Node node() {
    return root;
  }
}
