package io.edgewise.ui.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.sim.engine.TableCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnsweringTest {

  private static final ScenarioCompiler COMPILER = ScenarioCompiler.shipped();
  private static final Path EXAMPLE = Path.of("..", "scenarios", "examples", "round-trips.yaml");

  /** What the screen has to do: done by the test, when it wants. */
  private final LinkedBlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
  private final Answering answers = new Answering(COMPILER, new TableCache(), screen::add, 2);
  private final List<Reply> replies = new ArrayList<>();

  AnsweringTest() {
    answers.replyProperty().addListener((property, before, now) -> replies.add(now));
  }

  @AfterEach
  void close() {
    answers.close();
  }

  private static Question question(String text, String... hidden) {
    return new Question(text, EXAMPLE.toString(), Set.of(hidden));
  }

  private void until(BooleanSupplier holds) {
    while (!holds.getAsBoolean()) {
      try {
        Runnable next = screen.poll(30, TimeUnit.SECONDS);
        assertNotNull(next, "nothing came");
        next.run();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private String text() throws IOException {
    // More precise than the first answer is.
    return Files.readString(EXAMPLE).replace("within: 2%", "within: 1%");
  }

  @Test
  @DisplayName("answers come ever more sharply until the precision of the file is reached")
  void refines() throws IOException {
    answers.ask(question(text()));
    assertTrue(answers.workingProperty().get());
    assertFalse(answers.currentProperty().get());
    until(() -> !answers.workingProperty().get());
    assertTrue(replies.size() > 1, "more than one answer");
    assertTrue(replies.getLast().complete());
    assertFalse(replies.getFirst().complete());
    assertTrue(replies.getLast().run().strategies().getFirst().requests() > replies.getFirst().run().strategies()
        .getFirst().requests());
  }

  @Test
  @DisplayName("the newest question wins; of older ones there are first estimates at most, before it, and none as current")
  void theNewestWins() throws IOException {
    List<Long> current = new ArrayList<>();
    answers.currentProperty().addListener((property, before, now) -> {
      if (now) {
        current.add(answers.replyProperty().get().run().seed());
      }
    });
    for (int seed = 1; seed <= 5; seed++) {
      answers.ask(question(text().replace("seed: 1", "seed: " + seed)));
    }
    until(() -> !answers.workingProperty().get());
    assertEquals(List.of(5L), current);
    List<Long> seeds = replies.stream().map(reply -> reply.run().seed()).toList();
    assertEquals(seeds.stream().sorted().toList(), seeds);
    assertTrue(replies.stream().filter(reply -> reply.run().seed() < 5).allMatch(reply -> reply.number() == 0));
    assertTrue(replies.getLast().complete());
  }

  @Test
  @DisplayName("an answer that is on its way to the screen when something newer is asked is not shown")
  void anOlderAnswerIsNeverShownAsNew() throws IOException {
    answers.ask(question(text()));
    until(() -> answers.currentProperty().get());
    Reply first = answers.replyProperty().get();
    answers.ask(question(text().replace("seed: 1", "seed: 2")));
    assertFalse(answers.currentProperty().get());
    assertEquals(first, answers.replyProperty().get());
    until(() -> answers.currentProperty().get());
    assertEquals(2, answers.replyProperty().get().run().seed());
  }

  @Test
  void whatWasCancelledSaysNothingAnyMore() throws IOException {
    answers.ask(question(text()));
    answers.cancel();
    assertFalse(answers.workingProperty().get());
    answers.ask(question("broken: [", "a"));
    until(() -> !answers.workingProperty().get());
    assertNull(answers.replyProperty().get());
  }

  @Test
  @DisplayName("problems are those of validate, and the answer before stays, not as current")
  void problems() throws IOException {
    answers.ask(question(text()));
    until(() -> answers.currentProperty().get());
    answers.ask(
        question(text().replace("platform: aws-lambda, at: aws:eu-west-1", "platform: aws-lambdo, at: aws:eu-west-1")));
    until(() -> !answers.workingProperty().get());
    assertEquals(EXAMPLE + ":28:25: strategies.ireland.compute.platform: no platform \"aws-lambdo\"; did you mean "
        + "\"aws-lambda\"?", answers.problemsProperty().get().getFirst().toString());
    assertFalse(answers.currentProperty().get());
    assertNotNull(answers.replyProperty().get());
  }

  @Test
  void hiddenStrategiesAreNotSimulated() throws IOException {
    answers.ask(question(text(), "ireland"));
    until(() -> answers.currentProperty().get());
    assertEquals(List.of("frankfurt", "virginia"),
        answers.replyProperty().get().run().strategies().stream().map(strategy -> strategy.id()).toList());
    answers.ask(question(text(), "ireland", "frankfurt", "virginia"));
    until(() -> !answers.workingProperty().get());
    assertFalse(answers.currentProperty().get());
    assertTrue(answers.problemsProperty().get().getFirst().message().contains("hidden"));
  }

  @Test
  @DisplayName("the verdict has an interval, and says what kind of answer it rests on")
  void theVerdictSaysWhatItRestsOn() throws IOException {
    VerdictViewModel verdict = new VerdictViewModel(answers);
    answers.ask(question(text()));
    assertEquals("Simulating …", verdict.statusProperty().get());
    until(() -> answers.currentProperty().get());
    assertTrue(verdict.verdictProperty().get().matches("Code in Virginia, beside the data .*±.*faster at p99.*"),
        verdict.verdictProperty().get());
    assertTrue(verdict.statusProperty().get().startsWith("First estimate from "), verdict.statusProperty().get());
    answers.cancel();
    assertTrue(verdict.statusProperty().get().contains("stopped before"), verdict.statusProperty().get());
    answers.ask(question(text().replace("seed: 1", "seed: 2")));
    assertTrue(verdict.statusProperty().get().startsWith("Shown is the answer to what was asked before"));
    until(() -> !answers.workingProperty().get());
    assertTrue(verdict.statusProperty().get().startsWith("Final answer from "), verdict.statusProperty().get());
  }
}
