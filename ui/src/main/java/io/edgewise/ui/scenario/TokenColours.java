package io.edgewise.ui.scenario;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;

/**
 * The colours that the style sheet gives to parts of lines, {@code .yaml-key} and the like: looked up with samples that nobody sees,
 * once for each theme and not for each part of each line, which is nearly half of what a first look at a file takes.
 */
final class TokenColours {

  private final Map<Token.Kind, Text> samples = new EnumMap<>(Token.Kind.class);
  private final Group node = new Group();

  /**
   * Colours that are black until the samples are in a scene.
   *
   * @param changed told when one of them changed
   */
  TokenColours(Runnable changed) {
    for (Token.Kind kind : Token.Kind.values()) {
      Text sample = new Text();
      sample.getStyleClass().add("yaml-" + kind.name().toLowerCase(Locale.ROOT));
      sample.fillProperty().addListener(property -> changed.run());
      samples.put(kind, sample);
    }
    node.setManaged(false);
    node.getChildren().addAll(samples.values());
  }

  /** The samples, to be in the scene in which the colours are seen. */
  Node node() {
    return node;
  }

  /** How a part of a line looks. */
  StyleAttributeMap of(Token.Kind kind) {
    return samples.get(kind).getFill() instanceof Color colour
        ? StyleAttributeMap.builder().setTextColor(colour).build() : StyleAttributeMap.EMPTY;
  }
}
