package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.RetrySpec;
import io.edgewise.scenario.spec.StrategySpec;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.RetryBudget;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.UserPolicy;

/** Makes what the clients of users do when they are not answered. */
final class UserPolicies {

  private UserPolicies() {}

  /** @param path of the mapping that holds {@code retries} */
  static RetryPolicy retries(String path, RetrySpec spec, AssumptionList assumptions) {
    long most = assumptions.take(path + ".retries", RetrySpec.MOST, spec.most());
    return new RetryPolicy(spec.attempts().orElse(1L).intValue(), spec.backoff().orElse(0L), most,
        spec.deadline().orElse(Long.MAX_VALUE), spec.jitter().orElse(RetryPolicy.Jitter.FULL), spec.causes(),
        spec.budget().orElse(RetryBudget.UNLIMITED), RetryPolicy.USUAL_RATE);
  }

  /** A deployment whose strategy may say something else of its users' clients than the workload. */
  static Deployment of(StrategySpec spec, Deployment deployment, UserPolicy usual, AssumptionList assumptions) {
    if (spec.retries().isEmpty() && spec.deadline().isEmpty()) {
      return deployment;
    }
    assumptions.ofClients("strategies." + deployment.id(), spec.node());
    RetryPolicy retries = spec.retries()
        .map(own -> retries("strategies." + deployment.id(), own, assumptions)).orElse(usual.retries());
    return deployment.withUsers(new UserPolicy(retries, spec.deadline().orElse(usual.deadline())));
  }
}
