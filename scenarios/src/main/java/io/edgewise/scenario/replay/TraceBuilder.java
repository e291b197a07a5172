package io.edgewise.scenario.replay;

import io.edgewise.sim.model.RecordedArrivals;
import io.edgewise.sim.random.Purpose;
import io.edgewise.sim.random.RandomStream;
import io.edgewise.sim.random.Recorded;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Makes a trace of rows. Time 0 is the first interval of counts, or the full minute before the first request. Requests that
 * were counted with their function, kind or duration are put at times within their interval that are drawn once for all,
 * uniformly: where a Poisson process with as many requests in the interval would have them.
 */
final class TraceBuilder {

  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final double DAY_NANOS = 86_400e9;

  /** Intervals at most: a year of minutes. */
  static final long MOST_INTERVALS = 366L * 1440;

  private final Columns columns;
  private final Rows rows;
  private final BiConsumer<Long, String> fault;
  private final Consumer<String> faultOfAll;
  private final Numbers times;

  TraceBuilder(Columns columns, Rows rows, BiConsumer<Long, String> fault, Consumer<String> faultOfAll) {
    this.columns = columns;
    this.rows = rows;
    this.fault = fault;
    this.faultOfAll = faultOfAll;
    times = rows.column(ColumnRole.TIME);
  }

  /** Empty where a problem is recorded. */
  Optional<Trace> build(String sha256) {
    if (total() == 0) {
      return refuse("the trace has no requests");
    }
    Optional<String> tooMany = columns.areCountsAlone() ? Optional.empty() : rows.tooMany(total());
    if (tooMany.isPresent()) {
      return refuse(tooMany.get());
    }
    boolean counted = columns.has(ColumnRole.COUNT);
    int[] order = times.order();
    OptionalLong step = counted ? step(order) : OptionalLong.of(MINUTE_NANOS);
    if (step.isEmpty()) {
      return Optional.empty();
    }
    long first = times.get(order[0]);
    long start = counted ? first : Math.floorDiv(first, MINUTE_NANOS) * MINUTE_NANOS;
    // In floating point, for times may lie further apart than a long counts nanoseconds.
    double span = (double) times.get(order[order.length - 1]) - start;
    if (span / step.getAsLong() >= MOST_INTERVALS || span + step.getAsLong() > Long.MAX_VALUE / 2.0) {
      return refuse(
          String.format(Locale.ROOT, "the trace spans %.3g days in intervals of %s s; the most is %,d intervals, a "
              + "year of minutes, and 146 years", span / DAY_NANOS, step.getAsLong() / 1e9, MOST_INTERVALS));
    }
    long intervals = Math.floorDiv(times.get(order[order.length - 1]) - start, step.getAsLong()) + 1;
    if (counted && !isRegular(order, start, step.getAsLong())) {
      return Optional.empty();
    }
    long[] counts = new long[(int) intervals];
    for (int row = 0; row < rows.size(); row++) {
      counts[(int) ((times.get(row) - start) / step.getAsLong())] += count(row);
    }
    if (columns.areCountsAlone()) {
      return Optional.of(new Trace(counts, step.getAsLong(), Optional.empty(), Map.of(), sha256));
    }
    return Optional.of(requests(start, step.getAsLong(), counts, sha256));
  }

  private Optional<Trace> refuse(String message) {
    faultOfAll.accept(message);
    return Optional.empty();
  }

  private long count(int row) {
    return columns.has(ColumnRole.COUNT) ? rows.column(ColumnRole.COUNT).get(row) : 1;
  }

  private long total() {
    long total = 0;
    for (int row = 0; row < rows.size(); row++) {
      total += count(row);
    }
    return total;
  }

  /** The interval of counts: as stated, or the least distance between two times. */
  private OptionalLong step(int[] order) {
    if (columns.stepNanos().isPresent()) {
      return OptionalLong.of(columns.stepNanos().get());
    }
    long least = Long.MAX_VALUE;
    for (int i = 1; i < order.length; i++) {
      long distance = times.get(order[i]) - times.get(order[i - 1]);
      least = distance > 0 ? Math.min(least, distance) : least;
    }
    if (least == Long.MAX_VALUE) {
      faultOfAll.accept("the counts are of one interval, whose length nothing says; state it, as in {step: 1 min}");
      return OptionalLong.empty();
    }
    return OptionalLong.of(least);
  }

  /** Whether all counts begin whole intervals after the first, and each interval has one count at most of its kind. */
  private boolean isRegular(int[] order, long start, long step) {
    int faults = 0;
    for (int i = 0; i < order.length && faults < TraceReader.MOST_PROBLEMS; i++) {
      long since = times.get(order[i]) - start;
      if (since % step != 0) {
        fault.accept(rows.line(order[i]),
            "the interval begins " + since / 1e9 + " s after the first, which is no multiple "
                + "of " + step / 1e9 + " s; state the length of intervals, as in {step: 1 min}");
        faults++;
      } else if (columns.areCountsAlone() && i > 0 && times.get(order[i]) == times.get(order[i - 1])) {
        fault.accept(rows.line(order[i]), "the interval of this row was already given");
        faults++;
      }
    }
    return faults == 0;
  }

  private Trace requests(long start, long step, long[] counts, String sha256) {
    int size = (int) total();
    Numbers at = new Numbers();
    int[] rowOf = new int[size];
    RandomStream within = RandomStream.of(0, 0, Purpose.ARRIVAL_GAP, 0);
    int request = 0;
    for (int row = 0; row < rows.size(); row++) {
      for (long i = 0; i < count(row); i++) {
        long since = times.get(row) - start;
        at.add(columns.has(ColumnRole.COUNT) ? since + (long) (step * within.uniform(request)) : since);
        rowOf[request++] = row;
      }
    }
    int[] order = at.order();
    int[] rowsInOrder = Arrays.stream(order).map(index -> rowOf[index]).toArray();
    RecordedArrivals arrivals = RecordedArrivals.of(at.inOrder(order), counts.length * step);
    if (columns.has(ColumnRole.KIND)) {
      arrivals = arrivals.withKinds(column(ColumnRole.KIND, rowsInOrder));
    }
    if (columns.has(ColumnRole.FUNCTION)) {
      arrivals = arrivals.withFunctions(column(ColumnRole.FUNCTION, rowsInOrder), rows.functions());
    }
    Map<ColumnRole, Recorded> recorded = new EnumMap<>(ColumnRole.class);
    for (ColumnRole role : List.of(ColumnRole.DURATION, ColumnRole.INPUT, ColumnRole.OUTPUT)) {
      if (columns.has(role)) {
        double unit = role == ColumnRole.DURATION ? 1e6 : 1;
        Numbers numbers = rows.column(role);
        recorded.put(role,
            Recorded.of(Arrays.stream(rowsInOrder).mapToDouble(row -> numbers.get(row) / unit).toArray()));
      }
    }
    return new Trace(counts, step, Optional.of(arrivals), recorded, sha256);
  }

  private int[] column(ColumnRole role, int[] rowsInOrder) {
    Numbers numbers = rows.column(role);
    return Arrays.stream(rowsInOrder).map(row -> (int) numbers.get(row)).toArray();
  }
}
