package io.edgewise.sim.engine;

import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.random.AliasTable;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.QuantileTable;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A load curve compiled for sampling: an alias table for the origin mix of each segment. Safe to share. */
final class ArrivalTable {

  final LoadCurve curve;
  final long[] startNanos;
  final double[] ratePerNano;
  final QuantileTable unitExponential;
  private final AliasTable[] origins;

  ArrivalTable(LoadCurve curve, TableCache tables) {
    this(curve, tables, 1);
  }

  /** @param requests by which all rates are divided */
  ArrivalTable(LoadCurve curve, TableCache tables, double requests) {
    this.curve = curve;
    unitExponential = tables.of(new Exponential(1), 1);
    List<LoadCurve.Segment> segments = curve.segments();
    startNanos = new long[segments.size()];
    ratePerNano = new double[segments.size()];
    origins = new AliasTable[segments.size()];
    Map<OriginMix, AliasTable> known = new IdentityHashMap<>();
    for (int i = 0; i < startNanos.length; i++) {
      startNanos[i] = segments.get(i).startNanos();
      ratePerNano[i] = segments.get(i).ratePerSecond() / 1e9 / requests;
      origins[i] = known.computeIfAbsent(segments.get(i).mix(), tables::origins);
    }
  }

  /** Expected arrivals per nanosecond at a time. */
  double ratePerNano(long nanos) {
    return ratePerNano[segmentAt(nanos)];
  }

  /** Segment that a time lies in, before the start of a curve that is not periodic the first. */
  int segmentAt(long nanos) {
    long phase = curve.periodic() ? Math.floorMod(nanos, curve.lengthNanos()) : nanos;
    int at = Arrays.binarySearch(startNanos, phase);
    return Math.max(0, at >= 0 ? at : -at - 2);
  }

  AliasTable origins(int segment) {
    return origins[segment];
  }
}
