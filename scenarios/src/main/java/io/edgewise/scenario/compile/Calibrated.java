package io.edgewise.scenario.compile;

import io.edgewise.scenario.calibration.Calibration;
import io.edgewise.scenario.calibration.CalibrationFile;
import io.edgewise.scenario.calibration.CalibrationText;
import io.edgewise.scenario.calibration.Component;
import io.edgewise.scenario.calibration.Entry;
import io.edgewise.scenario.compile.FixedNetwork.Pair;
import io.edgewise.scenario.replay.FileSource;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Mixture;
import io.edgewise.sim.random.Scaled;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Provenance;
import io.edgewise.topology.text.Suggestions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calibration that a scenario names, as far as it is about the network; {@link CalibratedOffers} and
 * {@link CalibratedSteps} see to the rest.
 *
 * @param calibration nothing where the scenario names none
 */
record Calibrated(Calibration calibration) {

  private static final String USERS = "city:";

  /** No calibration. */
  static final Calibrated NONE = new Calibrated(Calibration.NONE);

  /**
   * A distribution with its source.
   *
   * @param distribution what was measured
   * @param provenance where
   */
  record Measured(Distribution distribution, Provenance provenance) {}

  /** Reads the file that a scenario names; nothing where it names none, or a problem is recorded. */
  static Calibrated of(ScenarioSpec spec, FileSource files, Problems problems) {
    Optional<String> file = spec.calibration().filter(name -> !name.equals(ScenarioSpec.NO_CALIBRATION));
    if (file.isEmpty()) {
      return NONE;
    }
    Node node = spec.node().get(ScenarioSpec.CALIBRATION_KEY).orElseThrow();
    Path scenario = Path.of(node.location().isSetting() ? spec.source() : node.location().source());
    return read(node, scenario.resolveSibling(file.get()).normalize(), files, problems);
  }

  private static Calibrated read(Node named, Path file, FileSource files, Problems problems) {
    try (InputStream in = files.open(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return CalibrationFile.read(file, text, problems).map(Calibrated::new).orElse(NONE);
    } catch (NoSuchFileException e) {
      problems.add(named, file + ": " + Optional.ofNullable(e.getReason()).orElse("no such file"));
    } catch (IOException e) {
      problems.add(named, file + ": cannot be read: " + e.getMessage());
    }
    return NONE;
  }

  /** What the identity of a scenario has of it; the empty text where there is none. */
  String sha256() {
    return calibration.entries().isEmpty() ? "" : CanonicalText.sha256(CalibrationText.of(calibration));
  }

  /** Median round trips by pair, in nanoseconds; places that are not known are told. */
  Map<Pair, Long> roundTrips(Places places, Problems problems) {
    Map<Pair, Long> pairs = new LinkedHashMap<>();
    for (Entry entry : calibration.of(Component.NETWORK)) {
      entry.key().labels().forEach((label, id) -> check(entry, label, id, places, problems));
      pairs.put(pair(entry), Math.round(entry.distribution().quantile(0.5) * 1e6));
    }
    return pairs;
  }

  static Pair pair(Entry entry) {
    return Pair.of(entry.key().labels().get("from"), entry.key().labels().get("to"));
  }

  private static void check(Entry entry, String label, String id, Places places, Problems problems) {
    if (places.find(id).isEmpty()) {
      List<String> ids = places.all().stream().map(each -> each.place().id()).toList();
      problems.add(new Problem(entry.location(), label, "no place \"" + id + "\"" + Suggestions.hint(id, ids)));
    }
  }

  /** How users' round trips vary around the median of their pair, over all measured pairs; empty where none is. */
  Optional<Measured> usersFactor() {
    return factor(true);
  }

  /** The same of round trips between regions. */
  Optional<Measured> backboneFactor() {
    return factor(false);
  }

  private Optional<Measured> factor(boolean users) {
    List<Entry> pairs = calibration.of(Component.NETWORK).stream().filter(entry -> isOfUsers(entry) == users)
        .filter(entry -> entry.distribution().quantile(0.5) > 0).toList();
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    List<Distribution> factors = pairs.stream()
        .<Distribution>map(entry -> new Scaled(1 / entry.distribution().quantile(0.5), entry.distribution())).toList();
    double[] weights = pairs.stream().mapToDouble(entry -> Math.max(1, entry.samples())).toArray();
    Provenance first = pairs.getFirst().provenance();
    Provenance all = pairs.size() == 1 ? first : new Provenance(first.source(), first.date(), first.kind(),
        first.confidence(), pairs.size() + " pairs of places, by their number of values");
    return Optional.of(new Measured(factors.size() == 1 ? factors.getFirst() : new Mixture(weights, factors), all));
  }

  /** Whether one end is users, whose last mile was measured with the rest. */
  static boolean isOfUsers(Entry entry) {
    return entry.key().labels().values().stream().anyMatch(id -> id.startsWith(USERS));
  }
}
