package io.edgewise.scenario.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.scenario.spec.ScenarioSchema;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

@DisplayName("JSON Schema")
class SchemaTest {

  private static final Catalog CATALOG = Catalog.shipped();
  private static final String TEXT =
      ScenarioSchema.text(CATALOG);
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(json(TEXT));
  private static final String UNKNOWN = "zzqqxx";

  private static JsonNode json(String text) {
    return JsonMapper.builder().build().readTree(text);
  }

  private static List<String> faults(String yaml) {
    return SCHEMA.validate(YAMLMapper.builder().build().readTree(yaml)).stream().map(Object::toString).toList();
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("examples"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  @DisplayName("accepts every shipped example")
  void examplesAreValid(Path file) throws IOException {
    assertEquals(List.of(), faults(Files.readString(file)));
  }

  @Test
  @DisplayName("is a valid schema itself")
  void isASchema() {
    Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertEquals(List.of(), meta.validate(json(TEXT)).stream().map(Object::toString).toList());
  }

  @Test
  @DisplayName("is the same text every time, with line feeds")
  void isDeterministic() {
    assertEquals(TEXT, ScenarioSchema.text(CATALOG));
    assertFalse(TEXT.contains("\r"));
    assertTrue(TEXT.endsWith("}\n"));
  }

  @Test
  @DisplayName("refuses the file with ten mistakes")
  void refusesMistakes() throws IOException {
    try (InputStream file = SchemaTest.class.getResourceAsStream("/io/edgewise/scenario/ten-mistakes.yaml")) {
      List<String> faults = faults(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      assertTrue(Stream.of("rate", "precison", "key").allMatch(
          name -> faults.stream().anyMatch(fault -> fault.contains(name))), faults.toString());
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      users.rate | 400 / s, 30/min, 100k / day, 1.5M / s
      run.horizon | 90 min, 1 day, 1.5 h, 30 days, 1e9 ns, 2 weeks
      slo.p99 | 250 us, 800 ms, .5 s, 1_000 ms
      requests.job.response | 100 B, 4 kB, 512 MiB, 1.5 GiB, 0 B
      requests.job.share | 30%, 3, 0.5, 99.9 %
      slo.monthly | $0.20, 500 USD, USD 5, 0.5 $
      slo.errors | 0.1%, 0.001, 1
      run.maxRequests | 100000, 100k, 1_000, 2.5B
      users.connection.requestsPerConnection | 6, 1.5, 1e3
      run.seed | 7
      run.warmUp | auto, 0 s
      run.sampling | independent, antithetic, stratified
      """)
  @DisplayName("accepts every way to write a value that the reader accepts")
  void patternsAgreeWithReader(String path, String values) {
    for (String value : values.split(",")) {
      Problems problems = new Problems();
      Document document = set(Document.parse("s.yaml", MINIMAL, problems).orElseThrow(), path, value.strip());
      ScenarioSpec.VALUE.reader().read(document.root(), problems);
      assertEquals("", problems.toString(), value);
      assertEquals(List.of(), SCHEMA.validate(toJson(document.root())).stream().map(Object::toString).toList(), value);
    }
  }

  private static final String MINIMAL = """
      users: {rate: 8 / s}
      requests: {job: {steps: [{compute: 5 ms}]}}
      strategies: {server: {compute: {platform: box}}}
      """;

  private static Document set(Document document, String path, String value) {
    Document result = document;
    int dot = path.indexOf('.');
    String parent = path.substring(0, dot);
    if (result.root().get(parent).isEmpty()) {
      result = result.with(parent, "{}");
    }
    if (path.startsWith("users.connection.")) {
      result = result.with("users.connection", "{}");
    }
    return result.with(path, value);
  }

  /** As an editor's YAML reader has it: plain numbers are numbers, everything else is text. */
  private static JsonNode toJson(Node node) {
    JsonMapper mapper = JsonMapper.builder().build();
    return switch (node.kind()) {
      case MAPPING -> {
        ObjectNode object = mapper.createObjectNode();
        node.entries().forEach(entry -> object.set(entry.key(), toJson(entry.value())));
        yield object;
      }
      case LIST -> {
        ArrayNode array = mapper.createArrayNode();
        node.items().forEach(item -> array.add(toJson(item)));
        yield array;
      }
      default -> node.text().matches("-?[0-9.]+([eE][0-9]+)?")
          ? mapper.readTree(node.text())
          : mapper.getNodeFactory().stringNode(node.text());
    };
  }

  /** A mapping of the format: a text in which UNKNOWN stands for one more key of it, and its declared keys. */
  private record Place(String text, Set<String> keys) {}

  @Test
  @DisplayName("knows the keys that the reader knows, and the reader those of the schema")
  void sameKeys() {
    List<Place> places = new ArrayList<>();
    collect(ScenarioSpec.VALUE.shape(), "%s", new LinkedHashSet<>(), places);
    assertTrue(places.size() >= 20, "walked " + places.size() + " mappings");
    JsonNode definitions = json(TEXT).get("$defs");
    assertTrue(definitions.size() >= 20);
    for (Place place : places) {
      Problems unknown = new Problems();
      // Beside a known key, since that is what tells one form of a value from another.
      String both = "{" + place.keys().iterator().next() + ": 1, " + UNKNOWN + ": 1}";
      ScenarioReader.read("s.yaml", place.text().formatted(both), List.of(), unknown);
      assertTrue(unknown.sorted().stream().anyMatch(SchemaTest::isUnknown), place + " gave " + unknown);
      for (String key : place.keys()) {
        Problems known = new Problems();
        ScenarioReader.read("s.yaml", place.text().formatted("{" + key + ": 1}"), List.of(), known);
        assertFalse(known.sorted().stream().anyMatch(problem -> problem.message().startsWith("unknown key \"" + key)),
            key + " of " + place.text() + " gave " + known);
      }
      allowedBy(unknown).ifPresent(allowed -> assertEquals(place.keys(), allowed, place.text()));
    }
  }

  private static boolean isUnknown(Problem problem) {
    return problem.message().startsWith("unknown key \"" + UNKNOWN);
  }

  /** The keys that the reader says it would allow; it lists them where they are at most twelve. */
  private static Optional<Set<String>> allowedBy(Problems problems) {
    return problems.sorted().stream().filter(SchemaTest::isUnknown)
        .map(Problem::message)
        .filter(message -> message.contains("; allowed: "))
        .map(message -> (Set<String>) new LinkedHashSet<>(List.of(
            message.substring(message.indexOf("; allowed: ") + 11).split(", "))))
        .findFirst();
  }

  /** Walks the declarations; {@code text} is a scenario with a gap where the shape stands. */
  private static void collect(Shape shape, String text, Set<String> seen, List<Place> places) {
    switch (shape) {
      case Shape.Object object -> {
        if (seen.add(object.title())) {
          List<Key<?>> keys = object.keys().get();
          if (object.rule() != Shape.Rule.OPEN) {
            Set<String> names = new LinkedHashSet<>();
            keys.forEach(key -> names.add(key.name()));
            places.add(new Place(text, names));
          }
          keys.forEach(key -> collect(key.value().shape(),
              text.formatted("{" + key.name() + ": %s}"), seen, places));
        }
      }
      case Shape.ListOf list -> collect(list.item(), text.formatted("[%s]"), seen, places);
      case Shape.MapOf map -> collect(map.value(), text.formatted("{x: %s}"), seen, places);
      case Shape.AnyOf any -> any.shapes().forEach(each -> collect(each, text, seen, places));
      case Shape.Scalar scalar -> {}
      case Shape.Choice choice -> {}
      case Shape.Identifier identifier -> {}
    }
  }
}
