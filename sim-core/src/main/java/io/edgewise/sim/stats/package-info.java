/**
 * Statistics of simulation output: what is recorded in the event loop ({@link
 * io.edgewise.sim.stats.LatencyHistogram}, {@link io.edgewise.sim.stats.TimeAverage}, {@link
 * io.edgewise.sim.stats.Tally}), where the steady state begins ({@link io.edgewise.sim.stats.WarmUp}), and what may be
 * concluded ({@link io.edgewise.sim.stats.ConfidenceInterval}, {@link io.edgewise.sim.stats.QuantileInterval}, {@link
 * io.edgewise.sim.stats.PairedComparison}, {@link io.edgewise.sim.stats.Holm}). Sees nothing else of Edgewise. Read
 * {@code LatencyHistogram} first, then {@code ConfidenceInterval}.
 *
 * <p>Observations within one replication follow one another in time and are correlated; intervals for means are
 * therefore built over replications, each giving one number; those for quantiles over the exceedances of the replications
 * ({@link io.edgewise.sim.stats.ClusteredQuantile}), corrected for skewness ({@link io.edgewise.sim.stats.SkewedMean}), and {@link io.edgewise.sim.stats.ControlVariates} corrects a mean by
 * what is known beforehand. The method follows A. M. Law, Simulation Modeling and
 * Analysis, 5th edition, 2015, chapters 9 to 11.
 */
package io.edgewise.sim.stats;
