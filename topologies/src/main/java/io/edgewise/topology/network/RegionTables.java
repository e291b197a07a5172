package io.edgewise.topology.network;

import io.edgewise.sim.placement.SurfacePoint;
import io.edgewise.topology.place.DataTable;
import io.edgewise.topology.place.KnownPlace;
import io.edgewise.topology.place.Places;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The operators' own tables of median round-trip times between their regions, made symmetric by the mean of both
 * directions. Regions are numbered from 0 in the order of the places; all arrays are indexed by that number.
 */
final class RegionTables {

  /** The providers whose tables are read; the position is the table's number. */
  static final List<String> PROVIDERS = List.of("aws", "azure", "gcp");

  /** Two regions within this distance are in one metro area. */
  static final double METRO_KM = 130;

  private final List<KnownPlace> regions;
  private final SurfacePoint[] points;
  private final int[] table;
  private final double[][] rttMillis;
  private final double[][] kilometres;
  private final int[] metro;
  private final List<String> unlocated;

  private RegionTables(List<KnownPlace> regions, double[][] rttMillis, List<String> unlocated) {
    int n = regions.size();
    this.regions = List.copyOf(regions);
    this.rttMillis = rttMillis;
    this.unlocated = List.copyOf(unlocated);
    this.points = regions.stream().map(each -> SurfacePoint.of(each.place())).toArray(SurfacePoint[]::new);
    this.table = regions.stream().mapToInt(each -> PROVIDERS.indexOf(each.provider())).toArray();
    this.kilometres = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        kilometres[i][j] = i == j ? 0 : points[i].kilometresTo(points[j]);
      }
    }
    this.metro = metros();
  }

  /** Reads the tables; rows of regions that have no place are skipped and listed in {@link #unlocated()}. */
  static RegionTables read(Places places) {
    Map<String, Double> directed = new HashMap<>();
    readTable(directed, "aws:", "latency_aws_interregion_p50_1y_2025-10.csv", "from_region", "to_region");
    readTable(directed, "azure:", "latency_azure_interregion_p50.csv", "from_code", "to_code");
    readTable(directed, "gcp:", "latency_gcp_interregion_p50_2023-11.csv", "from_region", "to_region");
    // From a region to itself the others measured a handshake with a public endpoint (AWS: 1.2 to 8.2 ms), or nothing.
    directed.keySet().removeIf(pair -> !pair.startsWith("gcp:") && pair.split(">")[0].equals(pair.split(">")[1]));
    TreeSet<String> measured = new TreeSet<>();
    directed.keySet().forEach(key -> measured.addAll(List.of(key.split(">"))));
    List<KnownPlace> regions = new ArrayList<>();
    for (String provider : PROVIDERS) {
      for (KnownPlace each : places.of(provider)) {
        if (measured.remove(each.place().id())) {
          regions.add(each);
        }
      }
    }
    int n = regions.size();
    double[][] rtt = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rtt[i][j] = mean(directed.get(key(regions, i, j)), directed.get(key(regions, j, i)));
      }
    }
    return new RegionTables(regions, rtt, List.copyOf(measured));
  }

  private static void readTable(Map<String, Double> into, String prefix, String file, String from, String to) {
    for (DataTable.Row row : DataTable.read(file).rows()) {
      double millis = row.number("rtt_p50_ms");
      if (!(millis > 0)) {
        throw new IllegalArgumentException(file + ": round trip of " + millis + " ms from " + row.text(from) + " to "
            + row.text(to));
      }
      into.put(prefix + row.text(from) + ">" + prefix + row.text(to), millis);
    }
  }

  private static String key(List<KnownPlace> regions, int from, int to) {
    return regions.get(from).place().id() + ">" + regions.get(to).place().id();
  }

  private static double mean(Double a, Double b) {
    if (a == null && b == null) {
      return Double.NaN;
    }
    return a == null ? b : b == null ? a : (a + b) / 2;
  }

  /** Joins regions into metros: those within {@link #METRO_KM}, transitively, and those that the data put together. */
  private int[] metros() {
    Map<String, String> named = new HashMap<>();
    DataTable.read("regions_supplement.csv").rows().forEach(row -> named.put(row.text("id"), row.text("metro")));
    int n = regions.size();
    int[] group = new int[n];
    Arrays.setAll(group, i -> i);
    for (int i = 0; i < n; i++) {
      String name = named.getOrDefault(regions.get(i).place().id(), "");
      for (int j = 0; j < i; j++) {
        boolean same = !name.isEmpty() && name.equals(named.get(regions.get(j).place().id()));
        if ((same || kilometres[i][j] <= METRO_KM) && group[i] != group[j]) {
          int old = group[i];
          int kept = group[j];
          Arrays.setAll(group, k -> group[k] == old ? kept : group[k]);
        }
      }
    }
    return group;
  }

  /** Number of regions. */
  int size() {
    return regions.size();
  }

  /** A region by its number. */
  KnownPlace region(int i) {
    return regions.get(i);
  }

  /** The number of the table, an index of {@link #PROVIDERS}, that a region is in. */
  int table(int i) {
    return table[i];
  }

  /** Where a region is. */
  SurfacePoint point(int i) {
    return points[i];
  }

  /** The measured median in milliseconds, or NaN where there is none (always NaN between providers). */
  double rttMillis(int i, int j) {
    return rttMillis[i][j];
  }

  /** Great-circle distance in kilometres. */
  double kilometres(int i, int j) {
    return kilometres[i][j];
  }

  /** A number that regions in one metro area share. */
  int metro(int i) {
    return metro[i];
  }

  /** Identifiers that the tables have and the places lack (regions without published coordinates). */
  List<String> unlocated() {
    return unlocated;
  }
}
