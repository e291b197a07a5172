package io.edgewise.ui.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.topology.text.InvalidInputException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioDocumentTest {

  private final ScenarioDocument document = new ScenarioDocument();

  @TempDir
  private Path folder;

  @Test
  @DisplayName("movements of one slider are one change, until it is let go")
  void movementsOfOneSliderAreOneChange() {
    document.begin("rate: 1 # a\nseed: 1\n", "a.yaml");
    document.set("rate", "2", "Rate 2");
    document.set("rate", "3", "Rate 3");
    assertEquals(1, document.changes().size());
    assertEquals("Rate 3", document.changes().getFirst().description());
    document.closeChange();
    document.set("rate", "4", "Rate 4");
    document.set("seed", "5", "Seed 5");
    assertEquals(3, document.changes().size());
    document.undo();
    document.undo();
    assertEquals("rate: 3 # a\nseed: 1\n", document.text());
    document.undo();
    assertEquals("rate: 1 # a\nseed: 1\n", document.text());
    assertFalse(document.dirtyProperty().get());
    document.undo();
    document.goTo(3);
    assertEquals("rate: 4 # a\nseed: 5\n", document.text());
    document.redo();
    assertEquals(3, document.positionProperty().get());
  }

  @Test
  @DisplayName("what was undone is gone with the next change")
  void changesAfterAnUndoTakeTheOthersPlace() {
    document.begin("a: 1\n", "a.yaml");
    document.set("a", "2", "2");
    document.undo();
    document.set("a", "3", "3");
    assertEquals(1, document.changes().size());
    document.redo();
    assertEquals("a: 3\n", document.text());
    document.undo();
    assertEquals("a: 1\n", document.text());
  }

  @Test
  void typingInOneGoIsOneChange() {
    document.begin("a: 1\n", "a.yaml");
    document.type("a: 12\n");
    document.type("a: 123\n");
    document.set("a", "4", "A 4");
    document.type("a: 45\n");
    assertEquals(3, document.changes().size());
    document.undo();
    document.undo();
    assertEquals("a: 123\n", document.text());
  }

  @Test
  void aRefusedChangeChangesNothing() {
    document.begin("a: [1\n", "a.yaml");
    assertThrows(InvalidInputException.class, () -> document.set("a", "2", "2"));
    assertEquals("a: [1\n", document.text());
    assertTrue(document.changes().isEmpty());
  }

  @Test
  void theHistoryIsBounded() {
    document.begin("a: 0\n", "a.yaml");
    for (int i = 1; i <= ScenarioDocument.MOST_CHANGES + 10; i++) {
      document.change("A " + i, "",
          file -> file.with("a", String.valueOf(file.text().length() + file.text().hashCode())));
    }
    assertEquals(ScenarioDocument.MOST_CHANGES, document.changes().size());
    assertEquals(ScenarioDocument.MOST_CHANGES, document.positionProperty().get());
    document.goTo(0);
    assertEquals(document.changes().getFirst().before(), document.text());
  }

  @Test
  void savesAndOpensAgain() throws IOException {
    Path file = folder.resolve("b.yaml");
    document.begin("a: 1\n", "a.yaml");
    assertNull(document.fileProperty().get());
    document.set("a", "2", "2");
    assertTrue(document.dirtyProperty().get());
    document.save(file);
    assertFalse(document.dirtyProperty().get());
    assertEquals("b.yaml", document.nameProperty().get());
    assertEquals("a: 2\n", Files.readString(file));
    document.undo();
    assertTrue(document.dirtyProperty().get(), "what is saved is not what is shown");
    document.redo();
    assertFalse(document.dirtyProperty().get());
    ScenarioDocument other = new ScenarioDocument();
    other.open(file);
    assertEquals("a: 2\n", other.text());
    assertEquals(file.toAbsolutePath().toString(), other.source());
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path file = Files.writeString(folder.resolve("real.yaml"), "a: 1\n");
    Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), file);
    document.open(link);
    document.set("a", "2", "2");
    document.save(link);
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("a: 2\n", Files.readString(file));
  }

  @Test
  void aFileThatCannotBeReadChangesNothing() throws IOException {
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe4});
    document.begin("a: 1\n", "a.yaml");
    assertThrows(MalformedInputException.class, () -> document.open(latin));
    assertThrows(IOException.class, () -> document.open(folder));
    assertEquals("a: 1\n", document.text());
    assertEquals("a.yaml", document.nameProperty().get());
  }
}
