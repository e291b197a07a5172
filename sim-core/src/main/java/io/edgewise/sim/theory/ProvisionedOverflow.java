package io.edgewise.sim.theory;

/**
 * Provisioned concurrency with overflow to on-demand instances: the provisioned ones are an Erlang loss system, and
 * what it loses spills over.
 *
 * <p>Reference: Gross, Shortle, Thompson and Harris (2008), Fundamentals of Queueing Theory, 4th ed., section 2.6.
 *
 * @param load offered load = arrival rate x mean service time, in erlangs, above 0
 * @param provisioned instances kept ready, at least 1
 */
public record ProvisionedOverflow(double load, int provisioned) {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public ProvisionedOverflow {
    Require.positive("load", load);
    Require.atLeast("provisioned", 1, provisioned);
  }

  /** The share of requests that find all provisioned instances busy: B(provisioned, load) (ibid.). */
  public double spill() {
    return ErlangB.blocking(load, provisioned);
  }

  /** The busy share of the provisioned instances, a (1 - B) / provisioned (ibid.). */
  public double utilisation() {
    return load * (1 - spill()) / provisioned;
  }

  /** The fewest provisioned instances that let at most such a share spill over. */
  public static int provisionedFor(double load, double spill) {
    return ErlangB.servers(load, spill);
  }
}
