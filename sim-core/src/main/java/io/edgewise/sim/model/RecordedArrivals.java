package io.edgewise.sim.model;

import java.util.List;
import java.util.Optional;

/**
 * Requests that came at recorded times, over and over: the recording is followed by itself, and preceded by itself where a
 * warm-up lies before it. Request {@code n} of a simulation is request {@code n} modulo {@link #size} of the recording, in
 * every replication.
 *
 * <p>Eight bytes a request, four more for its kind and four for its function where these are known. Not to be changed.
 */
public final class RecordedArrivals {

  private final long[] atNanos;
  private final long lengthNanos;
  private final int[] kinds;
  private final int[] functions;
  private final List<String> names;

  private RecordedArrivals(long[] atNanos, long lengthNanos, int[] kinds, int[] functions, List<String> names) {
    this.atNanos = atNanos;
    this.lengthNanos = lengthNanos;
    this.kinds = kinds;
    this.functions = functions;
    this.names = List.copyOf(names);
  }

  /**
   * Requests at these times.
   *
   * @param atNanos in ascending order, at least 0; not copied
   * @param lengthNanos how long was recorded: when the first one comes again, if it came at 0
   * @throws IllegalArgumentException if there is none, or the times are not ascending within 0..lengthNanos - 1
   */
  public static RecordedArrivals of(long[] atNanos, long lengthNanos) {
    if (atNanos.length == 0) {
      throw new IllegalArgumentException("no request was recorded");
    }
    long before = 0;
    for (long at : atNanos) {
      if (at < before || at >= lengthNanos) {
        throw new IllegalArgumentException("a recorded request at " + at + " ns comes before its predecessor or after "
            + "the end, " + lengthNanos + " ns");
      }
      before = at;
    }
    return new RecordedArrivals(atNanos, lengthNanos, null, null, List.of());
  }

  /**
   * The same with the kind of each.
   *
   * @param kinds index of the request profile, by request; not copied
   */
  public RecordedArrivals withKinds(int[] kinds) {
    requireLength(kinds);
    return new RecordedArrivals(atNanos, lengthNanos, kinds, functions, names);
  }

  /**
   * The same with the function that each one asks for.
   *
   * @param functions index of its name, by request; not copied
   * @param names of the functions
   */
  public RecordedArrivals withFunctions(int[] functions, List<String> names) {
    requireLength(functions);
    return new RecordedArrivals(atNanos, lengthNanos, kinds, functions, names);
  }

  /**
   * The same requests at other distances.
   *
   * @param factor on all times, above 0
   * @param newLengthNanos how long all of it then takes, about {@code factor} times as long
   */
  public RecordedArrivals scaled(double factor, long newLengthNanos) {
    long[] scaled = new long[atNanos.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = Math.min(newLengthNanos - 1, (long) (factor * atNanos[i]));
    }
    return new RecordedArrivals(scaled, newLengthNanos, kinds, functions, names);
  }

  private void requireLength(int[] column) {
    if (column.length != atNanos.length) {
      throw new IllegalArgumentException(column.length + " values for " + atNanos.length + " requests");
    }
  }

  /** Recorded requests. */
  public int size() {
    return atNanos.length;
  }

  /** How long was recorded. */
  public long lengthNanos() {
    return lengthNanos;
  }

  /** When a request came, counted from 0 and without end in both directions. */
  public long atNanos(long request) {
    return Math.floorDiv(request, atNanos.length) * lengthNanos + atNanos[Math.floorMod(request, atNanos.length)];
  }

  /** The first request at or after a time. */
  public long firstFrom(long nanos) {
    long phase = Math.floorMod(nanos, lengthNanos);
    int low = 0;
    int high = atNanos.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (atNanos[middle] < phase) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.floorDiv(nanos, lengthNanos) * atNanos.length + low;
  }

  /** Whether the kind of each request was recorded; else it is drawn by the shares of the kinds. */
  public boolean hasKinds() {
    return kinds != null;
  }

  /** Index of the profile of a request whose kind was recorded. */
  public int kind(long request) {
    return kinds[Math.floorMod(request, kinds.length)];
  }

  /** Names of the functions; empty where they were not recorded. */
  public List<String> functions() {
    return names;
  }

  /** Index of the function that a request asks for; 0 where that was not recorded. */
  public int function(long request) {
    return functions == null ? 0 : functions[Math.floorMod(request, functions.length)];
  }

  /** By kind: the share of the requests that are of it; empty where kinds were not recorded. */
  public Optional<double[]> kindShares(int count) {
    if (kinds == null) {
      return Optional.empty();
    }
    double[] shares = new double[count];
    for (int kind : kinds) {
      shares[kind] += 1.0 / kinds.length;
    }
    return Optional.of(shares);
  }
}
