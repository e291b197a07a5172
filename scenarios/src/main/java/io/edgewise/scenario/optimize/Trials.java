package io.edgewise.scenario.optimize;

import io.edgewise.scenario.compile.PlacementCompiler;
import io.edgewise.scenario.compile.PlacementCompiler.Placement;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.RunResult;
import io.edgewise.topology.text.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Simulates candidates, all with the same random numbers. A candidate begins with few replications and gets twice as many at
 * every further look, the first of which are the same again.
 */
final class Trials {

  /** Candidates that are simulated at the same time. */
  static final int BATCH = 8;

  /** Replications of the first look. */
  private static final int FIRST = 8;

  /** Replications of the last look where the file asks for a precision and not for a number. */
  private static final int MOST = 64;

  private final CandidateSpace space;
  private final PlacementCompiler compiler;
  private final Function<Scenario, RunResult> runner;
  private final RunPlan plan;
  private final List<Integer> looks;
  private long replications;

  Trials(CandidateSpace space, PlacementCompiler compiler, Function<Scenario, RunResult> runner) {
    this.space = space;
    this.compiler = compiler;
    this.runner = runner;
    plan = compiler.scenario().plan();
    looks = looks(plan.replications() == RunPlan.AUTO_REPLICATIONS ? MOST : Math.max(2, plan.replications()));
  }

  private static List<Integer> looks(int most) {
    List<Integer> looks = new ArrayList<>();
    for (int count = FIRST; count < most; count *= 2) {
      looks.add(count);
    }
    looks.add(most);
    return looks;
  }

  /** How many looks there are at most. */
  int looks() {
    return looks.size();
  }

  /** Replications of a look. */
  int replications(int look) {
    return looks.get(look);
  }

  /** Replications simulated so far. */
  long replications() {
    return replications;
  }

  /** A candidate as it is simulated. */
  Placement compile(Candidate candidate) {
    Problems problems = new Problems();
    return compiler.compile(candidate.id(), space.strategy(candidate), problems).orElseThrow();
  }

  /**
   * Simulates candidates.
   *
   * @param look how often they were given more replications
   * @param level of all intervals
   */
  List<Trial> run(List<Candidate> candidates, int look, double level) {
    List<Trial> trials = new ArrayList<>();
    for (int first = 0; first < candidates.size(); first += BATCH) {
      List<Candidate> batch = candidates.subList(first, Math.min(candidates.size(), first + BATCH));
      RunResult result = simulate(batch, looks.get(look), level);
      IntStream.range(0, batch.size())
          .forEach(i -> trials.add(new Trial(batch.get(i), look, result.strategies().get(i))));
    }
    return trials;
  }

  /** Simulates candidates side by side, so that all of them are compared. */
  RunResult simulate(List<Candidate> candidates, int count, double level) {
    List<Deployment> deployments = candidates.stream().map(each -> compile(each).deployment()).toList();
    replications += (long) count * candidates.size();
    return runner.apply(compiler.scenario().withDeployments(deployments)
        .withPlan(plan.withReplications(count).withLevel(level)));
  }
}
