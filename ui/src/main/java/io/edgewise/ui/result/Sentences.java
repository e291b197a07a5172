package io.edgewise.ui.result;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Sentences on the screen. */
final class Sentences {

  private Sentences() {}

  /** A heading with sentences below it. */
  static List<Node> under(String heading, List<String> sentences) {
    List<Node> nodes = new ArrayList<>();
    Label title = new Label(heading);
    title.getStyleClass().add("heading");
    nodes.add(title);
    sentences.forEach(sentence -> nodes.add(of("• " + sentence)));
    return nodes;
  }

  /** A sentence as wide as there is room, on as many lines as it needs. */
  static Label of(String sentence) {
    Label label = new Label(sentence);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
