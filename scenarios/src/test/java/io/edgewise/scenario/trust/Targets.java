package io.edgewise.scenario.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every file that the product reads. */
final class Targets {

  /** Seeds that are longer would only make a campaign slow. */
  private static final int MOST_BYTES = 6_000;

  /** Longer ones are not taken. */
  private static final int MOST_BYTES_OF_WORD = 40;
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9-]+:?|[0-9][0-9.]*(?: [a-zA-Z]+)?");

  private final Workplace place;
  private final List<Target> all = new ArrayList<>();

  private Targets(Workplace place) {
    this.place = place;
  }

  /**
   * All targets, in a fixed order.
   *
   * @param place holds what stands beside each file
   * @param sources the folder with the sources of the product, for its examples and catalogue
   */
  static List<Target> in(Workplace place, Path sources) {
    Targets targets = new Targets(place);
    targets.scenarios(sources.resolve("scenarios/examples"));
    targets.catalogue(sources.resolve("topologies/catalog"));
    targets.measurements();
    targets.results();
    targets.sweeps();
    return List.copyOf(targets.all);
  }

  /** Writes the seeds of the targets that draw nothing, each behind the number of its target, as {@link CoverageGuided} takes them. */
  static void writeSeeds(List<Target> targets, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < targets.size(); i++) {
      List<byte[]> seeds = targets.get(i).draws() ? List.of() : targets.get(i).seeds();
      for (int j = 0; j < seeds.size(); j++) {
        byte[] input = new byte[seeds.get(j).length + 1];
        input[0] = (byte) i;
        System.arraycopy(seeds.get(j), 0, input, 1, input.length - 1);
        Files.write(folder.resolve(targets.get(i) + "-" + j), input);
      }
    }
  }

  /** Writes the words of the seeds, and hostile ones, in the form in which a fuzzer that is guided by coverage takes them. */
  static void writeDictionary(List<Target> targets, Path file) throws IOException {
    Set<String> words = new TreeSet<>(HostileTexts.all());
    for (Target target : targets) {
      target.seeds().forEach(
          seed -> WORD.matcher(new String(seed, StandardCharsets.UTF_8)).results()
              .forEach(found -> words.add(found.group())));
    }
    StringBuilder text = new StringBuilder();
    for (String word : words) {
      byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
      if (bytes.length > 0 && bytes.length <= MOST_BYTES_OF_WORD) {
        text.append('"');
        for (byte each : bytes) {
          text.append(String.format("\\x%02X", each));
        }
        text.append("\"\n");
      }
    }
    Files.writeString(file, text);
  }

  private void add(String name, String file, List<byte[]> seeds, String... arguments) {
    all.add(new Target(name, file, seeds, List.of(arguments)));
  }

  private void scenarios(Path examples) {
    List<byte[]> yaml = new ArrayList<>(List.of(Workplace.resource("tiny.yaml")));
    // Those that name other files would find none here.
    texts(examples, ".yaml").filter(text -> !text.contains("trace:") && !text.contains("calibration:"))
        .forEach(text -> yaml.add(text.getBytes(StandardCharsets.UTF_8)));
    add("scenario", "scenario.yaml", yaml, "validate", "PLACE/scenario.yaml");
    add("scenario-json", "scenario.json", List.of(Workplace.resource("small.json")), "validate", "PLACE/scenario.json");
    add("trace", "trace.csv", resources("counts.csv", "functions.csv", "requests.csv", "chained.csv"), "validate",
        "PLACE/replay.yaml");
    add("setting", "",
        Stream.of("users.rate=50 / s", "strategies.far.compute.at=aws:eu-west-1", "run={horizon: 1 h, seed: 3}",
            "users.where[0].share=40%", "faults[0].for=1 min").map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList(),
        "validate", "PLACE/tiny.yaml", "--set", Target.INPUT);
  }

  private void catalogue(Path catalogue) {
    for (String kind : List.of("fronts", "models", "nat", "platforms", "prices", "queues", "stores", "workflows")) {
      List<byte[]> seeds =
          texts(catalogue.resolve(kind), ".yaml").map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
      add("catalog-" + kind, "offers-" + kind + "/" + kind + "/mine.yaml", seeds, "catalog", "show", "mine",
          "--catalog",
          "PLACE/offers-" + kind);
    }
  }

  private void measurements() {
    add("data-table", "data.csv", resources("latencies.csv", "unit-column.csv"), "calibrate", "PLACE/data.csv",
        "--into",
        "PLACE/written/measured.yaml");
    add("data-percentiles", "data.hgrm", resources("percentiles.hgrm"), "calibrate", "PLACE/data.hgrm", "--unit", "ms",
        "--as", "component=store-read,store=dynamodb");
    add("data-log", "data.hlog", resources("histograms.hlog"), "calibrate", "PLACE/data.hlog", "--unit", "ms", "--as",
        "component=store-read,store=dynamodb");
    add("data-json", "data.json", resources("points.json", "summary.json", "spans.json"), "calibrate",
        "PLACE/data.json", "--as", "strategy=far,from=city:berlin,to=aws:eu-central-1");
    byte[] measured = Workplace.resource("measured.yaml");
    add("calibration", "measured.yaml", List.of(measured), "validate", "PLACE/calibrated.yaml");
    add("calibration-into", "into.yaml", List.of(measured), "calibrate", "PLACE/good.csv", "--into", "PLACE/into.yaml");
    place.write("good.csv", Workplace.resource("latencies.csv"));
  }

  private void results() {
    for (String file : List.of("results.json", "latency.csv", "latency-by-time.csv", "staleness.csv", "context.json",
        "breakeven.json", "sensitivity.json", "sweep.csv", "sweep.json", "optimize.json", "inversion.json")) {
      saved(file.replace('.', '-'), file, "report", "PLACE/after", "--format", "html,markdown", "--images", "svg", "-o",
          "PLACE/written");
    }
    for (String file : List.of("results.json", "replications.csv", "context.json")) {
      saved("compared-" + file.replace('.', '-'), file, "report", "PLACE/before", "PLACE/after", "--images", "svg",
          "-o",
          "PLACE/written");
      if (!file.equals("context.json")) {
        saved("baseline-" + file.replace('.', '-'), file, "check", "PLACE/tiny.yaml", "--baseline", "PLACE/after");
      }
    }
    List<byte[]> figures = place.names("drawn/figures").stream().filter(name -> name.endsWith(".csv"))
        .map(name -> place.read("drawn/figures/" + name)).filter(bytes -> bytes.length <= MOST_BYTES).toList();
    add("figure", "figure.csv", figures, "figure", "PLACE/figure.csv", "--images", "svg", "-o", "PLACE/written");
  }

  private void saved(String name, String file, String... arguments) {
    add(name, "after/" + file, List.of(place.read("after/" + file)), arguments);
  }

  private void sweeps() {
    List<byte[]> journal = List.of(place.read("shards/shard-1-of-1.jsonl"));
    add("merge", "shards/shard-1-of-1.jsonl", journal, "merge", "PLACE/shards/shard-1-of-1.jsonl", "-o",
        "PLACE/written");
    add("resume", "resumed/sweep.partial", journal, "sweep", "PLACE/tiny.yaml", "--resume", "-o", "PLACE/resumed");
  }

  private static List<byte[]> resources(String... names) {
    return Stream.of(names).map(Workplace::resource).toList();
  }

  /** The texts of the files of a folder, in the order of their names. */
  private static Stream<String> texts(Path folder, String end) {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(end)).sorted().toList()) {
        if (Files.size(file) <= MOST_BYTES) {
          texts.add(Files.readString(file));
        }
      }
      return texts.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
