package io.edgewise.ui.knob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.text.FileText;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnobsTest {

  private static final Path EXAMPLES = Path.of("..", "scenarios", "examples");
  private static final ScenarioCompiler COMPILER = ScenarioCompiler.shipped();

  private record Scenario(String name, FileText text, ScenarioSpec spec, CompiledScenario compiled) {

    static Scenario of(String name, FileText text) {
      Problems problems = new Problems();
      ScenarioSpec spec =
          ScenarioReader.read(EXAMPLES.resolve(name).toString(), text.text(), List.of(), problems).orElseThrow();
      CompiledScenario compiled = COMPILER.compile(spec, problems).orElse(null);
      problems.throwIfAny();
      return new Scenario(name, text, spec, compiled);
    }

    List<Control> controls() {
      return Knobs.of(spec, text, Optional.of(compiled.scenario()), Catalog.shipped());
    }

    Control.Number number(String label) {
      return controls().stream().filter(control -> control.label().equals(label)).map(Control.Number.class::cast)
          .findFirst().orElseThrow();
    }

    Scenario with(String label, String value) {
      return of(name, number(label).edit().apply(text, value));
    }
  }

  private static Scenario example(String name) throws IOException {
    return Scenario.of(name, new FileText(Files.readString(EXAMPLES.resolve(name))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"global-checkout.yaml", "round-trips.yaml", "sessions.yaml",
      "calls-between-functions.yaml", "chat-inference.yaml"})
  @DisplayName("every number can be turned to both ends of its range, and reads so afterwards")
  void everyKnobTurns(String name) throws IOException {
    Scenario scenario = example(name);
    assertTrue(scenario.controls().size() > 3);
    for (Control control : scenario.controls()) {
      if (control instanceof Control.Number number) {
        for (double end : List.of(number.knob().from(), number.knob().to())) {
          String text = number.knob().text(end);
          Scenario turned = Scenario.of(name, number.edit().apply(scenario.text(), text));
          assertEquals(Double.parseDouble(text.replaceAll("[^0-9.].*", "")), turned.number(number.label()).value(),
              1e-9, number.label());
        }
      }
    }
  }

  @Test
  @DisplayName("calls per request wrap the first step that calls data, and leave the comment behind it alone")
  void callsWrapAStep() throws IOException {
    Scenario checkout = example("global-checkout.yaml");
    Scenario three = checkout.with("Calls per request (browse)", "3");
    assertEquals(3, three.number("Calls per request (browse)").value());
    assertEquals(checkout.text().text().replace(
        "- read: {from: catalog, keys: {zipf: 1.0, count: 100000}, size: 4 kB}",
        "- {repeat: {times: 3, steps: [{read: {from: catalog, keys: {zipf: 1.0, count: 100000}, size: 4 kB}}]}}"),
        three.text().text());
    assertEquals(checkout.number("Calls per request (browse)").subject(),
        three.number("Calls per request (browse)").subject());
  }

  @Test
  void shares() throws IOException {
    Scenario checkout = example("global-checkout.yaml");
    assertEquals(10, checkout.number("Requests that write").value(), 1e-9);
    Scenario more = checkout.with("Requests that write", "35.5%");
    assertEquals(35.5, more.number("Requests that write").value(), 1e-9);
    assertEquals(checkout.text().text().replace("share: 90%", "share: 64.5%").replace("share: 10%", "share: 35.5%"),
        more.text().text());
  }

  @Test
  @DisplayName("a store that is a mere name gets a time to live as a mapping")
  void timesToLive() throws IOException {
    Scenario checkout = example("global-checkout.yaml");
    Scenario longer = checkout.with("Time to live of catalog (edge)", "300 s");
    assertEquals(300, longer.number("Time to live of catalog (edge)").value(), 1e-9);
    assertEquals(
        checkout.text().text().replace("catalog: cloudflare-kv", "catalog: {store: cloudflare-kv, ttl: 300 s}"),
        longer.text().text());
  }
}
