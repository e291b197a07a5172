package io.edgewise.ui.assumption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.ui.screen.Screen;
import io.edgewise.ui.screen.Window;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Screen.class)
class AssumptionsTest {

  private static final String PROTOCOL = "users.connection.protocol";

  @Test
  @DisplayName("a default can be replaced, is marked then, and comes back with the file as it was")
  void replacesAndResets() throws IOException {
    try (Window window = Window.onExample("minimal.yaml")) {
      Screen.run(() -> window.main().tabs().getSelectionModel().select(tab(window)));
      window.awaitAnswer();
      String before = Screen.get(window.workbench().document()::text);
      Screen.until("the assumptions", () -> entry(window).isPresent());
      assertFalse(entry(window).orElseThrow().overridden());
      Screen.run(() -> table(window).getSelectionModel().select(entry(window).orElseThrow()));
      TextField value = window.node("assumptions-value", TextField.class);
      Screen.run(() -> value.setText("http3"));
      Screen.run(window.node("assumptions-apply", Button.class)::fire);
      assertTrue(Screen.get(window.workbench().document()::text).contains("protocol: http3"));
      Screen.until("a mark", () -> entry(window).filter(Entry::overridden).isPresent());
      assertEquals("http3", entry(window).orElseThrow().line().value());
      assertEquals(Optional.of("tls1.3"), entry(window).orElseThrow().usual());
      Screen.run(() -> table(window).getSelectionModel().select(entry(window).orElseThrow()));
      Screen.run(window.node("assumptions-reset", Button.class)::fire);
      assertEquals(before, Screen.get(window.workbench().document()::text));
      Screen.until("no mark", () -> entry(window).filter(each -> !each.overridden()).isPresent());
    }
  }

  @Test
  @DisplayName("what the catalogue says cannot be typed over")
  void leavesTheCatalogueAlone() throws IOException {
    try (Window window = Window.onExample("minimal.yaml")) {
      Screen.run(() -> window.main().tabs().getSelectionModel().select(tab(window)));
      window.awaitAnswer();
      Screen.until("assumptions of a strategy", () -> table(window).getItems().stream()
          .anyMatch(each -> !each.group().equals(AssumptionsViewModel.ALL)));
      Screen.run(() -> table(window).getSelectionModel().select(table(window).getItems().stream()
          .filter(each -> !each.group().equals(AssumptionsViewModel.ALL)).findFirst().orElseThrow()));
      List<String> buttons = List.of("assumptions-apply", "assumptions-reset");
      buttons.forEach(id -> assertTrue(window.node(id, Button.class).isDisabled(), id));
    }
  }

  private static int tab(Window window) {
    return window.main().tabs().getTabs().stream().map(each -> each.getId()).toList().indexOf("tab-assumptions");
  }

  @SuppressWarnings("unchecked")
  private static TableView<Entry> table(Window window) {
    return (TableView<Entry>) window.main().root().lookup("#assumptions-table");
  }

  private static Optional<Entry> entry(Window window) {
    return table(window) == null ? Optional.empty() : table(window).getItems().stream()
        .filter(each -> each.line().subject().equals(PROTOCOL)).findFirst();
  }
}
