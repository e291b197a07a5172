package io.edgewise.ui;

import io.edgewise.ui.document.Example;
import io.edgewise.ui.document.ScenarioDocument;
import java.io.IOException;

/** The scenarios that come with the product. */
final class Examples {

  /** The one that a new window shows. */
  static final String FIRST = "global-checkout.yaml";

  private Examples() {}

  /** Begins a document with an example. */
  static void open(ScenarioDocument document, String name) throws IOException {
    document.begin(Example.named(name).text(), name);
  }
}
