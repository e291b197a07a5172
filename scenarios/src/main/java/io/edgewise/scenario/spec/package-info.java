/**
 * A scenario file as records that mirror it one to one: what was written and where, nothing resolved and no default
 * applied. Every part is optional here, so that a file with mistakes can still be checked to its end.
 *
 * <p>Sees {@code io.edgewise.scenario.schema}, the reading layer of topologies and the names of sim-core's model. Read
 * {@link io.edgewise.scenario.spec.ScenarioReader} first, then {@link io.edgewise.scenario.spec.ScenarioSpec}.
 */
package io.edgewise.scenario.spec;
