package io.edgewise.scenario.spec;

import io.edgewise.topology.network.AccessTechnology;

/** The last mile of the users. */
public sealed interface Access {

  /** A technology of the shipped data. */
  record Line(AccessTechnology technology) implements Access {}

  /** No last mile, no loss: users sit beside the place they call. */
  record None() implements Access {}
}
