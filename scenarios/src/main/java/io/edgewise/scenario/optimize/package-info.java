/**
 * The best placement among many: which platform at which places with which stores is best under the bounds of a scenario.
 *
 * <p>Sees {@code compile} for single strategies and {@code spec} for the section {@code optimize}. Read
 * {@link io.edgewise.scenario.optimize.PlacementSearch} first: it puts the candidates of a
 * {@link io.edgewise.scenario.optimize.CandidateSpace} in the order of their {@link io.edgewise.scenario.optimize.Floors}
 * (what no run can fall below), simulates them in {@link io.edgewise.scenario.optimize.Trials} until the floors of all
 * others rule them out, and races those that are left.
 */
package io.edgewise.scenario.optimize;
