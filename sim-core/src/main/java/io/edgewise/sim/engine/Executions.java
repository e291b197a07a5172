package io.edgewise.sim.engine;

import io.edgewise.sim.model.RequestProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How often the operations of a program are executed. */
final class Executions {

  private Executions() {}

  /**
   * By operation: how often it is executed for each request, whatever its kind, on average, if nothing fails.
   *
   * @param entry by kind: its first operation
   * @param fallbacks by operation: where the steps in its place begin
   */
  static double[] perRequest(RequestProgram.Operation[] operations, int[] entry, Map<Integer, Integer> fallbacks,
      List<RequestProfile> requests) {
    double shares = requests.stream().mapToDouble(RequestProfile::share).sum();
    double[] executions = new double[operations.length];
    for (int kind = 0; kind < entry.length; kind++) {
      int end = kind + 1 < entry.length ? entry[kind + 1] : operations.length;
      Arrays.fill(executions, entry[kind], end, requests.get(kind).share() / shares);
    }
    for (int i = 0; i < executions.length; i++) {
      boolean skips = operations[i].code() == RequestProgram.SKIP_UNLESS;
      for (int inside = i + 1; skips && inside < operations[i].target(); inside++) {
        executions[inside] *= operations[i].probability();
      }
    }
    fallbacks.forEach((failed, first) -> Arrays.fill(executions, first, operations[failed].target(), 0));
    return executions;
  }
}
