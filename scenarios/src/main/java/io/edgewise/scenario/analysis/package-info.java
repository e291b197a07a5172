/**
 * Questions that take more than one run: at which value of a knob two strategies tie.
 *
 * <p>Sees {@code compile} for the variants of a scenario, {@code twin} for the closed forms, and results. Read
 * {@link io.edgewise.scenario.analysis.Variants} first: every analysis asks it for the scenario under other values, and
 * simulates all of them with the same random numbers.
 */
package io.edgewise.scenario.analysis;
