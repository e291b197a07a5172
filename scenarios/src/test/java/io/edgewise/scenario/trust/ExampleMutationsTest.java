package io.edgewise.scenario.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExampleMutationsTest {

  @Test
  @DisplayName("a spoilt example is still valid, or says where it is not; .ci/mutations tries them all")
  void spoiltExamples() throws IOException {
    ExampleMutations campaign = new ExampleMutations();
    campaign.run(Path.of("examples"), 401, 0, file -> {
    });
    assertEquals(List.of(), campaign.faults(), campaign::summary);
    assertTrue(campaign.tried() > 30, campaign::summary);
  }
}
