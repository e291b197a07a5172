package io.edgewise.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.ui.document.ScenarioDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutosaveTest {

  /** A process number that no system gives. */
  private static final long DEAD = 999_999_999_999L;

  @TempDir
  private Path folder;

  private final ScenarioDocument document = new ScenarioDocument();

  private static void until(BooleanSupplier holds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!holds.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "never came true");
      Thread.onSpinWait();
    }
  }

  private Optional<String> left() {
    return Autosave.left(folder).flatMap(Autosave::read).map(LostText::text);
  }

  @Test
  @DisplayName("after a crash the last text is there, with its name and its file")
  void crash() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), "name: a\n");
    document.open(file);
    Autosave crashed = new Autosave(document, folder, DEAD, 0, told -> {});
    document.type("name: b\n");
    document.type("name: bc\n");
    until(() -> left().equals(Optional.of("name: bc\n")));
    assertEquals(Optional.of(new LostText("mine.yaml", file.toString(), "name: bc\n")),
        Autosave.left(folder).flatMap(Autosave::read));
    Autosave.forget(Autosave.left(folder).orElseThrow());
    assertEquals(Optional.empty(), left());
    crashed.close();
  }

  @Test
  @DisplayName("nobody else may look at unsaved text")
  void ownerAlone() throws IOException {
    Path made = folder.resolve("config").resolve("edgewise");
    Autosave autosave = new Autosave(document, made, DEAD, 0, told -> {});
    document.type("name: secret\n");
    until(() -> Autosave.left(made).isPresent());
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
    autosave.close();
  }

  @Test
  @DisplayName("nothing is left when the text is saved, undone, or the program ends as it should")
  void cleanEnds() throws IOException {
    Autosave autosave = new Autosave(document, folder, DEAD, 0, told -> {});
    document.type("name: a\n");
    until(() -> left().isPresent());
    document.save(folder.resolve("mine.yaml"));
    until(() -> left().isEmpty());
    document.type("name: b\n");
    until(() -> left().isPresent());
    document.undo();
    until(() -> left().isEmpty());
    document.type("name: c\n");
    until(() -> left().isPresent());
    autosave.close();
    assertFalse(left().isPresent());
  }

  @Test
  @DisplayName("what a program keeps that still runs is its own; what cannot be read is nothing")
  void others() throws IOException {
    long running = ProcessHandle.current().parent().orElseThrow().pid();
    Files.writeString(folder.resolve("unsaved-" + running + ".json"), "{}");
    assertEquals(Optional.empty(), Autosave.left(folder));
    Path broken = Files.writeString(folder.resolve("unsaved-" + DEAD + ".json"), "{\"name\": 1");
    assertEquals(Optional.of(broken), Autosave.left(folder));
    assertEquals(Optional.empty(), Autosave.read(broken));
    assertEquals(Optional.empty(), Autosave.left(folder.resolve("missing")));
  }

  @Test
  @DisplayName("a folder that cannot be written to is told of, and typing goes on")
  void fullDisk() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    AtomicReference<String> told = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(1);
    Autosave autosave = new Autosave(document, file.resolve("below"), DEAD, 0, sentence -> {
      told.set(sentence);
      done.countDown();
    });
    document.type("name: a\n");
    assertTrue(done.await(20, TimeUnit.SECONDS));
    assertTrue(told.get().startsWith("Unsaved changes cannot be kept in"), told.get());
    assertEquals("name: a\n", document.text());
    autosave.close();
  }
}
