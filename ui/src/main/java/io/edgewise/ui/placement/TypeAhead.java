package io.edgewise.ui.placement;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyEvent;

/** Chooses from a long list what is typed: the first label that begins with it, else the first that contains it. */
final class TypeAhead {

  /** After such a pause, what is typed is another name. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

  private final ComboBox<Option> box;
  private final StringBuilder typed = new StringBuilder();
  private long last;

  private TypeAhead(ComboBox<Option> box) {
    this.box = box;
  }

  /** Listens to the keys that are typed in a box. */
  static void in(ComboBox<Option> box) {
    box.addEventHandler(KeyEvent.KEY_TYPED, new TypeAhead(box)::typed);
  }

  private void typed(KeyEvent event) {
    String text = event.getCharacter();
    boolean command = event.isShortcutDown() || event.isControlDown() || event.isAltDown() || event.isMetaDown();
    long now = System.nanoTime();
    if (now - last > PAUSE_NANOS) {
      typed.setLength(0);
    }
    // A space before anything else opens the list.
    if (command || text.isEmpty() || Character.isISOControl(text.charAt(0)) || text.isBlank() && typed.isEmpty()) {
      return;
    }
    last = now;
    typed.append(text.toLowerCase(Locale.ROOT));
    find(box.getItems(), typed.toString());
    event.consume();
  }

  private void find(List<Option> options, String sought) {
    options.stream().filter(option -> label(option).contains(sought))
        .min(Comparator.comparing(option -> !label(option).startsWith(sought))).ifPresent(box::setValue);
  }

  private static String label(Option option) {
    return option.label().toLowerCase(Locale.ROOT);
  }
}
