package io.edgewise.sim.engine;

import io.edgewise.sim.model.Network;
import io.edgewise.sim.model.Place;
import java.util.List;

/**
 * By site: which of several places is nearest, and the round trip to it.
 *
 * @param indices index of the place
 * @param rttNanos round-trip time in nanoseconds
 */
record NearestPlaces(int[] indices, long[] rttNanos) {

  static NearestPlaces of(List<Place> sites, List<Place> places, Network network) {
    int[] indices = new int[sites.size()];
    long[] rttNanos = new long[sites.size()];
    for (int site = 0; site < indices.length; site++) {
      rttNanos[site] = Long.MAX_VALUE;
      for (int place = 0; place < places.size(); place++) {
        long rtt = network.rttNanos(sites.get(site), places.get(place));
        if (rtt < rttNanos[site]) {
          indices[site] = place;
          rttNanos[site] = rtt;
        }
      }
    }
    return new NearestPlaces(indices, rttNanos);
  }

  int size() {
    return indices.length;
  }
}
