package io.edgewise.scenario.compile;

import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.Network;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Quorum;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where a platform runs code that it may move near the stores it asks most: at the location nearest to that store, if the
 * median round trips of a mean request, those from the users' location on, are then shorter than with the code at the
 * users' locations. Stores without one home (caches at every location, actors) attract nothing.
 *
 * @param network round trips
 * @param requests what is asked how often
 * @param workload from where
 */
record SmartPlacement(Network network, List<RequestProfile> requests, Workload workload) {

  /** Users of so many places, those with the most requests, are asked: the rest hardly matters, and locations are many. */
  private static final int MOST_ORIGINS = 100;

  /** Operations of a mean request on one data set with a home. */
  private record Asked(StateStore.Layout layout, double reads, double writes) {

    double operations() {
      return reads + writes;
    }

    Place home() {
      return switch (layout) {
        case StateStore.Home home -> home.at();
        case StateStore.Replicated replicated -> replicated.replicas().getFirst();
        case StateStore.EdgeCached cached -> cached.central().getFirst();
        case StateStore.Actors actors -> actors.homes().getFirst();
        case Quorum quorum -> quorum.replicas().getFirst();
      };
    }
  }

  /**
   * The location for the code; empty where it is best at the users' locations.
   *
   * @param locations that the platform has
   * @param stores by data set
   */
  Optional<Place> choose(List<Place> locations, List<StateStore> stores) {
    List<Asked> asked = asked(stores);
    Optional<Asked> most = asked.stream().max(Comparator.comparingDouble(Asked::operations));
    if (most.isEmpty() || most.get().operations() == 0) {
      return Optional.empty();
    }
    Place near = nearest(most.get().home(), locations);
    double[] weights = weights();
    int[] heaviest = IntStream.range(0, weights.length).boxed()
        .sorted(Comparator.comparingDouble((Integer origin) -> -weights[origin])).limit(MOST_ORIGINS)
        .mapToInt(Integer::intValue).toArray();
    double spread = 0;
    double moved = 0;
    for (int origin : heaviest) {
      Place entry = nearest(workload.origins().get(origin), locations);
      spread += weights[origin] * roundTrips(entry, asked);
      moved += weights[origin] * (network.rttNanos(entry, near) + roundTrips(near, asked));
    }
    return moved < spread ? Optional.of(near) : Optional.empty();
  }

  /** Time on the way to the stores and back, of a mean request whose code is at a place. */
  private double roundTrips(Place code, List<Asked> asked) {
    double sum = 0;
    for (Asked each : asked) {
      double home = network.rttNanos(code, each.home());
      boolean copies = each.layout() instanceof StateStore.Replicated;
      double read = copies
          ? network.rttNanos(code, nearest(code, ((StateStore.Replicated) each.layout()).replicas())) : home;
      sum += each.reads() * read + each.writes() * home;
    }
    return sum;
  }

  private Place nearest(Place from, List<Place> places) {
    return places.stream().min(Comparator.comparingLong(place -> network.rttNanos(from, place))).orElseThrow();
  }

  private double[] weights() {
    LoadCurve load = workload.load();
    double[] weights = new double[workload.origins().size()];
    for (int segment = 0; segment < load.segments().size(); segment++) {
      LoadCurve.Segment piece = load.segments().get(segment);
      double requests = piece.ratePerSecond() * (load.endNanos(segment) - piece.startNanos());
      double sum = IntStream.range(0, weights.length).mapToDouble(piece.mix()::weight).sum();
      for (int origin = 0; origin < weights.length; origin++) {
        weights[origin] += requests * piece.mix().weight(origin) / sum;
      }
    }
    return weights;
  }

  private List<Asked> asked(List<StateStore> stores) {
    double[] reads = new double[stores.size()];
    double[] writes = new double[stores.size()];
    double shares = requests.stream().mapToDouble(RequestProfile::share).sum();
    requests.forEach(request -> count(request.steps(), request.share() / shares, reads, writes));
    List<Asked> asked = new ArrayList<>();
    for (int dataSet = 0; dataSet < reads.length; dataSet++) {
      StateStore.Layout layout = stores.get(dataSet).layout();
      if (layout instanceof StateStore.Home || layout instanceof StateStore.Replicated) {
        asked.add(new Asked(layout, reads[dataSet], writes[dataSet]));
      }
    }
    return asked;
  }

  private static void count(List<Step> steps, double times, double[] reads, double[] writes) {
    for (Step step : steps) {
      switch (step) {
        case Step.Read read -> reads[read.dataSet()] += times;
        case Step.Write write -> writes[write.dataSet()] += times;
        case Step.Chance chance -> count(chance.steps(), times * chance.probability(), reads, writes);
        case Step.Repeat repeat -> count(repeat.steps(), times * repeat.times(), reads, writes);
        case Step.Parallel parallel -> parallel.branches().forEach(branch -> count(branch, times, reads, writes));
        case Step.Compute compute -> {}
        case Step.Wait wait -> {}
        // What services do, they do at their own places.
        case Step.Call call -> {}
        case Step.Publish publish -> {}
        case Step.Workflow workflow -> {}
        // Only stores draw code to them.
        case Step.Infer infer -> {}
      }
    }
  }
}
