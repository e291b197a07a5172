/**
 * Traces: recorded requests, read from CSV files into arrays of numbers.
 *
 * <p>May see {@code sim-core}, the text layer of {@code topologies} and the specifications of scenario files. Read
 * {@link io.edgewise.scenario.replay.TraceReader} first; {@link io.edgewise.scenario.replay.ColumnRole} says what columns
 * may mean and how they are recognised.
 */
package io.edgewise.scenario.replay;
