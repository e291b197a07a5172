package io.edgewise.scenario.optimize;

import io.edgewise.sim.model.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The sets of places that are candidates: all of a size, or those near the k-median where there are too many.
 *
 * <p>The k-median is the set of places from which the users are nearest on average. It is looked for by greedy addition and
 * then by interchange: as long as it helps, one place is exchanged for another (M. B. Teitz and P. Bart, Heuristic methods for
 * estimating the generalized vertex median of a weighted graph, Operations Research 16, 1968). All sets that are looked at on
 * the way are ranked by the mean round trip, and the best of them are the candidates.
 *
 * @param sets places by their index in the pool, rising
 * @param complete whether these are all sets of their sizes
 */
record SiteSets(List<int[]> sets, boolean complete) {

  /**
   * The sets of so many to so many places.
   *
   * @param pool places to choose from
   * @param least places of the smallest sets, at least 1
   * @param most places of the largest; what the pool has not is left out
   * @param limit most sets
   * @param rttMillis median round trips, by place of the pool and user population
   * @param weights share of each population
   */
  static SiteSets of(List<Place> pool, int least, int most, int limit, double[][] rttMillis, double[] weights) {
    double all = 0;
    for (int size = least; size <= most; size++) {
      all += binomial(pool.size(), size);
    }
    List<int[]> sets = new ArrayList<>();
    if (all <= limit) {
      for (int size = least; size <= Math.min(most, pool.size()); size++) {
        combinations(pool.size(), size, sets);
      }
      return new SiteSets(sets, true);
    }
    int sizes = most - least + 1;
    for (int size = least; size <= Math.min(most, pool.size()); size++) {
      sets.addAll(new Interchange(rttMillis, weights).best(size, Math.max(1, limit / sizes)));
    }
    return new SiteSets(sets, false);
  }

  private static double binomial(int of, int choose) {
    double product = 1;
    for (int i = 0; i < choose; i++) {
      product *= (double) (of - i) / (i + 1);
    }
    return Math.max(0, product);
  }

  private static void combinations(int of, int choose, List<int[]> into) {
    int[] chosen = IntStream.range(0, choose).toArray();
    while (true) {
      into.add(chosen.clone());
      int last = choose - 1;
      while (last >= 0 && chosen[last] == of - choose + last) {
        last--;
      }
      if (last < 0) {
        return;
      }
      chosen[last]++;
      for (int i = last + 1; i < choose; i++) {
        chosen[i] = chosen[i - 1] + 1;
      }
    }
  }

  /** The search for the k-median. */
  private record Interchange(double[][] rttMillis, double[] weights) {

    private List<int[]> best(int size, int limit) {
      Map<Set<Integer>, Double> seen = new LinkedHashMap<>();
      Set<Integer> current = new LinkedHashSet<>();
      while (current.size() < size) {
        current = neighbours(current, false).stream().min(Comparator.comparingDouble(this::mean)).orElseThrow();
      }
      double value = mean(current);
      seen.put(current, value);
      while (true) {
        List<Set<Integer>> others = neighbours(current, true);
        others.forEach(set -> seen.computeIfAbsent(set, this::mean));
        Set<Integer> best = others.stream().min(Comparator.comparingDouble(seen::get)).orElse(current);
        if (best == current || seen.get(best) >= value) {
          break;
        }
        current = best;
        value = seen.get(best);
      }
      return seen.entrySet().stream().sorted(Map.Entry.comparingByValue()).limit(limit)
          .map(entry -> entry.getKey().stream().mapToInt(Integer::intValue).toArray()).toList();
    }

    /** All sets with one place more, or with one place exchanged. */
    private List<Set<Integer>> neighbours(Set<Integer> set, boolean exchanged) {
      List<Set<Integer>> all = new ArrayList<>();
      for (int place = 0; place < rttMillis.length; place++) {
        if (set.contains(place)) {
          continue;
        }
        for (Integer left : exchanged ? List.copyOf(set) : Arrays.asList((Integer) null)) {
          Set<Integer> next = new TreeSet<>(set);
          next.remove(left == null ? -1 : left);
          next.add(place);
          all.add(next);
        }
      }
      return all;
    }

    private double mean(Set<Integer> set) {
      double sum = 0;
      for (int origin = 0; origin < weights.length; origin++) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int place : set) {
          nearest = Math.min(nearest, rttMillis[place][origin]);
        }
        sum += weights[origin] * nearest;
      }
      return sum;
    }
  }
}
