/**
 * Turns what a scenario file says into what is simulated: a specification, the catalogue of offers, the places of the
 * world and the network between them become a {@code io.edgewise.sim.model.Scenario}, and every default that was needed
 * is recorded with its provenance.
 *
 * <p>Sees {@code io.edgewise.scenario.spec}, topologies and sim-core's model. Read
 * {@link io.edgewise.scenario.compile.ScenarioCompiler} first, then
 * {@link io.edgewise.scenario.compile.CompiledScenario}.
 */
package io.edgewise.scenario.compile;
