package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.RetryPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The key {@code users.retries}. */
@DisplayName("users.retries")
class RetriesTest {

  private static final long MILLI = 1_000_000;

  private static RetryPolicy policy(String... settings) {
    return Compilation.of(Compilation.SMALL, settings).scenario().workload().users().retries();
  }

  @Test
  @DisplayName("is none unless it is there, and has a greatest wait of 20 s and no deadline")
  void defaults() {
    assertEquals(RetryPolicy.NONE, policy());
    assertEquals(new RetryPolicy(3, 100 * MILLI, 20_000 * MILLI, Long.MAX_VALUE),
        policy("users.retries.attempts=3", "users.retries.backoff=100 ms"));
    assertEquals(new RetryPolicy(3, 100 * MILLI, 2000 * MILLI, 60_000 * MILLI), policy("users.retries.attempts=3",
        "users.retries.backoff=100 ms", "users.retries.most=2 s", "users.retries.deadline=1 min"));
  }

  @Test
  @DisplayName("tells what is missing or too much")
  void mistakes() {
    assertTrue(Compilation.problems(Compilation.SMALL, "users.retries.attempts=3").contains("backoff"));
    assertTrue(Compilation.problems(Compilation.SMALL, "users.retries.attempts=99", "users.retries.backoff=1 s")
        .contains("attempts"));
  }
}
