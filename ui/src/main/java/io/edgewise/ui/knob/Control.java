package io.edgewise.ui.knob;

import io.edgewise.scenario.spec.Knob;
import io.edgewise.topology.text.FileText;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/** Something of a scenario that can be turned. */
public sealed interface Control {

  /** What it is called. */
  String label();

  /** One sentence on what it does. */
  String explanation();

  /** What it changes in the file: equal for controls that change the same. */
  String subject();

  /**
   * A number.
   *
   * @param knob its range and how its values are written; its path is that of the number in the file
   * @param value what the file says now
   * @param edit the text with a value that is written as the file would write it
   */
  record Number(String label, String explanation, Knob knob, double value,
      BiFunction<FileText, String, FileText> edit) implements Control {

    /** Checks for null. */
    public Number {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(explanation, "explanation");
      Objects.requireNonNull(knob, "knob");
      Objects.requireNonNull(edit, "edit");
    }

    @Override
    public String subject() {
      return knob.path();
    }
  }

  /**
   * One of several.
   *
   * @param path of the value in the file
   * @param options as the file writes them, the present one among them
   * @param value what the file says now
   */
  record Choice(String label, String explanation, String path, List<String> options, String value)
      implements
        Control {

    /** Copies the list. */
    public Choice {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(explanation, "explanation");
      Objects.requireNonNull(path, "path");
      options = List.copyOf(options);
      Objects.requireNonNull(value, "value");
    }

    @Override
    public String subject() {
      return path;
    }
  }
}
