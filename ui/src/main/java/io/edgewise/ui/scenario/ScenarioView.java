package io.edgewise.ui.scenario;

import io.edgewise.ui.document.ScenarioDocument;
import io.edgewise.ui.shell.LatePart;
import io.edgewise.ui.shell.Workbench;
import java.util.List;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.TextPos;

/** The scenario file as text, with what is wrong in it below, and what was changed beside it. */
public final class ScenarioView {

  /** What is typed without a longer pause is one change. */
  private static final Duration PAUSE = Duration.seconds(1.5);
  private static final Duration HOVER = Duration.millis(300);

  private final ScenarioDocument document;
  private final ScenarioViewModel model;
  private final YamlEditor editor = new YamlEditor(this::typed);
  private final FindBar find = new FindBar(editor);
  private final PauseTransition pause = new PauseTransition(PAUSE);
  private final SplitPane root = new SplitPane();
  private final Tooltip message = new Tooltip();
  private boolean typing;

  /**
   * The view of a workbench.
   *
   * @param model of its document
   */
  public ScenarioView(Workbench workbench, ScenarioViewModel model) {
    this.model = model;
    document = workbench.document();
    new Completing(editor, workbench.catalog());
    pause.setOnFinished(event -> document.closeChange());
    document.textProperty().addListener((property, before, now) -> follow());
    model.marksProperty().addListener((property, before, now) -> editor.underline(now));
    editor.underline(model.marksProperty().get());
    editor.node().focusedProperty().addListener((property, was, is) -> {
      if (!is) {
        document.closeChange();
      }
    });
    follow();
    explainOnHover();
    BorderPane text = new BorderPane(editor.node());
    text.setTop(find.node());
    text.getChildren().add(editor.colours());
    SplitPane left = new SplitPane(text, new LatePart(new ProblemList(model, this::goTo).node(), 1));
    left.setOrientation(Orientation.VERTICAL);
    left.setDividerPositions(0.75);
    left.setId("scenario-text");
    Node history = new LatePart(new HistoryList(document).node(), 2);
    SplitPane.setResizableWithParent(history, false);
    root.getItems().addAll(left, history);
    root.setDividerPositions(0.8);
    root.setId("scenario");
  }

  /** What is shown. */
  public Node node() {
    return root;
  }

  /** Whether there are lines that it does not show yet. */
  public boolean isReading() {
    return editor.isPartial();
  }

  /** Opens the bar that finds a text. */
  public void find() {
    find.find();
  }

  /** Opens the bar that goes to a line. */
  public void goToLine() {
    find.goToLine();
  }

  /** Goes to the next problem behind the caret. */
  public void nextProblem() {
    model.next(editor.caretLine(), editor.caretColumn()).ifPresent(this::goTo);
  }

  private void goTo(Mark mark) {
    if (mark.line() >= 0) {
      editor.goTo(mark.line(), mark.from());
    }
  }

  private void follow() {
    if (!typing) {
      editor.show(document.text().replace("\r\n", "\n"));
    }
  }

  private void typed(String text) {
    String before = document.text();
    typing = true;
    document.type(before.contains("\r\n") ? text.replace("\n", "\r\n") : text);
    typing = false;
    pause.playFromStart();
    // A new line begins a new change.
    if (text.lines().count() != before.lines().count()) {
      document.closeChange();
    }
  }

  /** Says what is wrong where the mouse rests. */
  private void explainOnHover() {
    message.setWrapText(true);
    message.setMaxWidth(520);
    message.setId("problem-message");
    CodeArea area = editor.node();
    PauseTransition rest = new PauseTransition(HOVER);
    area.addEventHandler(MouseEvent.MOUSE_MOVED, event -> {
      TextPos there = area.getTextPosition(event.getScreenX(), event.getScreenY());
      List<Mark> marks = there == null ? List.of() : model.at(there.index(), there.charIndex());
      if (marks.isEmpty()) {
        rest.stop();
        message.hide();
        return;
      }
      message.setText(marks.stream().map(mark -> mark.problem().message()).collect(Collectors.joining("\n")));
      rest.setOnFinished(done -> message.show(area, event.getScreenX() + 8, event.getScreenY() + 16));
      rest.playFromStart();
    });
    area.addEventHandler(MouseEvent.MOUSE_EXITED, event -> {
      rest.stop();
      message.hide();
    });
  }
}
