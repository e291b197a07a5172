package io.edgewise.scenario.calibration.data;

import io.edgewise.scenario.calibration.GroupKey;
import io.edgewise.scenario.calibration.Measurements;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * A log of HdrHistogram ({@code .hlog}): a histogram in each line, after an optional tag, its start, its length and its
 * greatest value. All of them are taken together. What is measured, and its unit, come from the conventions.
 */
final class HdrLog {

  /** Values of a log at most; they are taken one by one, in some seconds. */
  private static final long MOST_VALUES = 100_000_000;

  private final Conventions conventions;
  private final Measurements measurements;
  private final Faults faults;
  private long taken;

  HdrLog(Conventions conventions, Measurements measurements, Faults faults) {
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
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      String text = line.get();
      if (!text.isBlank() && !text.startsWith("#") && !text.startsWith("\"")) {
        histogram(text, lines.number()).ifPresent(found -> take(found, key.get(), factor.get(), lines.number()));
      }
    }
  }

  private Optional<Histogram> histogram(String text, long line) {
    int from = text.lastIndexOf(',') + 1;
    try {
      return Optional.of(Histogram.decodeFromCompressedByteBuffer(
          ByteBuffer.wrap(Base64.getDecoder().decode(text.substring(from).strip())), 0));
    } catch (DataFormatException | RuntimeException e) {
      // The library tells wrong bytes by several exceptions of its own and of the JDK.
      faults.add(line, from + 1L, "expected a compressed histogram in Base64 as the last value");
      return Optional.empty();
    }
  }

  private void take(Histogram histogram, GroupKey key, double factor, long line) {
    taken += histogram.getTotalCount();
    if (taken < 0 || taken > MOST_VALUES || histogram.getTotalCount() < 0) {
      faults.add(line, 1,
          String.format(Locale.ROOT, "the log holds more than %,d values; take a part of it", MOST_VALUES));
      return;
    }
    for (HistogramIterationValue value : histogram.recordedValues()) {
      double millis = histogram.medianEquivalentValue(value.getValueIteratedTo()) * factor;
      if (millis > LatencyText.MOST_MILLIS) {
        faults.add(line, 1,
            "the histogram holds latencies of more than a day; is its unit another one than --unit says?");
        return;
      }
      for (long i = 0; i < value.getCountAtValueIteratedTo(); i++) {
        measurements.value(key, millis);
      }
    }
  }
}
