package io.edgewise.topology.network;

import io.edgewise.sim.placement.SurfacePoint;
import io.edgewise.topology.place.Places;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Predicts every measured pair with its city left out, and says how far off that is, beside a straight line over
 * distance fitted to the same remaining pairs.
 */
final class CrossValidation {

  /** Relative errors, as fractions of the measured round trip, of the model and of the straight line. */
  static final class Errors {
    private final List<Double> model = new ArrayList<>();
    private final List<Double> line = new ArrayList<>();

    void add(double measured, double modelled, double linear) {
      model.add(Math.abs(modelled - measured) / measured);
      line.add(Math.abs(linear - measured) / measured);
    }

    void addAll(Errors other) {
      model.addAll(other.model);
      line.addAll(other.line);
    }

    int count() {
      return model.size();
    }

    double median() {
      return SampleQuantile.median(array(model));
    }

    double mean() {
      return Arrays.stream(array(model)).average().orElseThrow();
    }

    double lineMedian() {
      return SampleQuantile.median(array(line));
    }

    double lineMean() {
      return Arrays.stream(array(line)).average().orElseThrow();
    }

    String row(String name) {
      return String.format(Locale.ROOT, "| %s | %,d | %.1f %% | %.1f %% | %.1f %% | %.1f %% |", name, count(),
          100 * lineMedian(), 100 * median(), 100 * lineMean(), 100 * mean());
    }

    private static double[] array(List<Double> values) {
      return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  private final RegionTables tables;
  private final ProbeTable probes;

  CrossValidation(Places places) {
    this.tables = RegionTables.read(places);
    this.probes = ProbeTable.read(places);
  }

  /**
   * Errors by table of the providers, where every metro area in turn loses all its regions, of all providers.
   */
  List<Errors> regions() {
    List<Errors> errors = List.of(new Errors(), new Errors(), new Errors());
    for (int metro : metros()) {
      leaveOut(errors, metro, metro);
    }
    return errors;
  }

  /** Errors of pairs both of whose cities are unknown to the model: every {@code step}-th pair of metro areas. */
  Errors bothCities(int step) {
    List<Errors> errors = List.of(new Errors(), new Errors(), new Errors());
    List<Integer> metros = List.copyOf(metros());
    int count = 0;
    for (int i = 0; i < metros.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (count++ % step == 0) {
          leaveOut(errors, metros.get(i), metros.get(j));
        }
      }
    }
    Errors all = new Errors();
    errors.forEach(all::addAll);
    return all;
  }

  private TreeSet<Integer> metros() {
    TreeSet<Integer> metros = new TreeSet<>();
    IntStream.range(0, tables.size()).forEach(i -> metros.add(tables.metro(i)));
    return metros;
  }

  /**
   * Leaves out two metro areas and predicts the pairs between them; with twice the same one, predicts all pairs that
   * lead out of it.
   */
  private void leaveOut(List<Errors> errors, int metro, int other) {
    int n = tables.size();
    boolean[] excluded = new boolean[n];
    for (int i = 0; i < n; i++) {
      excluded[i] = tables.metro(i) == metro || tables.metro(i) == other;
    }
    DistanceTrend trend = DistanceTrend.fit(tables, excluded);
    RttEstimator estimator = new RttEstimator(tables, excluded, probes, trend,
        new NetworkGraph(tables, excluded, trend));
    double[][] lines = IntStream.range(0, 3).mapToObj(table -> line(table, excluded)).toArray(double[][]::new);
    NetworkEnd[] ends = IntStream.range(0, n)
        .mapToObj(i -> estimator.end(tables.region(i).place().id(), tables.point(i), tables.region(i).region(),
            tables.region(i).provider()))
        .toArray(NetworkEnd[]::new);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        boolean wanted = tables.metro(i) == metro
            && (metro == other ? tables.metro(j) != metro : tables.metro(j) == other);
        if (wanted && !Double.isNaN(tables.rttMillis(i, j))) {
          double[] line = lines[tables.table(i)];
          errors.get(tables.table(i)).add(tables.rttMillis(i, j), estimator.millis(ends[i], ends[j]),
              line[0] + line[1] * tables.kilometres(i, j));
        }
      }
    }
  }

  /** Least squares over the pairs of one table that are not excluded: intercept and slope per kilometre. */
  private double[] line(int table, boolean[] excluded) {
    List<double[]> pairs = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (tables.table(i) == table && !excluded[i] && !excluded[j] && !Double.isNaN(tables.rttMillis(i, j))) {
          pairs.add(new double[] {tables.kilometres(i, j), tables.rttMillis(i, j)});
        }
      }
    }
    return line(pairs);
  }

  private static double[] line(List<double[]> pairs) {
    double meanX = pairs.stream().mapToDouble(p -> p[0]).average().orElseThrow();
    double meanY = pairs.stream().mapToDouble(p -> p[1]).average().orElseThrow();
    double covariance = pairs.stream().mapToDouble(p -> (p[0] - meanX) * (p[1] - meanY)).sum();
    double variance = pairs.stream().mapToDouble(p -> (p[0] - meanX) * (p[0] - meanX)).sum();
    double slope = covariance / variance;
    return new double[] {meanY - slope * meanX, slope};
  }

  /**
   * Errors from cities to hosts, where every probe city in turn loses all its measurements, together with all cities
   * within {@code radiusKm} of it.
   */
  Errors cities(double radiusKm) {
    boolean[] none = new boolean[tables.size()];
    DistanceTrend trend = DistanceTrend.fit(tables, none);
    NetworkGraph graph = new NetworkGraph(tables, none, trend);
    Errors errors = new Errors();
    for (int city = 0; city < probes.cities().size(); city++) {
      int left = city;
      List<ProbeTable.Measurement> held = probes.measurements().stream().filter(m -> m.city() == left).toList();
      if (held.isEmpty()) {
        continue;
      }
      SurfacePoint centre = probes.cities().get(city).point();
      ProbeTable rest = probes.without(c -> c == left
          || centre.kilometresTo(probes.cities().get(c).point()) <= radiusKm);
      double[] line = line(rest.measurements().stream()
          .map(m -> new double[] {m.kilometres(), m.rttMillis()}).toList());
      RttEstimator estimator = new RttEstimator(tables, none, rest, trend, graph);
      ProbeTable.Site from = probes.cities().get(city);
      NetworkEnd users = estimator.end("city:" + from.name(), from.point(), from.region(), "city");
      for (ProbeTable.Measurement each : held) {
        ProbeTable.Site host = probes.hosts().get(each.host());
        NetworkEnd server = estimator.end(host.name(), host.point(), host.region(), "host");
        errors.add(each.rttMillis(), estimator.millis(users, server) + RttEstimator.PROBE_ACCESS_MILLIS,
            line[0] + line[1] * each.kilometres());
      }
    }
    return errors;
  }
}
