package io.edgewise.scenario.folder;

import java.io.IOException;
import java.nio.file.Path;

/** A process that writes to a folder until it is killed, or its input ends. */
final class HeldFolder {

  private HeldFolder() {}

  /** Says "held" when it may write to the folder that is named. */
  public static void main(String[] arguments) throws IOException {
    try (FolderJournal journal = FolderJournal.open(Path.of(arguments[0]), () -> {})) {
      System.out.println("held");
      System.out.flush();
      while (System.in.read() >= 0) {
        continue;
      }
      journal.settle();
    }
  }
}
