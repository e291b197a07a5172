package io.edgewise.topology.network;

import io.edgewise.sim.model.Place;
import java.util.List;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.FloydWarshallShortestPaths;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * The backbone as a weighted graph: cloud regions, joined by the measured round trip inside each provider and by a
 * fitted link between providers in one metro area. Shortest paths tell how regions of different providers, and
 * regions whose direct pair was not measured, reach each other.
 */
final class NetworkGraph {

  private final RegionTables tables;
  private final FloydWarshallShortestPaths<Integer, DefaultWeightedEdge> paths;
  private final double[][] shortestMillis;

  /** Builds the graph of the regions that are not excluded and all its shortest paths. O(regions^3), once. */
  NetworkGraph(RegionTables tables, boolean[] excluded, DistanceTrend trend) {
    this.tables = tables;
    Graph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    int n = tables.size();
    for (int i = 0; i < n; i++) {
      graph.addVertex(i);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        if (!excluded[i] && !excluded[j]) {
          double weight = link(i, j, trend);
          if (!Double.isNaN(weight)) {
            graph.setEdgeWeight(graph.addEdge(i, j), weight);
          }
        }
      }
    }
    this.paths = new FloydWarshallShortestPaths<>(graph);
    this.shortestMillis = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        shortestMillis[i][j] = i == j ? 0 : paths.getPathWeight(i, j);
        shortestMillis[j][i] = shortestMillis[i][j];
      }
    }
  }

  private double link(int i, int j, DistanceTrend trend) {
    if (tables.table(i) != tables.table(j) && tables.metro(i) == tables.metro(j)) {
      return trend.millis(tables.kilometres(i, j), tables.region(i).region(), tables.region(j).region());
    }
    return tables.rttMillis(i, j);
  }

  /** Length of the shortest path in milliseconds of round trip; infinite where there is none. */
  double shortestMillis(int from, int to) {
    return shortestMillis[from][to];
  }

  /** The regions on the shortest path, both ends included; empty where there is none. */
  List<Place> route(int from, int to) {
    GraphPath<Integer, DefaultWeightedEdge> path = paths.getPath(from, to);
    return path == null ? List.of() : path.getVertexList().stream().map(i -> tables.region(i).place()).toList();
  }
}
