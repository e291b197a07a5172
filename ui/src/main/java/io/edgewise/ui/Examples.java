package io.edgewise.ui;

import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.ui.document.ScenarioDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The scenarios that come with the product. */
final class Examples {

  /** The one that a new window shows. */
  static final String FIRST = "global-checkout.yaml";

  private Examples() {}

  /** Begins a document with an example. */
  static void open(ScenarioDocument document, String name) throws IOException {
    try (InputStream in = ScenarioReader.class.getResourceAsStream("/io/edgewise/scenario/examples/" + name)) {
      document.begin(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
    }
  }
}
