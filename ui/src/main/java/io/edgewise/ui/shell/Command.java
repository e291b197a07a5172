package io.edgewise.ui.shell;

import java.util.Objects;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;

/**
 * Something a person can do from a menu, with a key, or with a button.
 *
 * @param name as menus say it
 * @param shortcut its key, such as {@code Shortcut+S}; empty for none
 * @param sentence what it does
 * @param allowed whether it can be done now; null for always
 * @param action does it
 */
public record Command(String name, String shortcut, String sentence, BooleanExpression allowed, Runnable action) {

  /** Checks for null. */
  public Command {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(shortcut, "shortcut");
    Objects.requireNonNull(sentence, "sentence");
    Objects.requireNonNull(action, "action");
  }

  /** An entry of a menu. */
  MenuItem menuItem() {
    MenuItem item = new MenuItem(name);
    if (!shortcut.isEmpty()) {
      item.setAccelerator(KeyCombination.valueOf(shortcut));
    }
    if (allowed != null) {
      item.disableProperty().bind(allowed.not());
    }
    item.setOnAction(event -> action.run());
    return item;
  }

  /** Name, shortcut and one sentence, for a button that does the same. */
  public Tooltip tooltip() {
    return new Tooltip(name + (shortcut.isEmpty() ? "" : " (" + KeyCombination.valueOf(shortcut).getDisplayText() + ")")
        + "\n" + sentence);
  }
}
