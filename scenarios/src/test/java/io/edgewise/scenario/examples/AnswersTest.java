package io.edgewise.scenario.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.edgewise.scenario.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every file of {@code examples/answers} holds a command in its first line, as a user would type it, and below what it
 * prints ({@code -Dgolden.update=true} rewrites that).
 */
class AnswersTest {

  private static final String PROMPT = "$ ./edgewise ";

  @TestFactory
  @DisplayName("a command of the examples prints what stands below it")
  Stream<DynamicTest> answers() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("examples", "answers"))) {
      return files.sorted().toList().stream().map(file -> dynamicTest(file.getFileName().toString(), () -> {
        String text = Files.readString(file);
        String command = text.substring(0, text.indexOf('\n'));
        String answer = command + '\n' + printed(command);
        if (Boolean.getBoolean("golden.update")) {
          Files.writeString(file, answer);
        }
        assertEquals(Files.readString(file), answer);
      }));
    }
  }

  /** What a command prints, started from the folder of this module. */
  private static String printed(String command) {
    List<String> words = Stream.of(command.substring(PROMPT.length()).replace("scenarios/examples/", "examples/")
        .split(" (?=(?:[^']*'[^']*')*[^']*$)")).map(word -> word.replace("'", "")).toList();
    Cli run = Cli.run(words.toArray());
    assertEquals(0, run.code(), run.err());
    return run.out();
  }
}
