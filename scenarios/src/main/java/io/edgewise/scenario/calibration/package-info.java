/**
 * Calibration: from measured latencies to distributions that take the place of what the catalogue assumes, and back to how
 * well a simulation with them agrees with what was measured. Read {@link io.edgewise.scenario.calibration.Component} first,
 * then {@link io.edgewise.scenario.calibration.Calibration}.
 *
 * <p>Files are read in {@code data}, value by value, into a bounded sample of each group; {@code io.edgewise.sim.fit} fits
 * the groups; {@code io.edgewise.scenario.compile} puts the results in force. Must not see {@code cli} and {@code compile}.
 */
package io.edgewise.scenario.calibration;
