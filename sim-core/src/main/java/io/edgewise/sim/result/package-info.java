/**
 * What a run measured: counters and histograms that merge by adding integers, so any order and split gives the same
 * bytes, and the answers computed from them afterwards.
 *
 * <p>Read {@link io.edgewise.sim.result.Measurements} first (what one replication fills), then
 * {@link io.edgewise.sim.result.RunResult} (what a person gets).
 */
package io.edgewise.sim.result;
