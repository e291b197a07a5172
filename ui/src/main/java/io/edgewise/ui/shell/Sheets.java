package io.edgewise.ui.shell;

import atlantafx.base.controls.ModalPane;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

/**
 * What is asked or told over the views, within the window, so that colours and size of the text hold for it, too. Esc closes it and
 * gives the keyboard back.
 */
final class Sheets {

  /** Pixels of the text in a sheet, at most. */
  static final double TEXT_WIDTH = 640;
  private static final double WIDTH = 680;

  private final ModalPane pane = new ModalPane();
  private final StackPane root;
  private final Node below;
  private Node focusedBefore;

  /** Sheets over a node. */
  Sheets(Node below) {
    this.below = below;
    root = new StackPane(below, pane);
    pane.setId("sheets");
    pane.setInTransitionFactory(null);
    pane.setOutTransitionFactory(null);
    // Some controls take Esc for themselves, though they have nothing to close.
    root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (isShowing() && event.getCode() == KeyCode.ESCAPE) {
        hide();
        event.consume();
      }
    });
    pane.displayProperty().addListener((property, was, is) -> {
      // Tab must not lead to what is covered.
      below.setDisable(is);
      if (!is && focusedBefore != null) {
        focusedBefore.requestFocus();
        focusedBefore = null;
      }
    });
  }

  /** The node with the sheets over it. */
  StackPane node() {
    return root;
  }

  /** Whether a sheet is shown. */
  boolean isShowing() {
    return pane.isDisplay();
  }

  /**
   * Shows something, in place of what is shown.
   *
   * @param title what it is
   * @param content of it
   * @param first what gets the keyboard
   */
  void show(String title, Region content, Node first) {
    Label head = new Label(title);
    head.getStyleClass().add("sheet-title");
    Button close = new Button("Close");
    close.setId("close-sheet");
    close.setTooltip(new Tooltip("Close (Esc)\nGoes back to the scenario."));
    close.setOnAction(event -> hide());
    HBox foot = new HBox(close);
    foot.setAlignment(Pos.CENTER_RIGHT);
    foot.setPadding(new Insets(12, 0, 0, 0));
    BorderPane sheet = new BorderPane(content, head, null, foot, null);
    sheet.setId("sheet");
    sheet.getStyleClass().add("sheet");
    sheet.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    sheet.setPrefWidth(WIDTH);
    if (!isShowing()) {
      focusedBefore = root.getScene() == null ? null : root.getScene().getFocusOwner();
    }
    pane.setContent(null);
    pane.show(sheet);
    Platform.runLater((first == null ? close : first)::requestFocus);
  }

  void hide() {
    pane.hide(true);
  }

  /** A text that is broken into lines of a width, and says at once how high it is. */
  static Text text(String words, double width) {
    Text text = new Text(words);
    text.setWrappingWidth(width);
    text.getStyleClass().add("sheet-text");
    return text;
  }
}
