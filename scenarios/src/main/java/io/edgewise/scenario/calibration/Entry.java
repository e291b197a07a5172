package io.edgewise.scenario.calibration;

import io.edgewise.sim.fit.Fit.Parameter;
import io.edgewise.sim.fit.HoldOut;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Provenance;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A group of latencies, and the distribution that was found for it.
 *
 * @param key which group
 * @param distribution in milliseconds
 * @param family its family; {@code empirical} where measured quantiles are kept
 * @param parameters of the family; none where quantiles are kept
 * @param criterion why this one
 * @param holdOut how it agrees with values it was not fitted to; empty where only percentiles are known
 * @param samples values that were measured; 0 where that is not known
 * @param observed what was observed
 * @param resolutionMillis what values are multiples of; 0 where they are finer than a microsecond or not known
 * @param source where the values come from
 * @param location where it is written, for messages
 */
public record Entry(GroupKey key, Distribution distribution, String family, List<Parameter> parameters,
    String criterion, Optional<HoldOut> holdOut, long samples, Summary observed, double resolutionMillis,
    Source source, Location location) {

  /** The family of measured quantiles. */
  public static final String EMPIRICAL = "empirical";

  /**
   * Where values come from.
   *
   * @param files names of the files, without their folders
   * @param sha256 of each file, in the same order
   * @param date of the day on which they were read
   */
  public record Source(List<String> files, List<String> sha256, String date) {

    /** Copies the lists. */
    public Source {
      files = List.copyOf(files);
      sha256 = List.copyOf(sha256);
      Objects.requireNonNull(date, "date");
    }
  }

  /** Copies the list. */
  public Entry {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(distribution, "distribution");
    Objects.requireNonNull(family, "family");
    parameters = List.copyOf(parameters);
    Objects.requireNonNull(criterion, "criterion");
    Objects.requireNonNull(holdOut, "holdOut");
    Objects.requireNonNull(observed, "observed");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(location, "location");
  }

  /** Where its numbers come from, as assumptions tell it: unlike that of any other entry of the file. */
  public Provenance provenance() {
    String values = samples > 0 ? String.format(Locale.ROOT, "%,d values of ", samples) : "percentiles of ";
    return new Provenance(String.join(", ", source.files()), source.date(), Provenance.Kind.MEASURED, Optional.empty(),
        values + key);
  }
}
