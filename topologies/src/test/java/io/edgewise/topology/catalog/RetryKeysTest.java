package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.store;
import static io.edgewise.topology.catalog.TestNodes.storeProblems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.RetryPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The keys {@code retries} and {@code retryPolicy}. */
class RetryKeysTest {

  private static final long SECOND = 1_000_000_000L;

  private static RetryPolicy dynamodb(String more) {
    return store("dynamodb", "{store: dynamodb, at: aws:us-east-1" + more + "}", "aws:us-east-1").store().retries();
  }

  @Test
  @DisplayName("nothing is asked again unless a strategy says so; then by its policy, or by that of the offer")
  void policies() {
    assertEquals(RetryPolicy.NONE, dynamodb(""));
    assertEquals(new RetryPolicy(3, SECOND, 20 * SECOND, Long.MAX_VALUE), dynamodb(", retries: default"));
    assertEquals(new RetryPolicy(5, SECOND / 10, 2 * SECOND, 9 * SECOND),
        dynamodb(", retries: {attempts: 5, backoff: 100 ms, most: 2 s, deadline: 9 s}"));
  }

  @Test
  @DisplayName("the policy of the offer has its source")
  void source() {
    assertTrue(
        store("dynamodb", "{store: dynamodb, at: aws:us-east-1, retries: default}", "aws:us-east-1").assumptions()
            .stream().anyMatch(found -> found.subject().contains("retryPolicy")
                && found.provenance().orElseThrow().source().contains("retry behavior")));
  }

  @Test
  @DisplayName("mistakes are told")
  void mistakes() {
    assertTrue(storeProblems("s3", "{store: s3, at: aws:us-east-1, retries: default}", "aws:us-east-1")
        .contains("no policy of its own"));
    assertTrue(storeProblems("dynamodb", "{store: dynamodb, at: aws:us-east-1, retries: {attempts: 99, backoff: 1 s}}",
        "aws:us-east-1").contains("attempts"));
    assertTrue(
        storeProblems("dynamodb", "{store: dynamodb, at: aws:us-east-1, retries: {attempts: 3}}", "aws:us-east-1")
            .contains("\"backoff\" is missing"));
  }
}
