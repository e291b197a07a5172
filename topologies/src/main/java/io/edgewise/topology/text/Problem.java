package io.edgewise.topology.text;

import java.util.Comparator;
import java.util.Objects;

/**
 * One thing wrong with the input.
 *
 * @param severity whether it stops the work
 * @param location where it was written
 * @param path the node's path, such as {@code strategies.edge.compute.platform}; empty for the whole document
 * @param message what is wrong, what was found, what is allowed, and the likely fix: one line without a final stop; control
 *     characters become spaces, and what goes beyond 1,000 characters is cut
 */
public record Problem(Severity severity, Location location, String path, String message)
    implements
      Comparable<Problem> {

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::location)
          .thenComparing(Problem::path)
          .thenComparing(Problem::severity)
          .thenComparing(Problem::message);

  private static final int LONGEST = 1_000;

  /** Checks that nothing is null. */
  public Problem {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(path, "path");
    message = Wording.line(message, LONGEST);
  }

  /** An error. */
  public Problem(Location location, String path, String message) {
    this(Severity.ERROR, location, path, message);
  }

  /** By location, then path. */
  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  /**
   * The line shown to the user, such as {@code checkout.yaml:24:15: strategies.edge.compute.platform: no platform
   * "cloudflare-worker"; did you mean "cloudflare-workers"?}. A warning says {@code warning:} after the location; the
   * path is left out where it is empty or where the location already is {@code --set path}.
   */
  @Override
  public String toString() {
    String mark = severity == Severity.WARNING ? "warning: " : "";
    boolean pathSaid = path.isEmpty() || location.equals(Location.setting(path));
    return Wording.line(location.toString(), LONGEST) + ": " + mark
        + (pathSaid ? "" : Wording.line(path, LONGEST / 4) + ": ")
        + message;
  }
}
