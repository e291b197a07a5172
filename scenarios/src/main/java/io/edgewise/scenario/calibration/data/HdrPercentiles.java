package io.edgewise.scenario.calibration.data;

import io.edgewise.scenario.calibration.GroupKey;
import io.edgewise.scenario.calibration.Measurements;
import io.edgewise.scenario.calibration.Percentiles;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Percentiles as HdrHistogram prints them ({@code .hgrm}): value, percentile and count in each row, the mean in a comment.
 * What is measured, and its unit, come from the conventions.
 */
final class HdrPercentiles {

  private static final Pattern ROW = Pattern.compile("\\s*(\\S+)[\\s,]+(\\S+)[\\s,]+(\\S+)(?:[\\s,]+(\\S+))?\\s*");
  private static final Pattern TOTAL = Pattern.compile("#\\[.*Total count\\s*=\\s*(\\d+).*");
  private static final Pattern MEAN = Pattern.compile("#\\[Mean\\s*=\\s*([^,\\s]+).*");

  private final Conventions conventions;
  private final Measurements measurements;
  private final Faults faults;

  HdrPercentiles(Conventions conventions, Measurements measurements, Faults faults) {
    this.conventions = conventions;
    this.measurements = measurements;
    this.faults = faults;
  }

  void read(Lines lines) throws IOException {
    Optional<GroupKey> key = Whole.group(conventions, faults);
    Optional<Double> factor = Whole.factor(conventions, faults);
    if (key.isEmpty() || factor.isEmpty()) {
      return;
    }
    TreeMap<Double, Double> quantiles = new TreeMap<>();
    OptionalDouble mean = OptionalDouble.empty();
    double count = 0;
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      Matcher comment = MEAN.matcher(line.get());
      if (comment.matches()) {
        mean = LatencyText.millis(comment.group(1), factor.get()).map(OptionalDouble::of).orElse(mean);
      }
      Matcher total = TOTAL.matcher(line.get());
      if (total.matches()) {
        count = LatencyText.number(total.group(1)).orElse(count);
      }
      if (line.get().isBlank() || line.get().startsWith("#") || line.get().strip().startsWith("\"")
          || line.get().strip().startsWith("Value")) {
        continue;
      }
      Matcher row = ROW.matcher(line.get());
      Optional<Double> value = row.matches() ? LatencyText.millis(row.group(1), factor.get()) : Optional.empty();
      Optional<Double> p = row.matches() ? LatencyText.number(row.group(2)) : Optional.empty();
      Optional<Double> below = row.matches() ? LatencyText.number(row.group(3)) : Optional.empty();
      if (value.isEmpty() || below.isEmpty() || p.filter(share -> share <= 1).isEmpty()) {
        faults.add(lines.number(), 1, "expected a value from 0 to a day, a percentile from 0 to 1 and a count, found \""
            + line.get().strip().substring(0, Math.min(60, line.get().strip().length())) + "\"");
      } else if (!quantiles.isEmpty()
          && (quantiles.lastKey() > p.get() || quantiles.lastEntry().getValue() > value.get())) {
        faults.add(lines.number(), 1, "values and percentiles must not fall from line to line");
      } else {
        quantiles.put(p.get(), value.get());
        count = below.get();
      }
    }
    if (faults.isEmpty() && quantiles.size() < 2) {
      faults.add("there are no percentiles in it");
    }
    if (faults.isEmpty()) {
      measurements.percentiles(key.get(), new Percentiles(quantiles, mean, Math.round(count)));
    }
  }
}
