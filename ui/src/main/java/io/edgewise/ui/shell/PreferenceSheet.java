package io.edgewise.ui.shell;

import io.edgewise.ui.preferences.PreferenceStore;
import io.edgewise.ui.preferences.Preferences;
import io.edgewise.ui.preferences.ThemeChoice;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.util.StringConverter;

/** The preferences, which take effect at once and hold for all scenarios. */
final class PreferenceSheet {

  private static final double EXPLANATION_WIDTH = 480;

  private final GridPane root = new GridPane(16, 8);
  private final ComboBox<ThemeChoice> theme = new ComboBox<>();

  /** Shows and changes preferences. */
  PreferenceSheet(PreferenceStore store) {
    theme.setId("preference-theme");
    theme.getItems().setAll(ThemeChoice.values());
    theme.setValue(store.themeProperty().get());
    theme.valueProperty().addListener((property, before, now) -> store.themeProperty().set(now));
    Slider scale = new Slider(Preferences.LEAST_SCALE, Preferences.MOST_SCALE, store.fontScaleProperty().get());
    scale.setId("preference-font-scale");
    scale.setBlockIncrement(0.1);
    scale.setMajorTickUnit(0.1);
    scale.setMinorTickCount(0);
    scale.setSnapToTicks(true);
    Label percent = new Label();
    percent.textProperty().bind(store.fontScaleProperty().multiply(100).asString("%.0f %%"));
    scale.valueProperty().addListener((property, before, now) -> {
      // The text grows when the knob is let go: it would move away below the mouse otherwise.
      if (!scale.isValueChanging()) {
        store.fontScaleProperty().set(now.doubleValue());
      }
    });
    scale.valueChangingProperty().addListener((property, was, is) -> {
      if (!is) {
        store.fontScaleProperty().set(scale.getValue());
      }
    });
    Spinner<Integer> threads = new Spinner<>(counts(store.threadsProperty().get()));
    threads.setId("preference-threads");
    threads.setEditable(true);
    threads.valueProperty().addListener((property, before, now) -> store.threadsProperty().set(now));
    threads.focusedProperty()
        .addListener((property, was, is) -> threads.getEditor().setText(threads.getValue().toString()));
    row(0, "_Theme", theme, "Light, dark, or as the operating system has it.", null);
    row(1, "_Size of the text", scale,
        "From 70 % to 200 %. Ctrl+Plus and Ctrl+Minus change it, too; Ctrl+0 sets it back.",
        percent);
    row(2, "T_hreads", threads, "How many simulate; 0 for as many as there are processors ("
        + Runtime.getRuntime().availableProcessors() + "). Results are the same with any number.", null);
  }

  /** Numbers of threads; what is typed and is none leaves the last one in force, in place of none at all. */
  private static IntegerSpinnerValueFactory counts(int now) {
    IntegerSpinnerValueFactory counts = new IntegerSpinnerValueFactory(0, Preferences.MOST_THREADS, now);
    counts.setConverter(new StringConverter<>() {
      @Override
      public String toString(Integer count) {
        return count.toString();
      }

      @Override
      public Integer fromString(String typed) {
        try {
          return Integer.valueOf(typed.strip());
        } catch (NumberFormatException e) {
          return counts.getValue();
        }
      }
    });
    return counts;
  }

  private void row(int number, String name, Control control, String sentence, Node beside) {
    Label label = new Label(name);
    label.setMnemonicParsing(true);
    label.setLabelFor(control);
    String plain = name.replace("_", "");
    control.setAccessibleText(plain);
    control.setTooltip(new Tooltip(plain + "\n" + sentence));
    control.setMaxWidth(Double.MAX_VALUE);
    control.setPrefWidth(260);
    root.add(label, 0, 2 * number);
    root.add(control, 1, 2 * number);
    if (beside != null) {
      root.add(beside, 2, 2 * number);
    }
    root.add(Sheets.text(sentence, EXPLANATION_WIDTH), 1, 2 * number + 1, 2, 1);
  }

  GridPane node() {
    return root;
  }

  /** What gets the keyboard first. */
  Node first() {
    return theme;
  }
}
