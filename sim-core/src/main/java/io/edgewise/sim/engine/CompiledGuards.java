package io.edgewise.sim.engine;

import io.edgewise.sim.model.ClientPolicy;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.StateStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The operations of one deployment whose client does more than to wait and to ask again: it gives up, sends a second one,
 * stops asking, or has steps to take in its place.
 */
final class CompiledGuards {

  /** In place of an operation: the request fails. */
  static final int NO_FALLBACK = -1;

  /**
   * How one operation is guarded.
   *
   * @param dependency index of what is asked: a data set, or behind them a service
   * @param target index of what has circuits and budgets of its own: a data set, or calls of one service that are alike
   * @param fallback index of the first operation in its place, or {@link #NO_FALLBACK}
   */
  record Guard(int dependency, int target, ClientPolicy policy, RetryPolicy retries, int fallback) {}

  /** By operation; null for those that are not guarded. */
  final Guard[] guards;

  /** One guard of each target. */
  final List<Guard> targets = new ArrayList<>();

  /** By dependency: what it is called. */
  final List<String> names;

  private CompiledGuards(RequestProgram program, Deployment deployment, List<String> dataSets) {
    guards = new Guard[program.operations().length];
    names = Stream.concat(dataSets.stream(), deployment.services().stream().map(service -> service.id())).toList();
    Map<Object, Integer> known = new HashMap<>();
    for (RequestProgram.Operation operation : program.operations()) {
      int fallback = program.fallbacks().getOrDefault(operation.stepIndex(), NO_FALLBACK);
      boolean calls = operation.fork() != null && operation.code() == RequestProgram.FORK
          && operation.fork().children().size() == 1;
      if (operation.dataSet() >= 0) {
        StateStore store = deployment.stores().get(operation.dataSet());
        if (store.isGuarded() || fallback != NO_FALLBACK) {
          add(operation, operation.dataSet(), store.client(), store.retries(), fallback, known, operation.dataSet());
        }
      } else if (calls && (operation.fork().client().isActive() || operation.fork().retry().isAdaptive()
          || fallback != NO_FALLBACK)) {
        Fork fork = operation.fork();
        add(operation, dataSets.size() + fork.service(), fork.client(), fork.retry().policy(), fallback, known,
            List.of(fork.service(), fork.client(), fork.retry()));
      }
    }
  }

  /** Null where no operation is guarded. */
  static CompiledGuards of(RequestProgram program, Deployment deployment, List<String> dataSets) {
    CompiledGuards compiled = new CompiledGuards(program, deployment, dataSets);
    return compiled.targets.isEmpty() ? null : compiled;
  }

  private void add(RequestProgram.Operation operation, int dependency, ClientPolicy policy, RetryPolicy retries,
      int fallback, Map<Object, Integer> known, Object alike) {
    int target = known.computeIfAbsent(alike, key -> targets.size());
    Guard guard = new Guard(dependency, target, policy, retries, fallback);
    if (target == targets.size()) {
      targets.add(guard);
    }
    guards[operation.stepIndex()] = guard;
  }

  /** What each operation does, where guarded ones are taken by {@link GuardedOperations}. */
  int[] codes(int[] codes) {
    int[] guarded = codes.clone();
    for (int operation = 0; operation < guarded.length; operation++) {
      guarded[operation] = guards[operation] == null ? codes[operation] : RequestProgram.GUARDED;
    }
    return guarded;
  }
}
