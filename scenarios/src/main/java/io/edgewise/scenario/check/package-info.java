/**
 * The gate: does every strategy keep its limits, and is none worse than in an earlier run, beyond noise?
 *
 * <p>Sees results and {@code saved}, which reads the earlier run. Read {@link io.edgewise.scenario.check.Gate} first.
 */
package io.edgewise.scenario.check;
