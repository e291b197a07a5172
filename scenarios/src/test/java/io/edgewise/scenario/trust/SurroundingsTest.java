package io.edgewise.scenario.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Results, figures, tables and messages do not depend on where and how they are made. */
@Isolated("changes the language and the time zone of the process")
class SurroundingsTest {

  /** A file in which nothing holds: unknown words, units and numbers in messages. */
  private static final String WRONG = """
      name: Wrong
      users: {rate: 1,5 / s, where: city:istanbull, ACCESS: fibre}
      requests: {title: {steps: [{compute: 12345678.9 parsecs}, {raed: items}]}}
      strategies: {INLINE: {compute: {platform: aws-lambada}}}
      run: {horizon: 1e9 s, replications: -3}
      """;

  /** A language with its own lower case of I, two with other digits, one with a comma in numbers; far time zones. */
  private static final Map<String, String> SURROUNDINGS = Map.of("tr-TR", "Pacific/Chatham", "ar-EG-u-nu-arab",
      "Asia/Kathmandu", "de-DE", "America/St_Johns", "hi-IN-u-nu-deva", "Pacific/Kiritimati");

  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @TempDir
  private Path folder;

  private Path small;
  private Path wrong;
  private Path out;

  @BeforeEach
  void files() throws IOException {
    small = Files.writeString(folder.resolve("small.yaml"), Cli.SMALL);
    wrong = Files.writeString(folder.resolve("wrong.yaml"), WRONG);
    out = folder.resolve("out");
    surround("und", "UTC");
  }

  @AfterEach
  void asBefore() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  private static void surround(String language, String place) {
    Locale.setDefault(Locale.forLanguageTag(language));
    TimeZone.setDefault(TimeZone.getTimeZone(place));
  }

  /** What a command printed and wrote, by file. */
  private SortedMap<String, String> answer(Object... command) throws IOException {
    Cli cli = Cli.run(command);
    SortedMap<String, String> answer =
        new TreeMap<>(Map.of("code", Integer.toString(cli.code()), "out", cli.out(), "err",
            cli.err()));
    if (Files.exists(out)) {
      try (Stream<Path> written = Files.walk(out)) {
        for (Path file : written.sorted(Comparator.reverseOrder()).toList()) {
          if (Files.isRegularFile(file)) {
            answer.put(out.relativize(file).toString(), Arrays.toString(Files.readAllBytes(file)));
          }
          Files.delete(file);
        }
      }
    }
    return answer;
  }

  private static void assertSame(SortedMap<String, String> expected, SortedMap<String, String> found, String where) {
    assertEquals(expected.keySet(), found.keySet(), where);
    expected.forEach((file, text) -> assertEquals(text, found.get(file), () -> file + " " + where));
  }

  @Test
  @DisplayName("a run is the same bytes on 1, 2, 3 and 8 threads")
  void threads() throws IOException {
    SortedMap<String, String> one = answer("run", small, "-o", out, "--threads", 1);
    assertEquals("0", one.get("code"), one.get("err"));
    assertTrue(one.containsKey("results.json") && one.containsKey("replications.csv"), one.keySet().toString());
    for (int threads : new int[] {2, 3, 8}) {
      assertSame(one, answer("run", small, "-o", out, "--threads", threads), "on " + threads + " threads");
    }
  }

  @Test
  @DisplayName("what is written, printed and complained about is the same in every language and time zone")
  void languages() throws IOException {
    List<Object[]> commands = List.of(
        new Object[] {"report", small, "--no-sensitivity", "--format", "html,pdf,markdown", "--images", "svg,pdf", "-o",
            out},
        new Object[] {"check", small, "-o", out},
        new Object[] {"explain", small},
        new Object[] {"trace", small, "--request", 3},
        new Object[] {"validate", wrong},
        new Object[] {"run", small, "--replications"},
        new Object[] {"run", "--help"},
        new Object[] {"catalog", "show", "aws-lambda"});
    List<SortedMap<String, String>> expected = new ArrayList<>();
    for (Object[] command : commands) {
      expected.add(answer(command));
    }
    assertEquals(List.of("0", "0", "0", "0", "2", "2", "0", "0"),
        expected.stream().map(each -> each.get("code")).toList());
    assertFalse(expected.get(4).get("err").isEmpty() && expected.get(4).get("out").isEmpty());
    for (Map.Entry<String, String> surroundings : new TreeMap<>(SURROUNDINGS).entrySet()) {
      surround(surroundings.getKey(), surroundings.getValue());
      for (int i = 0; i < commands.size(); i++) {
        assertSame(expected.get(i), answer(commands.get(i)), Arrays.toString(commands.get(i)) + " in " + surroundings);
      }
    }
  }
}
