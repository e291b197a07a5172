package io.edgewise.topology.network;

import io.edgewise.sim.placement.SurfacePoint;
import io.edgewise.topology.place.DataTable;
import io.edgewise.topology.place.GreatCircle;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.place.WorldRegion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Median round-trip times from RIPE Atlas probes in cities to internet hosts, without the rows that cannot be trusted.
 *
 * <p>The hosts' positions are guesses from their addresses, and a host that is really elsewhere shows as a wrong
 * stretch (round trip over the fibre round trip of the distance). Kept are the rows with {@code host_geo_ok = 1} and a
 * stretch of at least 1, of which in each band of distance (limits 100, 500, 1,500, 4,000, 8,000 and 12,000 km) those
 * from the 5th to the 50th percentile of stretch: the credible body.
 */
final class ProbeTable {

  private static final String FILE = "rtt_city_to_host_ripeatlas_2021-10.csv";
  private static final double[] BAND_LIMITS_KM = {100, 500, 1500, 4000, 8000, 12000};
  private static final double LOWEST = 0.05;
  private static final double HIGHEST = 0.50;

  /** One probe city or host: where it is, and in which part of the world. */
  record Site(String name, SurfacePoint point, WorldRegion region) {}

  /** One measured pair; city and host are numbers of sites. */
  record Measurement(int city, int host, double kilometres, double rttMillis) {
    double stretch() {
      return rttMillis / GreatCircle.fibreRttMillis(kilometres);
    }
  }

  private final List<Site> cities;
  private final List<Site> hosts;
  private final List<Measurement> measurements;

  private ProbeTable(List<Site> cities, List<Site> hosts, List<Measurement> measurements) {
    this.cities = cities;
    this.hosts = hosts;
    this.measurements = measurements;
  }

  /** Reads the file and keeps the credible body. */
  static ProbeTable read(Places places) {
    Map<String, Integer> cityNumber = new LinkedHashMap<>();
    Map<String, Integer> hostNumber = new LinkedHashMap<>();
    List<Site> cities = new ArrayList<>();
    List<Site> hosts = new ArrayList<>();
    List<Measurement> possible = new ArrayList<>();
    for (DataTable.Row row : DataTable.read(FILE).rows()) {
      double rtt = row.number("rtt_median_ms");
      double distance = row.number("distance_km");
      if (!row.text("host_geo_ok").equals("1") || distance <= 0 || rtt < GreatCircle.fibreRttMillis(distance)) {
        continue;
      }
      int city = number(places, cityNumber, cities, row, row.text("from_iata"), "from_lat", "from_lon");
      int host = number(places, hostNumber, hosts, row, row.text("host"), "host_lat", "host_lon");
      possible.add(new Measurement(city, host, distance, rtt));
    }
    return new ProbeTable(List.copyOf(cities), List.copyOf(hosts), body(possible));
  }

  private static int number(Places places, Map<String, Integer> numbers, List<Site> sites, DataTable.Row row,
      String name, String latitude, String longitude) {
    return numbers.computeIfAbsent(name, key -> {
      SurfacePoint point = SurfacePoint.of(row.number(latitude), row.number(longitude));
      sites.add(new Site(key, point, places.nearestCity(point).region()));
      return sites.size() - 1;
    });
  }

  private static List<Measurement> body(List<Measurement> possible) {
    double[] low = new double[BAND_LIMITS_KM.length + 1];
    double[] high = new double[BAND_LIMITS_KM.length + 1];
    for (int band = 0; band < low.length; band++) {
      int wanted = band;
      double[] sorted = possible.stream().filter(each -> band(each) == wanted).mapToDouble(Measurement::stretch)
          .sorted().toArray();
      low[band] = SampleQuantile.quantile(sorted, LOWEST);
      high[band] = SampleQuantile.quantile(sorted, HIGHEST);
    }
    return possible.stream()
        .filter(each -> each.stretch() >= low[band(each)] && each.stretch() <= high[band(each)])
        .toList();
  }

  private static int band(Measurement each) {
    int position = Arrays.binarySearch(BAND_LIMITS_KM, each.kilometres());
    return position >= 0 ? position + 1 : -position - 1;
  }

  /** The same table without some cities' measurements; numbers of sites stay. */
  ProbeTable without(IntPredicate city) {
    return new ProbeTable(cities, hosts, measurements.stream().filter(each -> !city.test(each.city())).toList());
  }

  /** Where the probes are. */
  List<Site> cities() {
    return cities;
  }

  /** What they measured to. */
  List<Site> hosts() {
    return hosts;
  }

  /** The credible body. */
  List<Measurement> measurements() {
    return measurements;
  }
}
