/**
 * Claims of a scenario file: what somebody says about latency or cost, held against what the simulation, the price book
 * and the catalogue say.
 *
 * <p>Sees {@code spec}, the catalogue, results and the tables of {@code reports}. Read
 * {@link io.edgewise.scenario.claim.ClaimCompiler} first; each kind of figure is one record of
 * {@link io.edgewise.scenario.spec.FigureSpec}.
 */
package io.edgewise.scenario.claim;
