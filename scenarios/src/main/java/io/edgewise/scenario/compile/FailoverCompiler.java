package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.FailoverSpec;
import io.edgewise.scenario.spec.FailoverSpec.HealthCheck;
import io.edgewise.scenario.spec.StrategySpec;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.FailOver;
import java.util.Optional;

/** Says how the users of a strategy get away from a place that is down, with the defaults that fit the strategy. */
final class FailoverCompiler {

  private final AssumptionList assumptions;

  FailoverCompiler(AssumptionList assumptions) {
    this.assumptions = assumptions;
  }

  /** The fail-over of a deployment. */
  FailOver compile(StrategySpec strategy, Deployment deployment) {
    String path = "strategies." + deployment.id() + ".failover";
    FailoverSpec spec =
        strategy.failover().orElseGet(() -> FailoverSpec.of(strategy.node(), Optional.empty()));
    FailOver.By by = spec.by().orElseGet(() -> usual(path, strategy, deployment));
    long detect = 0;
    long ttl = 0;
    if (by == FailOver.By.DNS) {
      Optional<HealthCheck> check = spec.healthCheck();
      detect = assumptions.take(path + ".healthCheck", FailoverSpec.INTERVAL, check.flatMap(HealthCheck::interval))
          * assumptions.take(path + ".healthCheck", FailoverSpec.FAILURES, check.flatMap(HealthCheck::failures));
      ttl = assumptions.take(path, FailoverSpec.TTL, spec.ttl());
    } else if (by == FailOver.By.ANYCAST) {
      detect = assumptions.take(path, FailoverSpec.WITHDRAWAL, spec.withdrawal());
    }
    return new FailOver(by, detect, detect, ttl,
        assumptions.take(path, FailoverSpec.CONNECT_TIMEOUT, spec.connectTimeout()),
        assumptions.take(path, FailoverSpec.ORIGIN_TIMEOUT, spec.originTimeout()),
        assumptions.take(path, FailoverSpec.CALL_TIMEOUT, spec.callTimeout()));
  }

  private FailOver.By usual(String path, StrategySpec strategy, Deployment deployment) {
    boolean named = strategy.compute().flatMap(compute -> compute.get("at")).isPresent();
    if (named && deployment.sites().size() > 1) {
      assumptions.derived(path + ".by", "dns",
          "the strategy names several places, and health checks choose among them");
      return FailOver.By.DNS;
    }
    if (!deployment.front().pops().isEmpty() || deployment.sites().size() > 1) {
      assumptions.derived(path + ".by", "anycast", "the edge network withdraws the routes of a place that is down");
      return FailOver.By.ANYCAST;
    }
    assumptions.derived(path + ".by", "none", "there is no other place");
    return FailOver.By.NONE;
  }
}
