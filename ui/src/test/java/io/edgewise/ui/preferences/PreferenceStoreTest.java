package io.edgewise.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferenceStoreTest {

  @TempDir
  private Path folder;

  @Test
  @DisplayName("what was chosen is there the next time, and no half-written file")
  void roundTrip() throws IOException {
    Path file = folder.resolve("a b.yaml");
    WindowState state = new WindowState(10, 20, 1200, 800, true, "tab-scenario", Map.of("scenario", List.of(0.75)));
    try (PreferenceStore store = PreferenceStore.in(folder)) {
      assertEquals(Preferences.defaults(), store.now());
      store.themeProperty().set(ThemeChoice.DARK);
      store.fontScaleProperty().set(1.2);
      store.threadsProperty().set(3);
      store.remember(file);
      store.windowProperty().set(state);
    }
    try (PreferenceStore store = PreferenceStore.in(folder)) {
      assertEquals(new Preferences(ThemeChoice.DARK, 1.2, 3, List.of(file.toString()), state), store.now());
      assertEquals(Optional.empty(), store.fault());
    }
    assertTrue(Files.readString(folder.resolve("preferences.json")).contains("\"theme\" : \"DARK\""));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("preferences.json")), files.toList());
    }
  }

  @Test
  @DisplayName("a file that cannot be read gives defaults and a sentence; one of a newer version is read as far as it goes")
  void unreadable() throws IOException {
    Path file = folder.resolve("preferences.json");
    Files.writeString(file, "{\"theme\": ");
    try (PreferenceStore store = PreferenceStore.in(folder)) {
      assertEquals(Preferences.defaults(), store.now());
      assertTrue(store.fault().orElseThrow().contains(file + " cannot be read"), store.fault()::toString);
    }
    Files.writeString(file, "{\"theme\": \"DARK\", \"fontScale\": 99, \"threads\": -4, \"later\": {\"x\": 1}}");
    try (PreferenceStore store = PreferenceStore.in(folder)) {
      assertEquals(new Preferences(ThemeChoice.DARK, Preferences.MOST_SCALE, 0, List.of(), null), store.now());
      assertFalse(store.fault().isPresent());
    }
  }

  @Test
  @DisplayName("recent files: the last one first, each once, ten at most")
  void recent() {
    try (PreferenceStore store = PreferenceStore.in(folder)) {
      for (int i = 0; i < 12; i++) {
        store.remember(folder.resolve(i + ".yaml"));
      }
      store.remember(folder.resolve("7.yaml"));
      assertEquals(Preferences.MOST_RECENT, store.recent().size());
      assertEquals(List.of(folder.resolve("7.yaml").toString(), folder.resolve("11.yaml").toString()),
          store.recent().subList(0, 2));
      assertEquals(1, store.recent().stream().filter(each -> each.endsWith("7.yaml")).count());
    }
  }

  @Test
  @DisplayName("the folder is the one that each system has for it")
  void folders() {
    Path home = Path.of("/home/ada");
    assertEquals(Path.of("/home/ada/.config/edgewise"), ConfigurationFolder.of("Linux", Map.of(), home));
    assertEquals(Path.of("/home/ada/.config/edgewise"),
        ConfigurationFolder.of("Linux", Map.of("XDG_CONFIG_HOME", "relative"), home));
    assertEquals(Path.of("/x/edgewise"), ConfigurationFolder.of("Linux", Map.of("XDG_CONFIG_HOME", "/x"), home));
    assertEquals(Path.of("/home/ada/Library/Application Support/edgewise"),
        ConfigurationFolder.of("Mac OS X", Map.of(), home));
    assertEquals(Path.of("/roaming/edgewise"),
        ConfigurationFolder.of("Windows 11", Map.of("APPDATA", "/roaming"), home));
  }
}
