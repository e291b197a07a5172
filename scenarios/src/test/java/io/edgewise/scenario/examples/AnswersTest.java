package io.edgewise.scenario.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
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
 * Every file of {@code examples/answers} holds commands as a user would type them, and below each one what it prints, with
 * the exit code where it is not 0 ({@code -Dgolden.update=true} rewrites that). Beside {@code ./edgewise} there is
 * {@code cat FILE}.
 */
class AnswersTest {

  private static final String PROMPT = "$ ";

  @TestFactory
  @DisplayName("the commands of the examples print what stands below them")
  Stream<DynamicTest> answers() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("examples", "answers"))) {
      return files.sorted().toList().stream().map(file -> dynamicTest(file.getFileName().toString(), () -> {
        StringBuilder answer = new StringBuilder();
        for (String command : Files.readString(file).lines().filter(line -> line.startsWith(PROMPT)).toList()) {
          answer.append(command).append('\n').append(printed(command.substring(PROMPT.length())));
        }
        if (Boolean.getBoolean("golden.update")) {
          Files.writeString(file, answer);
        }
        assertEquals(Files.readString(file), answer.toString());
      }));
    }
  }

  /** What a command prints, started from the folder of this module. */
  private static String printed(String command) throws IOException {
    List<String> words = Stream.of(command.replace("scenarios/examples/", "examples/")
        .split(" (?=(?:[^']*'[^']*')*[^']*$)")).map(word -> word.replace("'", "")).toList();
    if (words.getFirst().equals("cat")) {
      return Files.readString(Path.of(words.get(1)));
    }
    assertEquals("./edgewise", words.getFirst());
    Cli run = Cli.run(words.subList(1, words.size()).toArray());
    boolean answered = run.code() == 0 || run.code() == 3;
    assertTrue(answered, run.err());
    return run.out() + (run.code() == 0 ? "" : "(exit code " + run.code() + ")\n");
  }
}
