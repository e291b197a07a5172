package io.edgewise.ui.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.edgewise.ui.screen.Screen;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.event.Event;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Screen.class)
class TypeAheadTest {

  private static final List<Option> PLACES = List.of(new Option("a", "Europe (Stockholm)"),
      new Option("b", "Europe (Paris)"), new Option("c", "Asia Pacific (Tokyo)"), new Option("d", "Paris South"));

  private final ComboBox<Option> box = Screen.get(() -> {
    ComboBox<Option> made = new ComboBox<>(FXCollections.observableArrayList(PLACES));
    TypeAhead.in(made);
    return made;
  });

  private String type(String text, boolean control) {
    return Screen.get(() -> {
      text.chars().forEach(each -> Event.fireEvent(box, new KeyEvent(KeyEvent.KEY_TYPED, Character.toString(each), "",
          KeyCode.UNDEFINED, false, control, false, false)));
      return box.getValue() == null ? null : box.getValue().id();
    });
  }

  @Test
  @DisplayName("what begins with what is typed is chosen before what contains it")
  void beginning() {
    assertEquals("d", type("par", false));
  }

  @Test
  @DisplayName("a name is found by a word within it, in capitals or not, and nothing changes where none fits any more")
  void within() {
    assertEquals("c", type("TOKYO", false));
    assertEquals("c", type("x", false));
  }

  @Test
  @DisplayName("a space alone and keys of commands choose nothing")
  void commands() {
    assertNull(type(" ", false));
    assertNull(type("p", true));
  }
}
