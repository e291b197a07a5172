package io.edgewise.scenario.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.trust.Oracle.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that once made a command fail, and some new ones; .ci/fuzz tries as many as there is time. */
class CorpusTest {

  private static final Path CORPUS = Path.of("src/test/resources/io/edgewise/scenario/trust/corpus");

  @TempDir
  private static Path folder;

  private static Map<String, Target> targets;
  private static Oracle oracle;

  @BeforeAll
  static void fill() throws IOException {
    Workplace place = Workplace.in(folder);
    targets = Targets.in(place, Path.of("..")).stream().collect(Collectors.toMap(Target::name, Function.identity()));
    oracle = new Oracle(place);
  }

  @Test
  @DisplayName("what once went wrong is taken, or refused with a message that has a place")
  void corpus() throws IOException {
    List<String> faults = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(CORPUS)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      Target target = targets.get(file.getParent().getFileName().toString());
      oracle.judge(target, Files.readAllBytes(file))
          .ifPresent(finding -> faults.add(file + ": " + finding.signature() + "\n" + finding.detail()));
    }
    assertEquals(List.of(), faults);
    assertTrue(files.size() > 20, "only " + files.size() + " files");
  }

  @Test
  @DisplayName("every target takes its seeds, and spoilt ones in the same way")
  void seeds() {
    Mutator mutator = new Mutator(new SplittableRandom(1));
    List<Finding> faults = new ArrayList<>();
    targets.values().stream().sorted((a, b) -> a.name().compareTo(b.name())).forEach(target -> {
      oracle.judge(target, target.seeds().getFirst()).ifPresent(faults::add);
      oracle.judge(target, mutator.spoilt(target)).ifPresent(faults::add);
    });
    assertEquals(List.of(), faults);
  }

  @Test
  @DisplayName("a command that fails, or refuses without a place, is found out")
  void oracle() {
    byte[] any = "x".getBytes(StandardCharsets.UTF_8);
    Target failing = new Target("failing", "file.yaml", List.of(any), List.of("validate", "PLACE/tiny.yaml", "--set"));
    assertEquals(Optional.of("no message has a place"), oracle.judge(failing, any).map(Finding::signature));
    Target silent = new Target("silent", "tiny.yaml", List.of(any), List.of("validate", "PLACE/tiny.yaml"));
    assertEquals(Optional.empty(), oracle.judge(silent, any).map(Finding::signature));
  }
}
