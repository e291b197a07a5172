package io.edgewise.scenario.calibration;

import io.edgewise.scenario.calibration.Entry.Source;
import io.edgewise.sim.fit.Choice;
import io.edgewise.sim.fit.Fit;
import io.edgewise.sim.fit.PercentileFit;
import io.edgewise.sim.fit.Sample;
import io.edgewise.topology.text.Location;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds a distribution for every group of measurements. */
public final class Calibrator {

  private static final Location UNWRITTEN = Location.whole("calibration");

  /** Groups that a remark names. */
  private static final int NAMED = 5;

  private final Measurements measurements;
  private final Map<String, String> hashes;
  private final LocalDate today;
  private final List<String> remarks = new ArrayList<>();

  /**
   * Prepares.
   *
   * @param hashes SHA-256 of the files by name
   * @param today the day that is written down
   */
  public Calibrator(Measurements measurements, Map<String, String> hashes, LocalDate today) {
    this.measurements = measurements;
    this.hashes = hashes;
    this.today = today;
  }

  /** The distributions of all groups that are large enough. */
  public Calibration calibrate() {
    List<Entry> entries = new ArrayList<>();
    List<String> small = new ArrayList<>();
    measurements.values().forEach((key, values) -> {
      if (values.seen() < Choice.FEWEST) {
        small.add(key + " (" + values.seen() + ")");
      } else {
        entries.add(entry(key, values.seen(), values.sample()));
      }
    });
    measurements.percentiles().forEach((key, percentiles) -> {
      if (measurements.values().containsKey(key)) {
        remarks.add(key + ": the percentiles are not used, for there are single values as well");
      } else {
        entries.add(entry(key, percentiles));
      }
    });
    if (!small.isEmpty()) {
      remarks.add("fewer than " + Choice.FEWEST + " values, and so left out: "
          + String.join(", ", small.subList(0, Math.min(NAMED, small.size())))
          + (small.size() > NAMED ? " and " + (small.size() - NAMED) + " more groups" : ""));
    }
    if (entries.stream().anyMatch(entry -> entry.key().component() == Component.COMPUTE)) {
      remarks.add(
          "computing is taken for work on one full vCPU; times on a part of one are multiplied by it, as in --times "
              + "0.289 for 512 of 1,769 MB");
    }
    remarks.addAll(measurements.remarks());
    measurements.skipped().forEach((what, times) -> remarks
        .add(String.format(Locale.ROOT, "left out: %,d %s", times, what)));
    return new Calibration(entries);
  }

  /** What a user should know beside the entries. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  private Entry entry(GroupKey key, long seen, Sample sample) {
    Choice choice = Choice.of(sample);
    String criterion = choice.fit().isPresent()
        ? "least BIC among the " + choice.tried().size()
            + " families that could be fitted and hold for the half held out"
        : "no family holds for the half held out; measured quantiles are kept";
    if (sample.isCoarse()) {
      remarks.add(String.format(Locale.ROOT,
          "%s: values are multiples of %s ms; each is taken for the interval that was rounded to it, and what is finer is not "
              + "known",
          key, Millis.number(sample.resolution())));
    }
    if (seen > sample.size()) {
      remarks.add(String.format(Locale.ROOT, "%s: fitted to %,d of %,d values, drawn at random with a fixed seed", key,
          sample.size(), seen));
    }
    return new Entry(key, choice.distribution(),
        choice.fit().map(fit -> fit.family().toString()).orElse(Entry.EMPIRICAL),
        choice.fit().map(Fit::parameters).orElse(List.of()), criterion, choice.holdOut(), seen, Summary.of(sample),
        sample.resolution(), source(key), UNWRITTEN);
  }

  private Entry entry(GroupKey key, Percentiles percentiles) {
    PercentileFit fit = PercentileFit.of(new TreeMap<>(percentiles.quantiles()));
    String criterion = String.format(Locale.ROOT, fit.fit().isPresent()
        ? "fitted to percentiles alone, which it misses by %.1f %% at most; errors of its parameters are not known"
        : "percentiles alone, and no family misses them by 10 %% or less; they are kept", 100 * fit.worst());
    return new Entry(key, fit.distribution(), fit.fit().map(found -> found.family().toString()).orElse(Entry.EMPIRICAL),
        fit.fit().map(Fit::parameters).orElse(List.of()), criterion, Optional.empty(), percentiles.count(),
        Summary.of(percentiles), 0, source(key), UNWRITTEN);
  }

  private Source source(GroupKey key) {
    List<String> files = measurements.sources(key);
    // Folders are those of one machine; the hash tells which file it was.
    return new Source(files.stream().map(file -> Path.of(file).getFileName().toString()).toList(),
        files.stream().map(hashes::get).toList(), today.toString());
  }
}
