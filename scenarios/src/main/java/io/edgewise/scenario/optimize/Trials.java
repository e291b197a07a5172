package io.edgewise.scenario.optimize;

import io.edgewise.scenario.compile.PlacementCompiler;
import io.edgewise.scenario.compile.PlacementCompiler.Placement;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.SampleSizes;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.WarmUpSizes;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.topology.text.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Simulates candidates, all with the same random numbers. A candidate begins with small replications, one behind the other,
 * and gets more of them at the second look; at the last one it is simulated as {@code edgewise run} does.
 */
final class Trials {

  /** Candidates that are simulated at the same time. */
  static final int BATCH = 8;

  /** Replications of the looks before the last, and of the last where the file asks for a precision and not for a number. */
  private static final int FIRST = 16;

  private static final int SECOND = 64;
  private static final int LAST = 16;

  /**
   * Replications of the first looks: 3,000 requests, so that the 99th percentile of each rests on 30, from four hours of
   * the day, warmed up once.
   */
  private static final SampleSizes SMALL =
      new SampleSizes(20_000, 3_000, 4, FIRST, 2, true, false, WarmUpSizes.THOROUGH.withMost(60_000, 5_000));

  /** One look: so many replications of some size. */
  private record Look(int replications, SampleSizes sizes) {}

  private final CandidateSpace space;
  private final PlacementCompiler compiler;
  private final Function<Scenario, RunResult> runner;
  private final RunPlan plan;
  private final List<Look> looks;
  private long replications;

  Trials(CandidateSpace space, PlacementCompiler compiler, Function<Scenario, RunResult> runner) {
    this.space = space;
    this.compiler = compiler;
    this.runner = runner;
    plan = compiler.scenario().plan();
    int asked = plan.replications() == RunPlan.AUTO_REPLICATIONS ? LAST : Math.max(2, plan.replications());
    looks = List.of(new Look(FIRST, SMALL), new Look(SECOND, SMALL), new Look(asked, plan.sizes()));
  }

  /** How many looks there are at most. */
  int looks() {
    return looks.size();
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
   * @return the results in the order of the candidates
   */
  List<StrategyResult> run(List<Candidate> candidates, int look, double level) {
    List<StrategyResult> results = new ArrayList<>();
    for (int first = 0; first < candidates.size(); first += BATCH) {
      List<Candidate> batch = candidates.subList(first, Math.min(candidates.size(), first + BATCH));
      results.addAll(simulate(batch, look, level).strategies());
    }
    return results;
  }

  /** Simulates candidates side by side, so that all of them are compared. */
  RunResult simulate(List<Candidate> candidates, int look, double level) {
    Look how = looks.get(look);
    List<Deployment> deployments = candidates.stream().map(each -> compile(each).deployment()).toList();
    replications += (long) how.replications() * candidates.size();
    return runner.apply(compiler.scenario().withDeployments(deployments)
        .withPlan(plan.withReplications(how.replications()).withSizes(how.sizes()).withLevel(level)));
  }
}
