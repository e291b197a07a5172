package io.edgewise.topology.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Token counts against the traces they are quantiles of: 19,366 conversations and 8,819 requests for code. */
class TokenCountsTest {

  @Test
  @DisplayName("mean, median, p99 and greatest count of the traces")
  void traces() {
    TokenCounts chat = TokenCounts.of("azure-conversation");
    assertEquals(1154.70, chat.input().mean(), 0.01 * 1154.70);
    assertEquals(1020, chat.input().quantile(0.5), 1);
    assertEquals(4142, chat.input().quantile(0.99), 5);
    assertEquals(14_050, chat.input().quantile(1));
    assertEquals(211.13, chat.output().mean(), 0.01 * 211.13);
    assertEquals(129, chat.output().quantile(0.5), 1);
    TokenCounts code = TokenCounts.of("azure-code");
    assertEquals(2047.85, code.input().mean(), 0.01 * 2047.85);
    assertEquals(27.88, code.output().mean(), 0.01 * 27.88);
    assertEquals(13, code.output().quantile(0.5), 1);
    assertEquals(1_899, code.output().quantile(1));
  }

  @Test
  @DisplayName("a name that is not there is told with those that are")
  void unknown() {
    assertEquals(List.of("azure-conversation", "azure-code"), TokenCounts.names());
    String message = assertThrows(IllegalArgumentException.class, () -> TokenCounts.of("azure-conversations"))
        .getMessage();
    assertTrue(message.contains("azure-conversation, azure-code"), message);
  }
}
